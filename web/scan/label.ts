/** The number in what a label says: the number itself, or the last part of its address. */
export function numberIn(scanned: string): string {
  const text = scanned.trim();
  if (!text.includes('/')) return text;
  const last = text.slice(text.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
