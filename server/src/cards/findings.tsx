import { Text } from './text.js';
import type { CardModel } from './types.js';
import { count } from './words.js';

const names = { error: 'Error', warning: 'Warning', info: 'Note', hint: 'Hint' } as const;

/** A quiet note at the foot of a card: what is still wrong with the entity. */
export function Findings({ findings }: { readonly findings: CardModel['findings'] }) {
  if (findings.length === 0) return null;
  return (
    <details class="findings" open={findings.some((finding) => finding.severity === 'error')}>
      <summary>
        <Text>{`${count(findings.length, 'thing')} to look at`}</Text>
      </summary>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.line} ${finding.message}`} class={finding.severity} data-line={finding.line}>
            <b class="severity">{names[finding.severity]}</b> <Message text={finding.message} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Messages put what stands in the file, or belongs there, between backticks. */
function Message({ text }: { readonly text: string }) {
  const parts = text.split('`');
  if (parts.length < 3 || parts.length % 2 === 0) return <Text>{text}</Text>;
  return (
    <span dir="auto">
      {parts.map((part, index) => (index % 2 === 1 ? <code key={`${index + 1} ${part}`}>{part}</code> : part))}
    </span>
  );
}
