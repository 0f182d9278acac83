/** The offset after the quote that closes the one at `start`, or -1 when none does before `end`. */
export function quotedEnd(text: string, start: number, end: number): number {
  const quote = text.charAt(start);
  for (let i = start + 1; i < end; i++) {
    const char = text.charAt(i);
    if (quote === '"' && char === '\\') i++;
    else if (char === quote) {
      if (quote === "'" && text.charAt(i + 1) === "'" && i + 1 < end) i++;
      else return i + 1;
    }
  }
  return -1;
}

export type FlowToken =
  | { readonly type: '{' | '}' | '[' | ']' | ',' | ':'; readonly start: number; readonly end: number }
  | { readonly type: 'scalar'; readonly start: number; readonly end: number; readonly quote: '' | '"' | "'" }
  | { readonly type: 'comment'; readonly start: number; readonly end: number };

/**
 * The tokens of a flow collection (braces and brackets, JSON among them), from its opening bracket on.
 * A quote that does not close on its line ends with the line, so that one missing quote does not swallow the rest.
 */
export function* flowTokens(text: string, start: number, end: number): Generator<FlowToken> {
  let i = start;
  while (i < end) {
    const char = text.charAt(i);
    if (/\s/.test(char)) i++;
    else {
      const token = flowToken(text, i, end);
      yield token;
      i = Math.max(token.end, i + 1);
    }
  }
}

function flowToken(text: string, i: number, end: number): FlowToken {
  const char = text.charAt(i);
  if (char === '{' || char === '}' || char === '[' || char === ']' || char === ',') {
    return { type: char, start: i, end: i + 1 };
  }
  if (char === ':' && /^(?:[\s,{}[\]]|$)/.test(text.slice(i + 1, i + 2))) return { type: ':', start: i, end: i + 1 };
  if (char === ':' && /["'\]}]/.test(text.charAt(i - 1))) return { type: ':', start: i, end: i + 1 };
  if (char === '#' && /\s/.test(text.charAt(i - 1))) {
    return { type: 'comment', start: i, end: Math.min(end, lineEnd(text, i)) };
  }
  if (char === '"' || char === "'") {
    const close = quotedEnd(text, i, Math.min(end, lineEnd(text, i)));
    const multi = close < 0 && char === "'" ? -1 : close;
    return { type: 'scalar', start: i, end: multi < 0 ? Math.min(end, lineEnd(text, i)) : multi, quote: char };
  }
  return { type: 'scalar', start: i, end: plainEnd(text, i, end), quote: '' };
}

function plainEnd(text: string, start: number, end: number): number {
  let i = start + 1;
  for (; i < end; i++) {
    const char = text.charAt(i);
    if (/[,{}[\]\r\n]/.test(char)) break;
    if (char === ':' && /^(?:[\s,{}[\]]|$)/.test(text.slice(i + 1, i + 2))) break;
    if (char === '#' && /\s/.test(text.charAt(i - 1))) break;
  }
  while (i > start + 1 && /\s/.test(text.charAt(i - 1))) i--;
  return i;
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

/** The offset after the bracket that closes the one at `start`, or -1 when none does before `end`. */
export function flowEnd(text: string, start: number, end: number): number {
  let depth = 0;
  for (const token of flowTokens(text, start, end)) {
    if (token.type === '{' || token.type === '[') depth++;
    if (token.type === '}' || token.type === ']') depth--;
    if (depth <= 0) return token.end;
  }
  return -1;
}
