const LAST_TABLE = '## Words we no longer use';

/** The glossary without its last table. */
export const settledPart = (page: string): string => page.split(LAST_TABLE)[0] ?? '';

/** Words that stand in the glossary as terms, in its explanations and in the right column of its last table. */
export function glossaryWords(page: string): string[] {
  const [settled = '', renamed = ''] = page.split(LAST_TABLE);
  const instead = rowsOf(renamed).map(([, word = '']) => word);
  return [...rowsOf(settled).map(([term = '']) => term), ...instead].flatMap(
    (text) => text.match(/[\p{L}][\p{L}-]*/gu)?.flatMap((word) => [word, ...word.split('-')]) ?? [],
  );
}

/** A word that we no longer use, how it is found in a sentence, and what to say instead. */
export interface Renamed {
  readonly term: string;
  readonly instead: string;
  readonly pattern: RegExp;
}

/**
 * Words of the last table that are also plain English: what makes them the coined word. Somebody may look at a page with a
 * picture; a charge has no look and no picture.
 */
const ORDINARY: Readonly<Record<string, RegExp>> = {
  'certificate of a plan':
    /\bcertificates? (of|for) (a|the|its|this) (plan|charge)\b|\bplan's certificate\b/i,
  certification: /\bcertification (of|for) (a|the|its|this) (plan|charge)\b|\bplan('s)? certification\b/i,
  SPECIMEN: /\bSPECIMEN\b/,
  'correction of a melt': /\bcorrections? of (a|the|its|this) (melt|bath|heat)\b/i,
  picture:
    /\bpictures? of (a|the|its|this) (furnace|charge|route|heat|melt)\b|\b(new|next|last|same|old) picture\b/i,
  look: /\b(a|one|each|every|first|last|next|final|second|more|of) looks?\b/i,
  glance: /\bglances?\b/i,
  nearer: /\bnearer (charges?|plans?|heats?|mixes)\b|\b(plan|look|try|go|come|comes|went|move)s? nearer\b/i,
  settle: /\b(plan|charge|it|that|not|does not|did not|never) settles?\b/i,
  settled: /\b(plan|charge|not|has|have|is) settled\b/i,
  bends: /\bbends\b/i,
  'worth of a lot': /\bworth of (a|the|its|this|each|every) lots?\b/i,
  usd: /\busd\b/,
};

/** The last table of the glossary. Words after a comma that only say where a word was used ("on papers") are no term. */
export function renamedWords(page: string): Renamed[] {
  const [, table = ''] = page.split(LAST_TABLE);
  return rowsOf(table).flatMap(([terms = '', instead = '']) =>
    terms
      .split(', ')
      .filter((term) => !/^(of|on|in|for) /.test(term))
      .map((term) => ({ term, instead, pattern: ORDINARY[term] ?? phrase(term) })),
  );
}

/** Words of `ORDINARY` that the table does not have: they would guard nothing. */
export function strayPatterns(renamed: readonly Renamed[]): string[] {
  return Object.keys(ORDINARY).filter((term) => !renamed.some((row) => row.term === term));
}

const phrase = (term: string): RegExp => new RegExp(`\\b${term.replaceAll(' ', '\\s+')}s?\\b`, 'i');

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (do not say|term) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll(/[`*]/g, '').trim()),
    );
