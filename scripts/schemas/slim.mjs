/**
 * Halves the code that ajv makes. It writes out at every place what one call says, and carries a copy of each schema for
 * the sake of a list in it. What is left judges the same; tests compare it with ajv itself.
 */

const literal = String.raw`"(?:[^"\\]|\\.)*"`;
const step = String.raw`(?:\.\w+|\[${literal}\]|\[\d+\])`;

/**
 * @param {string} code of ajv's standalone output
 * @returns {string}
 */
export function slim(code) {
  return withListsInPlace(code)
    .replace(
      /const (err\d+) = (\{.*?\});\s*if\s*\(vErrors === null\)\s*\{\s*vErrors = \[\1\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/gs,
      '(vErrors ??= []).push($2);errors++;',
    )
    .replaceAll(new RegExp(`schemaPath:${literal},`, 'g'), '');
}

/**
 * Writes the list of types or values where the code asks a copy of a schema for it; nobody needs the copy then.
 * @param {string} code
 */
function withListsInPlace(code) {
  /** @type {Map<string, unknown>} */
  const copies = new Map();
  for (const [, name = '', text = ''] of code.matchAll(/^const (schema\d+) = (\{.*\});$/gm)) {
    copies.set(name, JSON.parse(text));
  }
  return code.replaceAll(new RegExp(String.raw`\b(schema\d+)(${step}+)`, 'g'), (whole, name, path) => {
    if (!copies.has(name)) return whole;
    const steps = [...path.matchAll(new RegExp(step, 'g'))].map(([text]) =>
      text.startsWith('.') ? text.slice(1) : JSON.parse(text.slice(1, -1)),
    );
    return JSON.stringify(steps.reduce((value, key) => value[key], /** @type {any} */ (copies.get(name))));
  });
}
