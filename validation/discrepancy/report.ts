import { PROMISED } from '../../src/models/refining/discrepancy/coverage.ts';
import type { Discrepancy } from '../../src/models/refining/discrepancy/discrepancies.ts';
import { type Block, type Section, table, words } from '../report/parts.ts';
import { short } from '../row.ts';
import { type Intervals, inside, intervalsOf, type Kind, score } from './bootstrap.ts';
import { type Foretelling, type Foretold, isInside } from './coverage.ts';
import { counted, type PublishedError } from './errors.ts';
import { insideOf, pitOf, pitPlot, reliabilityPlot } from './pictures.ts';
import { pooledDiscrepancies, T95 } from './pool.ts';

const KINDS: readonly (readonly [Kind, string])[] = [
  ['model', 'the models alone'],
  ['common', 'one spread for everything'],
  ['whole', 'by operation and element, pooled'],
];

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
  const intervals = groups.map(([, rows]) => intervalsOf(rows));
  const laboratories = new Set(foretold.map(({ laboratory }) => laboratory)).size;
  const missed = foretold.filter((row) => !isInside(row.measured, row.whole));
  return {
    id: 'bands',
    heading: 'How often the printed bands hold',
    blocks: [
      words(
        `A printed 90 % band should hold nine numbers of ten. These are the ${foretold.length} numbers of the furnace models that nothing was fitted to, of ${laboratories} laboratories. Each is foretold with the errors of other laboratories: all papers of its own are left out, and spreads and pooling are estimated anew. ${inside(foretold, 'whole')} of ${foretold.length} lie inside (${share(inside(foretold, 'whole') / foretold.length)}; ${between(intervals[0]!.whole, share)} when laboratories are drawn again), ${intervals[0]!.whole[1] < PROMISED ? 'which is fewer than promised' : 'which agrees with what is promised'}. The bands of the models alone hold ${inside(foretold, 'model')}. Directions are not counted here: they have no band.`,
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
      { kind: 'plots', plots: [reliabilityPlot(foretold), pitPlot(foretold)] },
      words(
        'Shaded in the pictures: what nine of ten samples of so many numbers would show if each number came by itself and the bands were right. Numbers of one laboratory do not come by themselves, so chance reaches further than the shade; the next table draws whole laboratories.',
      ),
      table(
        'What chance leaves open: 90 % intervals, laboratories drawn again with replacement',
        [
          'numbers',
          'laboratories',
          'inside: as printed',
          'inside: the models alone',
          'score less that of the models alone',
          'score less that of one spread for everything',
        ],
        groups.map(([name, rows], k) => intervalRow(name, rows, intervals[k]!)),
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
          ...KINDS.map(([kind]) => String(pitOf(foretold, kind)[k])),
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

const between = ([low, high]: readonly [number, number], say: (value: number) => string): string =>
  `${say(low)} to ${say(high)}`;

const intervalRow = (name: string, rows: readonly Foretelling[], of: Intervals): string[] => [
  name,
  String(new Set(rows.map(({ laboratory }) => laboratory)).size),
  between(of.whole, share),
  between(of.model, share),
  between(of.overModel, (value) => value.toFixed(2)),
  between(of.overCommon, (value) => value.toFixed(2)),
];

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
    ([0.5, 0.7, 0.8, 0.9] as const).map((width) => [
      share(width),
      ...KINDS.map(([kind]) => share(insideOf(rows, kind, width) / rows.length)),
    ]),
  );
}
