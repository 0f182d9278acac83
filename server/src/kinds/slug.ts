/** Letters that are two in plain English letters, or that are no plain letter with an accent. */
const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/**
 * An id made of a name: lower-case letters and digits with single hyphens between. What stands behind a comma is left
 * out (`Maya Chen, platform lead`). The templates make the same id while the name is typed. Empty where the name has no
 * letter or digit that an id may have.
 */
export function slugOf(name: string): string {
  const [head = ''] = name.split(',');
  return plain(head) || plain(name);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<=\w)['’](?=\w)/g, '')
    .toLowerCase()
    .replace(/[äöüßæœøðþłđı]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Whether a text may be an id (FORMAT section 2). */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}
