import { renderCard } from '../../server/src/cards/render.js';
import { modelsOf } from './model.js';

/** The cards of a text, for scripts/cards.mjs: with a finding of each severity, to see the note at the foot. */
export function draw(name: string, text: string): string {
  const findings = [
    { severity: 'warning', message: 'Nothing says where goal 2 comes from. Add evidence to it.', line: 12 },
    { severity: 'hint', message: 'The last review is 8 months ago.', line: 30 },
  ] as const;
  return modelsOf(name, text, findings).map(renderCard).join('\n');
}
