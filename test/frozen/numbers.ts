/** Fields that are sentences or name the program: they may change while the document stays frozen. */
const WORDS: ReadonlySet<string> = new Set([
  'words',
  'reasons',
  'reason',
  'warnings',
  'source',
  'what',
  'expectedErrors',
  'coverage',
  'manifest',
  'solver',
]);

/** A document without its sentences: what other programs compute with. */
export function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !WORDS.has(name))
      .map(([name, one]) => [name, withoutWords(one)]),
  );
}
