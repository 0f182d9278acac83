/** How many values and characters are looked at: enough to know, and no burden while someone types. */
const mostValues = 400;
const mostCharacters = 4000;

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const letter = /\p{L}/gu;

/**
 * The direction in which most of an entity is written, so that its whole card is laid out in it; nothing for left to
 * right. Each text keeps its own direction within its lines, whatever the card's is.
 */
export function directionOf(data: unknown): 'rtl' | undefined {
  const text = textsOf(data);
  const against = text.match(rightToLeft)?.length ?? 0;
  return against > 0 && against * 2 > (text.match(letter)?.length ?? 0) ? 'rtl' : undefined;
}

/** The texts in a value, nearest first; keys and whatever is no text are left out. */
function textsOf(data: unknown): string {
  const open: unknown[] = [data];
  const texts: string[] = [];
  let length = 0;
  for (let index = 0; index < open.length && index < mostValues && length < mostCharacters; index++) {
    const value = open[index];
    if (typeof value === 'string') {
      texts.push(value.slice(0, mostCharacters));
      length += value.length;
    } else if (typeof value === 'object' && value !== null) open.push(...Object.values(value).slice(0, mostValues));
  }
  return texts.join(' ');
}
