import { describe, expect, it } from 'vitest';
import { tokenizeInjected } from './tokens.js';

describe('a fence of persona in Markdown', () => {
  const text = 'before\n\n```persona\nkind: persona\nnote: |\n  a: b\nopen: "x\n```\nafter: 1';
  const scopes = (piece: string) =>
    tokenizeInjected(text)
      .find((token) => token.text === piece)
      ?.scopes.join(' ');

  it('is coloured as Persona YAML, and only the fence', () => {
    expect(scopes('kind')).toContain('meta.embedded.block.persona entity.name.tag.yaml');
    expect(scopes('persona')).toContain('fenced_code.block.language.markdown');
    expect(scopes('  a: b')).toContain('string.unquoted.block.yaml');
    expect(scopes('after: 1')).toBe('');
  });
});
