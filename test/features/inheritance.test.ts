import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { effectiveText } from '../../server/src/features/effective-text.js';
import { hover } from '../../server/src/features/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { effectiveEntity } from '../../server/src/library/effective.js';
import { readinessContext } from '../../server/src/scores/in-library.js';
import { scoresOf } from '../../server/src/scores/index.js';
import { shelf, today } from '../support/library.js';
import { doc, marked } from '../support/marked.js';

const config = 'include: [{ glob: "*.{yaml,json}", dialect: pls }]\n';
const dev = doc(
  'id: dev',
  'label: Developer',
  'segment: finance',
  'role:',
  '  level: ic',
  '  responsibilities: [coding]',
  '  titles: [Engineer, Architect]',
  'motivations:',
  '  likes: [Clear examples]',
  'organization: { gtm: b2b }',
);
const lead = doc(
  'id: lead',
  'label: Lead',
  'parent: [dev]',
  'segment: "*"',
  'role:',
  '  level: lead',
  '  responsibilities: [coding]',
  'motivations:',
  '  x-likes:',
  '    - Long reads',
);

function libraryOf(text: string, name = 'lead.yaml') {
  const made = shelf({ 'personas.config.yaml': config, 'dev.yaml': dev, [name]: text });
  const file = made.files.get(name);
  const [entity] = file?.entities ?? [];
  if (!file || !entity) throw new Error('No persona');
  return { library: made.library, file, entity };
}

function hoverAt(source: string): string | undefined {
  const { text, position } = marked(source);
  const { library, file } = libraryOf(text);
  const scores = (entity: Parameters<typeof scoresOf>[0]) =>
    scoresOf(entity, readinessContext(library, file.uri, entity));
  const found = hover(
    { file, library, known: library.entities, links: library.links, today, scoresOf: scores },
    position,
  );
  return found && (found.contents as { value: string }).value;
}

describe('hover', () => {
  test('a value of its own says what it takes the place of', () => {
    expect(hoverAt(lead.replace('level:', 'le|vel:'))).toContain('In place of ic, from `dev`');
    expect(hoverAt(lead.replace('level: lead', 'level: le|ad'))).toContain('In place of ic, from `dev`');
  });

  test('where it says "*", the value of the parent is in effect', () => {
    expect(hoverAt(lead.replace('segment', 'seg|ment'))).toContain('In effect: finance, from `dev`');
  });

  test('an addition shows the whole list and who says each entry', () => {
    const text = hoverAt(lead.replace('x-likes', 'x-|likes'));
    expect(text).toContain('- Clear examples · `dev`\n- Long reads · `lead`');
  });

  test('a part, and the parent, list what is taken over', () => {
    expect(hoverAt(lead.replace('role:', 'ro|le:'))).toContain(
      'Takes over one value:\n\n- `titles`: Engineer and 1 more · `dev`',
    );
    const all = hoverAt(lead.replace('parent:', 'par|ent:'));
    expect(all).toContain('- `organization.gtm`: b2b · `dev`');
    expect(all).toContain('- `segment`: finance · `dev`');
  });

  test('a repetition is called one; what no parent speaks of says nothing more', () => {
    expect(hoverAt(lead.replace('responsibilities', 'respon|sibilities'))).toContain('Says the same as `dev`');
    expect(hoverAt(`${lead}\nnarrati|ve: Hers`)).not.toMatch(/effect|place of|Takes over/);
    expect(hoverAt(lead.replace('parent: [dev]\n', '').replace('level:', 'le|vel:'))).not.toContain('In place of');
  });

  test('what people wrote does no harm in Markdown', () => {
    const { text, position } = marked(lead.replace('segment', 'seg|ment'));
    const made = shelf({
      'personas.config.yaml': config,
      'dev.yaml': dev.replace('finance', '"<img src=x> [a](http://b)"'),
      'lead.yaml': text,
    });
    const file = made.files.get('lead.yaml');
    if (!file) throw new Error('No file');
    const context = { file, library: made.library, known: [], today, scoresOf: () => ({ summary: '' }) as never };
    const found = hover(context, position);
    expect(found).toBeDefined();
    expect(JSON.stringify(found?.contents)).not.toMatch(/(?<!\\)<img|[^\\]\]\(http:/);
  });
});

