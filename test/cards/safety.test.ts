import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { hasCanvas, renderCard } from '../../server/src/cards/render.js';
import type { CardModel } from '../../server/src/cards/types.js';
import { MemoryHost } from '../../server/src/host/memory.js';
import { schemaFor, writableKinds } from '../../server/src/kinds/registry.js';
import type { Dialect, Entity, KindName, PersonaFile } from '../../server/src/kinds/types.js';
import { Pictures } from '../../server/src/pictures.js';
import { scoresOf } from '../../server/src/scores/index.js';
import { modelOf } from './model.js';
import { previewPages, recorded, show } from './preview-page.js';

/** Whatever is written into whichever field of whichever kind, a card holds nothing but what cards are made of. */
const hostile = [
  `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
  `'><svg onload=alert(1)><iframe src="https://evil.test"></iframe>`,
  `</p></article><style>*{display:none}</style><base href="https://evil.test/">`,
  `<a href="command:workbench.action.quit">x</a><form action=https://evil.test><input autofocus onfocus=alert(1)>`,
  `--></title></textarea></noscript><math><mtext></mtext><!--<img title="--><img src=x onerror=alert(1)>">`,
  `" onmouseover="alert(1)" style="position:fixed;inset:0" x="`,
  'javascript:alert(1)',
  ' \u0001java\tscript:alert(1)',
  'vbscript:msgbox(1)',
  'command:workbench.action.terminal.new',
  'file:///etc/passwd',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'data:image/png;base64,AAAA" onerror="alert(1)',
  'https://user:secret@evil.test/"onclick="alert(1)',
  '//evil.test/a.png',
  '\\\\evil.test\\share\\a.png',
  '../../../../etc/passwd',
  '%2e%2e/%2e%2e/secret.png',
  `color:red;background:url(https://evil.test/?a);}*{x:y`,
  `url("javascript:alert(1)")`,
  'a\u0000b<script\u0000>',
  '\u202Egnp.txt\u2066\u2067\u202D',
  '{{constructor.constructor("alert(1)")()}}<%= 1 %>',
  '__proto__',
  'W'.repeat(2000),
] as const;

const elements = new Set(
  (
    'a abbr article aside b bdi blockquote caption circle code dd details div dl dt ellipse em figcaption figure g h1 h2 ' +
    'h3 h4 header i img kbd li line nav ol p path polygon polyline pre q rect section small span strong sub summary sup ' +
    'svg table tbody td text tfoot th thead time title tr tspan ul'
  ).split(' '),
);

