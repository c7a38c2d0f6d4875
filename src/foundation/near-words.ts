/** Levenshtein distance of two words: letters to insert, delete or exchange. For the "did you mean" of refusals. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/**
 * The known word that was meant: the same but for case, else the one at most two letters and a third of its length away;
 * undefined when none is near.
 */
export function meantWord(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const away = (other: string): number => editDistance(lower, other.toLowerCase());
  const nearest = [...known].sort((a, b) => away(a) - away(b))[0];
  if (nearest === undefined) return undefined;
  return away(nearest) <= Math.min(2, nearest.length / 3) ? nearest : undefined;
}

/** Those of the known words that need the fewest letters changed, nearest first; at most `most`. */
export function nearestWords(word: string, known: readonly string[], most = 5): string[] {
  const away = new Map(known.map((one) => [one, editDistance(word.toLowerCase(), one.toLowerCase())]));
  return [...known].sort((a, b) => away.get(a)! - away.get(b)! || a.localeCompare(b)).slice(0, most);
}
