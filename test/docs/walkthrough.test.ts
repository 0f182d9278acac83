import { existsSync, readFileSync } from 'node:fs';

import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { shelf } from '../support/library.js';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents?: readonly string[];
}

const manifest: {
  readonly files: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string; readonly title: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
} = JSON.parse(readFileSync('package.json', 'utf8'));
const { commands, walkthroughs } = manifest.contributes;
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

test('there is a walkthrough', () => {
  expect(steps.length).toBeGreaterThan(3);
});

describe.each(steps)('the step $id', ({ description, media, completionEvents = [] }) => {
  const path = media.markdown.replace('./', '');
  const markdown = readFileSync(path, 'utf8');

  test('has its page, and that is packed', () => {
    expect(existsSync(path)).toBe(true);
    expect(picomatch([...manifest.files])(path)).toBe(true);
  });

  test('names commands that there are', () => {
    const links = [...description.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1]);
    const events = completionEvents.map((event) => event.replace('onCommand:', ''));
    const own = [...links, ...events].filter((id) => id?.startsWith('personas.'));
    expect(own.filter((id) => !commands.some(({ command }) => command === id))).toEqual([]);
    const titles = commands.map(({ category, title }) => `${category}: ${title}`);
    const named = [...`${description}\n${markdown}`.matchAll(/[*"](Persona: [^*"]+)[*"]/g)].map((match) => match[1]);
    expect(named.filter((title) => title === undefined || !titles.includes(title))).toEqual([]);
  });

  test('shows personas without a fault', () => {
    const samples = [...markdown.matchAll(/```yaml\n(kind:[^`]+)```/g)].map((match) => match[1] ?? '');
    for (const sample of samples) {
      const findings = shelf({ 'care-coordinator.persona.yaml': sample }).findings('care-coordinator.persona.yaml');
      expect(findings.filter(({ channel }) => channel === 'finding')).toEqual([]);
    }
  });
});
