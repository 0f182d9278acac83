import { propertiesOf } from '../kinds/schema-walk.js';
import { type Described, fieldsOf, valueText } from './described.js';
import { Text, Value } from './text.js';
import { words } from './words.js';

export interface Column {
  readonly path: readonly string[];
  readonly label: string;
}

/** More columns than this are read better as blocks. */
const mostColumns = 6;
/** A list of words that still fits into a cell. */
const longestList = 80;

/** A list of mappings as a table, a row each. */
export function Table(props: { readonly rows: readonly Described[]; readonly columns: readonly Column[] }) {
  const { rows, columns } = props;
  return (
    <table class="matrix records">
      <thead>
        <tr>
          {columns.map(({ path, label }) => (
            <th key={path.join(' ')} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field.pointer} data-line={row.field.line}>
            {columns.map((column, index) => (
              <Cell key={column.path.join(' ')} row={row} column={column} head={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell(props: { readonly row: Described; readonly column: Column; readonly head: boolean }) {
  const cell = at(props.row, props.column.path);
  const content = !cell ? (
    <span class="nothing">–</span>
  ) : Array.isArray(cell.field.value) ? (
    <Value field={cell.field} />
  ) : (
    <Text>{valueText(cell)}</Text>
  );
  if (props.head) return <th scope="row">{content}</th>;
  return (
    <td data-label={props.column.label} data-line={cell?.field.line}>
      {content}
    </td>
  );
}

/** The columns of a table; nothing when some value is no cell, or there are too few or too many. */
export function columnsOf(rows: readonly Described[]): Column[] | undefined {
  const columns = new Map<string, Column>();
  for (const row of rows) {
    for (const described of fieldsOf(row, ['evidence'])) {
      const paths = pathsOf(described);
      if (!paths) return undefined;
      for (const path of paths) columns.set(path.join('/'), { path, label: words(path.at(-1) ?? '') });
    }
  }
  if (columns.size < 2 || columns.size > mostColumns) return undefined;
  const order = [...new Set(rows.flatMap(({ root, schemas }) => [...propertiesOf(root, schemas).keys()]))];
  const place = ({ path: [key = ''] }: Column) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...columns.values()].sort((a, b) => place(a) - place(b));
}

/** Where the cells of a value are: itself, or each value of a mapping of short ones. */
function pathsOf({ key, field }: Described): string[][] | undefined {
  if (field.isMapping && !isRange(Object.keys(Object(field.value)))) {
    const flat = field.entries.every(([, value]) => (value.text?.length ?? longestList) <= 24);
    return flat ? field.entries.map(([inner]) => [key, inner]) : undefined;
  }
  const short = field.items.every((item) => item.text !== undefined) && (field.readable ?? '').length <= longestList;
  return !Array.isArray(field.value) || short ? [[key]] : undefined;
}

function isRange(keys: readonly string[]): boolean {
  return keys.every((key) => key === 'min' || key === 'max');
}

function at(row: Described, path: readonly string[]): Described | undefined {
  let found: Described | undefined = row;
  for (const step of path) found = found && fieldsOf(found, []).find(({ key }) => key === step);
  return found;
}
