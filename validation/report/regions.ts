import { coverageWords } from '../../src/models/refining/discrepancy/coverage.ts';
import type { NamedSet } from '../comparison.ts';
import { intervalsOf } from '../discrepancy/bootstrap.ts';
import type { Foretelling } from '../discrepancy/coverage.ts';
import { coverageCounts } from '../discrepancy/data.ts';
import type { Row } from '../row.ts';
import { APART_HEAD, apartCells, sorted } from './counts.ts';

/** Figures of the report that stand in pages for users, each between two comments of its name. */
export interface Figures {
  readonly rows: readonly Row[];
  readonly first: readonly Row[];
  readonly foretold: readonly Foretelling[];
  readonly sets: readonly NamedSet[];
}

/** Text of a page with its figures written anew. Throws TypeError for a page that has no such place. */
export function withFigures(page: string, figures: Figures): string {
  let text = page;
  const named = [...page.matchAll(/<!-- ([\w-]+): written by npm run validate -->/g)].map(
    ([, name]) => name!,
  );
  if (named.length === 0) throw new TypeError('the page has no place for figures of the report');
  for (const name of named) {
    const write = REGIONS[name];
    if (write === undefined) throw new TypeError(`the report has no figure called ${name}`);
    const open = `<!-- ${name}: written by npm run validate -->`;
    const close = `<!-- end of ${name} -->`;
    const [from, to] = [text.indexOf(open), text.indexOf(close)];
    if (to < from) throw new TypeError(`the page lacks ${close}`);
    text = `${text.slice(0, from)}${open}\n${write(figures)}\n${text.slice(to)}`;
  }
  return text;
}

const REGIONS: Readonly<Record<string, (figures: Figures) => string>> = {
  bands: ({ foretold }) => bandWords(foretold),
  'bands-in-short': ({ foretold }) => wordsOf(foretold),
  statements: statementTable,
};

/** The sentence that every page with such bands has. */
const wordsOf = (foretold: readonly Foretelling[]): string =>
  coverageWords(
    coverageCounts(foretold).map(({ of, counts }) => ({ ...of, ...counts, source: 'the report' })),
    'published',
  )!;

const share = (value: number): string => `${Math.round(100 * value)}`;

function bandWords(foretold: readonly Foretelling[]): string {
  const [low, high] = intervalsOf(foretold).whole;
  const alone = coverageCounts(foretold)[0]!.counts;
  return [
    wordsOf(foretold),
    `Laboratories drawn again with replacement give ${share(low)} to ${share(high)} %.`,
    `Bands of the models alone held ${alone.modelsAlone}.`,
  ].join('\n');
}

function statementTable({ rows, first, sets }: Figures): string {
  const of = (part: Row['part']): Row[] =>
    rows.filter((row) => row.part === part && row.role === 'predicted');
  const { cannotFail } = sorted(rows, sets);
  const lines = [
    ...apartCells('held out, at their first run', sorted(first, sets)),
    ...apartCells('(b) furnace data, today', sorted(of('predicted'), sets)),
    ...apartCells('(a) properties from other sources, today', sorted(of('constants'), sets)),
  ];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '',
    line(APART_HEAD),
    `|${'---|'.repeat(APART_HEAD.length)}`,
    ...lines.map(line),
    '',
    `${cannotFail.length} statements hold whatever the numbers of the models. They are in no row; the report lists them with the reason.`,
  ].join('\n');
}
