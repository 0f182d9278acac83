import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly category?: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const readme = readFileSync('README.md', 'utf8');

test('every command and every setting of the extension stands in the readme', () => {
  const { commands, configuration } = manifest.contributes;
  const titles = commands.flatMap(({ category, title }) => (category ? [`**${category}: ${title}**`] : []));
  const settings = Object.keys(configuration.properties).map((name) => `\`${name}\``);
  expect(titles.length * settings.length).toBeGreaterThan(0);
  expect([...titles, ...settings].filter((name) => !readme.includes(name))).toEqual([]);
});
