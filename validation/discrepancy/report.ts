import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import type { Discrepancy } from '../../src/models/refining/discrepancy/discrepancies.ts';
import { type Block, type Section, table, words } from '../report-parts.ts';
import { short } from '../row.ts';
import { type Foretelling, type Foretold, intervalScore, isInside } from './coverage.ts';
import { counted, type PublishedError } from './errors.ts';
import { pooledDiscrepancies, T95 } from './pool.ts';

type Kind = 'model' | 'whole' | 'common';
const KINDS: readonly (readonly [Kind, string])[] = [
  ['model', 'the models alone'],
  ['common', 'one spread for everything'],
  ['whole', 'by operation and element, pooled'],
];

const inside = (rows: readonly Foretelling[], kind: Kind): number =>
  rows.filter((row) => isInside(row.measured, row[kind])).length;
const score = (rows: readonly Foretelling[], kind: Kind): number =>
  rows.reduce((sum, row) => sum + intervalScore(row.measured, row[kind]), 0) / rows.length;

/** Draws of the papers with replacement. */
const RESAMPLES = 2000;

/** 90 % interval of the share inside, papers drawn again with replacement (cluster bootstrap). */
function bootstrap(rows: readonly Foretelling[], kind: Kind): readonly [number, number] {
  const papers = [...Map.groupBy(rows, ({ set }) => set).values()];
  const shares = Array.from({ length: RESAMPLES }, (_, b) => {
    const stream = streamKey('coverage', String(b));
    const drawn = papers.flatMap((_one, k) => papers[Math.floor(uniform(stream, k) * papers.length)]!);
    return inside(drawn, kind) / drawn.length;
  }).sort((a, b) => a - b);
  return [shares[Math.floor(0.05 * RESAMPLES)]!, shares[Math.floor(0.95 * RESAMPLES)]!];
}

const share = (value: number): string => `${Math.round(100 * value)} %`;
const bandWords = ({ p05, p95 }: Foretold): string => `${short(p05)} to ${short(p95)}`;

/** How often the printed 90 % bands hold, with the laboratory of each number left out. */
export function bandsSection(foretold: readonly Foretelling[], errors: readonly PublishedError[]): Section {
  const groups: readonly (readonly [string, readonly Foretelling[]])[] = [
    ['all numbers', foretold],
    ['of one element, contents and rates', foretold.filter(({ element }) => element !== undefined)],
    ['in nickel', foretold.filter(({ base }) => base === 'Ni')],
    ['held out', foretold.filter(({ blind }) => blind)],
  ];
  const cells = [...Map.groupBy(foretold, cellOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const [low, high] = bootstrap(foretold, 'whole');
  const missed = foretold.filter((row) => !isInside(row.measured, row.whole));
  return {
    id: 'bands',
    heading: 'How often the printed bands hold',
    blocks: [
      words(
        `A printed 90 % band should hold nine numbers of ten. These are the ${foretold.length} numbers of the furnace models that nothing was fitted to. Each is foretold with the errors of other laboratories: all papers of its own are left out, and spreads and pooling are estimated anew. ${inside(foretold, 'whole')} of ${foretold.length} lie inside (${share(inside(foretold, 'whole') / foretold.length)}; ${share(low)} to ${share(high)} when papers are drawn again). The bands of the models alone hold ${inside(foretold, 'model')}. Directions are not counted here: they have no band.`,
      ),
      table(
        'Numbers inside the 90 % band, and the mean interval score of the logarithm (less is better)',
        ['numbers', 'n', ...KINDS.flatMap(([, name]) => [`inside: ${name}`, 'score'])],
        groups.map(([name, rows]) => [
          name,
          String(rows.length),
          ...KINDS.flatMap(([kind]) => [String(inside(rows, kind)), score(rows, kind).toFixed(2)]),
        ]),
      ),
      table(
        'By operation and element',
        ['operation, element', 'n', 'laboratories', 'inside before', 'inside now'],
        cells.map(([cell, rows]) => [
          cell,
          String(rows.length),
          String(new Set(rows.map(({ laboratory }) => laboratory)).size),
          String(inside(rows, 'model')),
          String(inside(rows, 'whole')),
        ]),
      ),
      reliability(foretold),
      table(
        'Where the measured number lies among the draws (PIT): a tenth in each tenth if the bands are right',
        ['share of draws below', ...KINDS.map(([, name]) => name)],
        Array.from({ length: 10 }, (_, k) => [
          `${k / 10} to ${(k + 1) / 10}`,
          ...KINDS.map(([kind]) => String(foretold.filter((row) => tenth(row[kind].below) === k).length)),
        ]),
      ),
      table(
        'Spread of the error (log10 of measured over predicted; scale of a t with four degrees)',
        [
          'of',
          'spread',
          'a 90 % band is times or divided by',
          'within a laboratory',
          'bias',
          'n',
          'laboratories',
        ],
        pooledDiscrepancies(counted(errors)).map(spreadRow),
      ),
      table(
        'Numbers outside their band',
        ['set', 'what', 'measured', 'band', 'the models alone'],
        missed.map((row) => [
          row.set,
          row.says,
          short(row.measured),
          bandWords(row.whole),
          bandWords(row.model),
        ]),
      ),
      table(
        'Numbers of one element that say nothing of the spread',
        ['set', 'what', 'why'],
        errors.flatMap(({ set, says, leftOut }) => (leftOut === undefined ? [] : [[set, says, leftOut]])),
      ),
    ],
  };
}

const tenth = (below: number): number => Math.min(9, Math.floor(10 * below));

const cellOf = ({ operations, element }: Foretelling): string =>
  `${operations.join(', ')}: ${element ?? 'other numbers'}`;

function spreadRow(one: Omit<Discrepancy, 'source'>): string[] {
  const { operation, element, family, spread, within, bias, n, laboratories } = one;
  return [
    operation === undefined ? (family ?? 'what nobody compared') : `${operation}: ${element}`,
    spread.toFixed(2),
    short(10 ** (T95 * spread)),
    within === 0 ? '-' : within.toFixed(2),
    bias === 0 ? 'none taken off' : bias.toFixed(2),
    String(n),
    String(laboratories),
  ];
}

/** Central bands of each width, and the share of numbers that they hold. */
function reliability(rows: readonly Foretelling[]): Block {
  return table(
    'Reliability: share of the numbers inside the central band of a width',
    ['width of the band', ...KINDS.map(([, name]) => name)],
    [0.5, 0.7, 0.8, 0.9].map((width) => [
      share(width),
      ...KINDS.map(([kind]) => {
        const held = rows.filter((row) => Math.abs(row[kind].below - 0.5) <= width / 2).length;
        return share(held / rows.length);
      }),
    ]),
  );
}