/** What may stand in which attribute; one that is not here may not be there at all. */
const numbers = /^[\d.,e%+\s-]*$/i;
const words = /^[\w -]*$/;
const attributes: readonly (readonly [names: RegExp, value: RegExp])[] = [
  // A web address, which Chromium has read as one, or an anchor.
  [/^href$/, /^(?:https?:\/\/\S+|#\S*)$/i],
  [/^src$/, /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml);base64,[a-z0-9+/=]+$/i],
  [/^rel$/, /^noopener noreferrer$/],
  // Of no element that the page of the preview has itself.
  [/^id$/, /^(?!card$|keys$|tools$|effective$|canvas$)\S+$/],
  [
    /^(?:class|role|scope|fill|text-anchor|dominant-baseline|preserveaspectratio|stroke-line\w+|vector-effect)$/i,
    words,
  ],
  [/^dir$/, /^(?:auto|rtl|ltr)$/],
  [/^(?:tabindex|colspan|rowspan|start|width|height|data-line|[cdr][xy]|r|[xy][12]?)$/, numbers],
  [/^(?:viewbox|points|pathlength|offset|stroke-dasharray|stroke-width)$/i, numbers],
  [/^d$/, /^[a-z\d.,\s+-]*$/i],
  [/^transform$/, /^[a-z\d(),.\s+-]*$/i],
  [/^open$/, /^$/],
  [/^data-kind$/, /^[a-z-]+$/],
  [/^data-entity$/, /^\d+#\S*$/],
  // Read to people, and run by nobody.
  [/^(?:aria-[a-z]+|alt|title|data-label|data-id)$/, /^.*$/s],
];

/** How much of a schema's alternatives a sample takes: free text wherever it may stand, or the richest form of all. */
type Sampling = 'texts' | 'forms';
type Schema = Readonly<Record<string, unknown>>;

/** A value with every field that a schema knows, with one text in each of them. Values from a list stay valid. */
function sample(schema: Schema, root: Schema, text: string, sampling: Sampling, depth = 0): unknown {
  if (depth > 9) return text;
  const deeper = (next: unknown) => sample(next as Schema, root, text, sampling, depth + 1);
  const { $ref, anyOf, allOf, properties, items, additionalProperties, type } = schema;
  if (typeof $ref === 'string') return deeper(resolve(root, $ref));
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(anyOf)) {
    const samples = anyOf.map(deeper);
    const isText = (value: unknown) => typeof value === 'string';
    const isForm = (value: unknown) => typeof value === 'object';
    return samples.find(sampling === 'texts' ? isText : isForm) ?? samples[0];
  }
  if (properties) {
    const entries = Object.entries(properties as Schema).map(([key, value]) => [key, deeper(value)]);
    return Object.fromEntries(entries);
  }
  if (Array.isArray(allOf)) return deeper(allOf[0]);
  if (items) return [deeper(items), deeper(items)];
  if (typeof additionalProperties === 'object') return { [text]: deeper(additionalProperties), other: text };
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  return type === 'object' ? { [text]: text } : text;
}

function resolve(root: Schema, ref: string): Schema {
  return ref
    .slice(2)
    .split('/')
    .reduce<Schema>((schema, key) => schema[key] as Schema, root);
}

/** What a kind holds: the entity itself, below what its schema says about files of several. */
function entitySchema(kind: KindName, dialect: Dialect): Schema {
  const schema = schemaFor(kind, dialect).schema as Schema;
  const { entity } = (schema.$defs ?? {}) as Record<string, Schema>;
  return { ...(entity ?? schema), $defs: schema.$defs };
}

async function modelWith(kind: KindName, dialect: Dialect, text: string, sampling: Sampling): Promise<CardModel> {
  const schema = entitySchema(kind, dialect);
  const data = sample(schema, schema, text, sampling) as Entity['data'];
  const uri = 'file:///library/a.yaml';
  const model = modelOf({ kind, dialect, id: text, name: text, data }, { ...data, image: text });
  const { summary: _, ...scores } = scoresOf(model.entity, {
    others: { count: 0, closest: () => undefined },
    inPersonaMap: false,
    study: () => undefined,
  });
  const host = new MemoryHost({ 'file:///secret.png': '\x89PNG\r\n\x1a\n', 'file:///etc/passwd': '<svg />' });
  const file = { uri, entities: [model.entity] } as unknown as PersonaFile;
  const pictureOf = await new Pictures(host).of('file:///library', [file]);
  return {
    ...model,
    ...scores,
    pictureOf: (source) => pictureOf(uri, source),
    linkOf: () => ({ kind: 'persona', id: text, href: `#persona/${encodeURIComponent(text)}` }),
    inheritedFrom: () => text,
    findings: [{ severity: 'warning', message: text, line: 1 }],
  };
}

let browser: Browser;
let parser: Page;
const openPage = previewPages();

beforeAll(async () => {
  browser = await launchChromium();
  parser = await browser.newPage();
});
afterAll(() => browser?.close());

/** Every element and attribute that a browser makes of a card, once each. */
function partsOf(html: readonly string[]): Promise<{ elements: string[]; attributes: [string, string][] }> {
  return parser.evaluate((cards) => {
    const names = new Set<string>();
    const pairs = new Map<string, [string, string]>();
    for (const card of cards) {
      const { body } = new DOMParser().parseFromString(card, 'text/html');
      for (const element of body.querySelectorAll('*')) {
        names.add(element.localName);
        for (const { name, value } of element.attributes) pairs.set(`${name}=${value}`, [name, value]);
      }
    }
    return { elements: [...names], attributes: [...pairs.values()] };
  }, html);
}

const shapes = [
  ...writableKinds().map((kind) => [kind, 'native'] as const),
  ['persona', 'pls'] as const,
  ['glossary', 'pls'] as const,
];

describe.each(shapes)('%s (%s)', (kind, dialect) => {
  const drawn = async (texts: readonly string[]) => {
    const models = texts.flatMap((text) => [
      modelWith(kind, dialect, text, 'texts'),
      modelWith(kind, dialect, text, 'forms'),
    ]);
    return (await Promise.all(models)).flatMap((model) => [
      renderCard(model),
      ...(hasCanvas(model.entity) ? [renderCard(model, { layout: 'canvas' })] : []),
    ]);
  };

  test('holds no element and no attribute but those of cards, whatever is written into it', async () => {
    const found = await partsOf(await drawn(hostile));
    expect(found.elements.filter((name) => !elements.has(name))).toEqual([]);
    const isAllowed = ([name, value]: [string, string]) =>
      attributes.some(([names, values]) => names.test(name) && values.test(value));
    const odd = found.attributes
      .filter((pair) => !isAllowed(pair))
      .map(([name, value]) => `${name}=${value.slice(0, 200)}`);
    expect(odd).toEqual([]);
    expect(found.elements.length, 'the card holds something').toBeGreaterThan(5);
  });

  test('a text that turns the writing round turns nothing round but itself', async () => {
    const page = await openPage();
    const astray: string[] = [];
    for (const html of await drawn([hostile.find((text) => text.startsWith('\u202E')) ?? ''])) {
      await show(page, html);
      const found = await page.locator('#card *').evaluateAll((all) =>
        all
          .filter((element) => {
            const texts = [...element.childNodes].filter((node): node is Text => node instanceof Text);
            const { display, unicodeBidi } = getComputedStyle(element);
            const isOpen = display === 'inline' && !/isolate|plaintext/.test(unicodeBidi);
            return isOpen && !(element instanceof SVGElement) && texts.some(({ data }) => /\u202E/.test(data));
          })
          .map((element) => element.outerHTML.slice(0, 200)),
      );
      astray.push(...found);
    }
    expect(astray).toEqual([]);
    await page.close();
  });

  test('runs nothing and asks nobody for anything in the page of the preview', async () => {
    const page = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!/^data:image\//.test(request.url())) asked.push(request.url());
    });
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    for (const html of await drawn(hostile)) await show(page, html);
    await page.mouse.move(100, 100);
    expect((await recorded(page)).violations).toEqual([]);
    expect(asked).toEqual([]);
    await page.close();
  });
});

test('a picture that is too large to be sent with every card is not shown', async () => {
  for (const [size, isShown] of [
    [1_000_000, true],
    [3_000_000, false],
  ] as const) {
    const entity = { data: { image: `data:image/png;base64,${'A'.repeat(size)}` } };
    const file = { uri: 'file:///library/a.yaml', entities: [entity] } as unknown as PersonaFile;
    const pictureOf = await new Pictures(new MemoryHost()).of('file:///library', [file]);
    expect(pictureOf(file.uri, entity.data.image) !== undefined).toBe(isShown);
  }
});
