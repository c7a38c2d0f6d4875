import type { Point, Series, XyPlot } from '../../src/documents/page-charts.ts';
import { byChance, inside, type Kind } from './bootstrap.ts';
import type { Foretelling } from './coverage.ts';

/** Size of a picture that fits a phone and stands beside another on a page [px]. */
const SIZE = { width: 332, height: 300 } as const;
/** Width of the bands that are printed [1], and those that reliability is asked of. */
const PRINTED = 0.9;
export const WIDTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, PRINTED] as const;
/** Parts of the range of draws that PIT counts. */
const PARTS = 10;

/** Numbers inside the central band of a width: of the printed one by its ends, of others by the share of draws below. */
export const insideOf = (rows: readonly Foretelling[], kind: Kind, width: number): number =>
  width === PRINTED
    ? inside(rows, kind)
    : rows.filter((row) => Math.abs(row[kind].below - 0.5) <= width / 2).length;

/** Numbers by the tenth of the draws that they lie in. */
export const pitOf = (rows: readonly Foretelling[], kind: Kind): number[] =>
  Array.from(
    { length: PARTS },
    (_, k) => rows.filter((row) => Math.min(PARTS - 1, Math.floor(PARTS * row[kind].below)) === k).length,
  );

/** Share inside over the width of the band: on the diagonal where bands hold what they promise. */
export function reliabilityPlot(rows: readonly Foretelling[]): XyPlot {
  const n = rows.length;
  const of = (kind: Kind): Point[] =>
    WIDTHS.map((width) => [100 * width, (100 * insideOf(rows, kind, width)) / n]);
  const chance = (which: 0 | 1): Point[] => [
    [0, 0],
    ...WIDTHS.map((width): Point => [100 * width, (100 * byChance(n, width)[which]) / n]),
    [100, 100],
  ];
  const ticks = [0, 20, 40, 60, 80, 100].map((at) => ({ at, label: String(at) }));
  const printed = of('whole').at(-1)![1];
  return {
    title: `Numbers inside bands of each width, n = ${n}`,
    description: `${Math.round(printed)} % lie inside the printed 90 % band, laboratory left out`,
    x: { label: 'width of the band [%]', range: [0, 100], ticks },
    y: { label: 'numbers inside [%]', range: [0, 100], ticks },
    ...SIZE,
    series: [
      { kind: 'band', low: chance(0), high: chance(1), name: '9 of 10 by chance' },
      {
        kind: 'line',
        points: [
          [0, 0],
          [100, 100],
        ],
        tone: 'dim',
        name: 'as promised',
      },
      ...dotted(of('model'), { tone: 'hold', name: 'models alone', hollow: true }),
      ...dotted(of('whole'), { tone: 'accent', name: 'as printed' }),
    ],
  };
}

const dotted = (
  points: readonly Point[],
  {
    tone,
    name,
    hollow = false,
  }: { readonly tone: 'hold' | 'accent'; readonly name: string; readonly hollow?: boolean },
): Series[] => [
  { kind: 'line', points, tone, dashed: hollow },
  { kind: 'points', points, tone, hollow, name },
];

/** Where the measured number lies among the draws: level where bands are right, high at both ends where they are too narrow. */
export function pitPlot(rows: readonly Foretelling[]): XyPlot {
  const n = rows.length;
  const [low, high] = byChance(n, 1 / PARTS);
  const steps = (counts: readonly number[]): Point[] => [
    ...counts.map((count, k): Point => [(100 * k) / PARTS, count]),
    [100, counts.at(-1)!],
  ];
  const [whole, model] = [pitOf(rows, 'whole'), pitOf(rows, 'model')];
  const most = Math.max(...whole, ...model);
  const flat = (at: number): Point[] => [
    [0, at],
    [100, at],
  ];
  return {
    title: `Share of draws below the number, n = ${n}`,
    description: `${whole.join(', ')} numbers by tenths; each is expected to hold ${low} to ${high}`,
    x: {
      label: 'draws below what was measured [%]',
      range: [0, 100],
      ticks: [0, 20, 40, 60, 80, 100].map((at) => ({ at, label: String(at) })),
    },
    y: { label: 'numbers in each tenth', range: [0, Math.ceil((most + 1) / 5) * 5] },
    ...SIZE,
    series: [
      { kind: 'band', low: flat(low), high: flat(high), name: '9 of 10 by chance' },
      { kind: 'line', points: flat(n / PARTS), tone: 'dim', name: 'as promised' },
      { kind: 'line', points: steps(model), step: true, tone: 'hold', dashed: true, name: 'models alone' },
      { kind: 'line', points: steps(whole), step: true, tone: 'accent', name: 'as printed' },
    ],
  };
}
