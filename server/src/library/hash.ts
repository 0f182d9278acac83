/** 53 bits of a text (cyrb53): two texts of one library that differ and hash alike are not to be expected. */
export function hash(source: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${source.length}-${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}
