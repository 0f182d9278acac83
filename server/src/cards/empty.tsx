import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Findings } from './findings.js';
import type { CardModel } from './types.js';

export interface EmptyModel {
  /** What the file should hold: "persona", "user story"; nothing where nothing says so. */
  readonly expected?: string;
  /** There is nothing in the file but blanks and comments. */
  readonly blank: boolean;
  readonly findings: CardModel['findings'];
}

/** Stands in place of a card for a file of ours that holds no entity, and says what to do. */
export function renderEmpty(model: EmptyModel): string {
  return renderToString(
    <article class="card card-empty" data-entity="none">
      <div class="card-body">
        <div class="empty-card">
          <h1>{model.blank ? 'This file is still empty' : 'There is nothing to show yet'}</h1>
          <Advice model={model} />
        </div>
        {model.blank ? null : <Findings findings={model.findings} />}
      </div>
    </article>,
  );
}

function Advice({ model: { blank, expected } }: { readonly model: EmptyModel }) {
  const what = expected ? `${/^[aeio]/i.test(expected) ? 'an' : 'a'} ${expected}` : 'a persona or something like it';
  if (blank) {
    return (
      <p>
        To begin {what}, press <Key>Ctrl</Key>+<Key>Space</Key> in the file and choose a template. Its card appears
        here.
      </p>
    );
  }
  return (
    <>
      <p>What stands in this file is not {what} yet. That begins with lines such as these:</p>
      <pre>
        <code>{`${expected ? '' : 'kind: persona\n'}id: a-short-name\nname: What people call it`}</code>
      </pre>
      <p>As soon as they are there, the card appears here.</p>
    </>
  );
}

function Key({ children }: { readonly children: ComponentChildren }) {
  return <kbd>{children}</kbd>;
}
