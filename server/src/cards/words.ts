/** Names of fields and of enumerated values that the plain rule below would get wrong. */
const special: Readonly<Record<string, string>> = {
  kpis: 'KPIs',
  icps: 'Ideal customer profiles',
  ic: 'Individual contributor',
  vp: 'VP',
  c_level: 'C-level',
  crm: 'CRM',
  on_prem: 'On premises',
  early_adopter: 'Early adopter',
  win_loss: 'Win/loss interviews',
  proto: 'Proto-persona (assumptions)',
  qualitative: 'Qualitative research',
  quantitative: 'Quantitative research',
  mixed: 'Qualitative and quantitative research',
  synthetic: 'Synthetic, made by a model',
  gtm: 'Go-to-market',
  b2b: 'B2B',
  b2c: 'B2C',
  b2d: 'B2D',
  oss: 'Open source',
  infl: 'Influencer',
  dev: 'Developer',
  devex: 'Developer experience',
  url: 'Address',
  do: 'To get done',
};

/** A key or an enumerated value as people read it: `customer_interviews` becomes "Customer interviews". */
export function words(key: string): string {
  if (Object.hasOwn(special, key)) return special[key] ?? key;
  const spaced = key
    .replace(/^x[-_]/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return spaced === '' ? key : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** An enumerated value in words; free text, which has blanks or capitals, stays as it was written. */
export function valueWords(text: string): string {
  return /^[a-z0-9]+(_[a-z0-9]+)+$/.test(text) || Object.hasOwn(special, text) ? words(text) : text;
}

/** A value on its own, with a capital: "several times a day" becomes "Several times a day". */
export function sentence(text: string): string {
  const said = valueWords(text);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** "1 source", "3 sources". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** A name's first letters, for the avatar: two at most. */
export function initials(name: string): string {
  const all = name.split(/[\s\-_/.,&()]+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const telling = all.filter((part) => !/^(the|a|an|of|and|for)$/i.test(part));
  const parts = (telling.length > 0 ? telling : all).map(
    (part) => Array.from(part.replace(/^[^\p{L}\p{N}]+/u, ''))[0] ?? '',
  );
  const last = parts.length > 1 ? parts[parts.length - 1] : undefined;
  return `${parts[0] ?? ''}${last ?? ''}`.toLocaleUpperCase('en') || '–';
}

/** How many tints card.css knows. */
const tints = 10;

/** A calm colour that stays with an id: the class of its tint. */
export function tintOf(id: string): string {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  // The low bits alone tell similar ids apart badly: fold the high ones in.
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return `tint-${((hash ^ (hash >>> 13)) >>> 0) % tints}`;
}
