/** The number in what a label says: the number itself, or the last part of its address. */
export function numberIn(scanned: string): string {
  const text = scanned.trim();
  if (!text.includes('/')) return text;
  const last = text.slice(text.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  // an asset number of GS1 is the prefix of the plant, a sign, and its own number
  const own = text.includes('/8004/') ? last.replace(/^\d{6,12}[-.]/, '') : last;
  try {
    return decodeURIComponent(own);
  } catch {
    return own;
  }
}
