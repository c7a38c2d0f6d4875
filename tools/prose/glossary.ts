const LAST_TABLE = '## Words we no longer use';

/** The glossary without its last table. */
export const settledPart = (page: string): string => page.split(LAST_TABLE)[0] ?? '';

/** Words of the terms of the glossary and of the right column of its last table, in the plural too. */
export function glossaryWords(page: string): string[] {
  const [settled = '', renamed = ''] = page.split(LAST_TABLE);
  const instead = rowsOf(renamed).map(([, word = '']) => word);
  return [...rowsOf(settled).map(([term = '']) => term), ...instead].flatMap(
    (text) => text.match(/\p{L}+/gu)?.flatMap((word) => [word, `${word}s`]) ?? [],
  );
}

/** A word that we no longer use, how it is found in a sentence, and what to say instead. */
export interface Renamed {
  readonly term: string;
  readonly instead: string;
  readonly pattern: RegExp;
}

/**
 * Words of the last table that are wrong in one sense only, and what shows that sense: somebody may look at a page with a
 * picture; a charge has no look and a furnace has no picture.
 */
const IN_ONE_SENSE: Readonly<Record<string, RegExp>> = {
  'correction of a melt': /\bcorrections? of (a|the|its|this) (melt|bath|heat)\b/i,
  'picture of a furnace':
    /\bpictures? of (a|the|its|this) (furnace|charge|route|heat|melt)\b|\b(new|next|last|same|old) picture\b/i,
  look: /\b(a|one|each|every|first|last|next|final|second|more|of) looks?\b/i,
  glance: /\bglances?\b/i,
  nearer: /\bnearer (charges?|plans?|heats?|mixes)\b|\b(plan|look|try|go|come|comes|went|move)s? nearer\b/i,
  settle: /\b(plan|charge|furnace|not) settles?\b/i,
  settled: /\b(plan|charge|furnace|not|never) settled\b/i,
  bends: /\bbends\b/i,
  swing: /\b(plan|charge|search|cost)s? swings?\b/i,
  'worth of a lot': /\bworth of (a|the|its|this|each|every) lots?\b/i,
};

/**
 * The last table of the glossary. A word in code type is never right; of the others those that `IN_ONE_SENSE` can tell, and
 * phrases. What follows a colon or a word in code type says where it was used.
 */
export function renamedWords(page: string): Renamed[] {
  const [, table = ''] = page.split(LAST_TABLE);
  return rowsOf(table).flatMap(([cell = '', instead = '']) => {
    const never = [...cell.matchAll(/`([^`]+)`/g)].map(([, term = '']) => term);
    const plain = cell
      .replaceAll(/`[^`]+`[^;,]*/g, '')
      .split(/[;,]/)
      .map((term) => term.replace(/:.*/, '').trim())
      .filter((term) => term in IN_ONE_SENSE || term.includes(' '));
    return [
      ...never.map((term) => ({ term, instead, pattern: phrase(term) })),
      ...plain.map((term) => ({ term, instead, pattern: IN_ONE_SENSE[term] ?? phrase(term) })),
    ];
  });
}

/** Words of `IN_ONE_SENSE` that the table does not have: they would guard nothing. */
export function strayPatterns(renamed: readonly Renamed[]): string[] {
  return Object.keys(IN_ONE_SENSE).filter((term) => !renamed.some((row) => row.term === term));
}

/** A phrase as it stands, in the plural too; capitals count where they are what is wrong. */
const phrase = (term: string): RegExp =>
  new RegExp(`\\b${term.replaceAll(' ', '\\s+')}s?\\b`, /^[A-Z]+$|^usd$/.test(term) ? '' : 'i');

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (do not say|term) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('*', '').trim()),
    );