describe('inlay hints', () => {
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const painted = (text: string, name?: string, range = everywhere) => {
    const { library, file } = libraryOf(text, name);
    const lines = text.split('\n');
    const hints = inlayHints(file, library, range);
    for (const { position, label } of [...hints].reverse()) {
      const line = lines[position.line] ?? '';
      lines[position.line] =
        `${line.slice(0, position.character)}«${label as string}»${line.slice(position.character)}`;
    }
    return lines.join('\n');
  };

  test('stand where something is inherited, taken the place of, or added to', () => {
    expect(painted(lead)).toBe(
      doc(
        'id: lead',
        'label: Lead',
        'parent: [dev]«takes over 3 values»',
        'segment: "*"«finance from dev»',
        'role:«titles from dev»',
        '  level: lead«in place of ic from dev»',
        '  responsibilities: [coding]',
        'motivations:',
        '  x-likes:«adds to one entry from dev»',
        '    - Long reads',
      ),
    );
  });

  test('the same in JSON', () => {
    const json = JSON.stringify({ id: 'lead', label: 'Lead', parent: ['dev'], role: { level: 'lead' } }, null, 2);
    expect(painted(json, 'lead.json')).toContain('"role":«responsibilities, titles from dev» {');
    expect(painted(json, 'lead.json')).toContain('"level": "lead"«in place of ic from dev»');
  });

  test('only for the lines that are asked for, and none without parents', () => {
    const some = { start: { line: 5, character: 0 }, end: { line: 5, character: 9 } };
    expect(painted(lead, undefined, some).match(/«.*?»/g)).toEqual(['«in place of ic from dev»']);
    expect(painted(lead.replace('[dev]', '[]'))).not.toContain('«');
    expect(painted(lead.replace('[dev]', '[nobody]'))).not.toContain('«');
  });

  test('none before the library has been read', () => {
    const { library, file } = libraryOf(lead);
    library.complete = false;
    expect(inlayHints(file, library, everywhere)).toEqual([]);
  });
});

describe('the effective persona as a text', () => {
  test('holds everything, and says behind what is inherited from whom', () => {
    const { library, file, entity } = libraryOf(lead);
    expect(effectiveText(file, entity, library)).toEqual({
      title: 'Lead',
      text: `${doc(
        '# Lead with everything that it inherits. Read only: change the files of the personas instead.',
        '# What stands without a comment is its own; the rest is from dev.',
        'id: lead',
        'label: Lead',
        'parent:',
        '  - dev',
        'segment: finance # from dev',
        'organization:',
        '  gtm: b2b # from dev',
        'role:',
        '  level: lead',
        '  responsibilities:',
        '    - coding',
        '  titles:',
        '    - Engineer # from dev',
        '    - Architect # from dev',
        'motivations:',
        '  likes:',
        '    - Clear examples # from dev',
        '    - Long reads',
      )}\n`,
    });
  });

  test('is YAML that holds what the persona says in the end, whatever texts people write', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('*', ' x', 'a: b', '- c', '# d', 'é\n\nz ', 'null', '7', "it's", '"'),
    );
    const traits = fc.dictionary(
      words,
      fc.oneof(words, fc.array(words, { maxLength: 3 }), fc.dictionary(words, words, { maxKeys: 2 })),
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(traits, traits, (theirs, own) => {
        const made = shelf({
          'personas.config.yaml': config,
          'a.json': JSON.stringify({ ...theirs, id: 'a', label: 'A', parent: [] }),
          'b.json': JSON.stringify({ ...own, id: 'b', label: 'B', parent: ['a'] }),
        });
        const file = made.files.get('b.json');
        const [entity] = file?.entities ?? [];
        if (!file || !entity) throw new Error('No persona');
        expect(parseYaml(effectiveText(file, entity, made.library).text)).toEqual(
          effectiveEntity(made.library, file.uri, entity).data,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('says what is missing, and that nothing is inherited', () => {
    const { library, file, entity } = libraryOf('id: lead\nlabel: Lead\nparent: [nobody]\nsegment: x');
    const { text } = effectiveText(file, entity, library);
    expect(text).toContain('# It inherits nothing');
    expect(text).toContain('# Not found: nobody.');
  });
});
