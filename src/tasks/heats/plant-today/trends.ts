import type { PlantToday } from '../../../documents/economics/plant-today.ts';
import type { HeatView, ObjectView } from '../../../evidence/ledger/store.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { counted, usd } from '../../../foundation/quantity/format.ts';

type Trend = PlantToday['trends'][number];

/** A heat with the recorded cost of its metal [USD], null where a price is missing, and its pieces. */
export interface TrendHeat {
  readonly heat: HeatView;
  readonly actual_usd: number | null;
  readonly pieces: readonly ObjectView[];
}

/** A ratio of two sums over heats: what each heat adds above and below the line; null for a heat that has none. */
interface Measure extends Pick<Trend, 'name' | 'unit' | 'good'> {
  readonly of: (one: TrendHeat) => readonly [number, number] | null;
  readonly words: (heat: string, ratio: number) => string;
}

const percents = (share: number): string => `${Math.round(1000 * share) / 10} %`;

/** A piece that was judged, with its own verdict. */
const judgedOf = ({ pieces }: TrendHeat) =>
  pieces.filter(({ status, release }) => release !== null && status !== 'cut' && status !== 'void');

const isFirstPass = ({ release, retests = [], replaced = [] }: ObjectView): boolean =>
  release?.verdict === 'PASS' && retests.length === 0 && replaced.length === 0;

const MEASURES: readonly Measure[] = [
  {
    ...{ name: 'Metal cost', unit: 'USD/kg', good: 'lower' },
    of: ({ heat, actual_usd }) => (actual_usd === null ? null : [actual_usd, heat.input_g / 1000]),
    words: (heat, ratio) => `Heat ${heat} moved it most: ${usd(ratio)} per kg`,
  },
  {
    ...{ name: 'Yield', unit: '%', good: 'higher' },
    of: ({ heat }) => (heat.output_g === null ? null : [heat.output_g, heat.input_g]),
    words: (heat, ratio) => `Heat ${heat} moved it most: ${percents(ratio)}`,
  },
  {
    ...{ name: 'First-pass yield', unit: '%', good: 'higher' },
    of: (one) => {
      const judged = judgedOf(one);
      return judged.length === 0 ? null : [judged.filter(isFirstPass).length, judged.length];
    },
    words: (heat, ratio) => `Heat ${heat} moved it most: ${percents(ratio)} of its pieces at the first try`,
  },
];

/** Spans of time that a trend looks back on. */
export const SPANS = 12;

/**
 * Metal cost, yield and first-pass yield of the heats charged in each of the last `SPANS` spans of `days` days up to `now`: sums over
 * heats divided by sums, so that a large heat counts for more. First pass: pieces with the verdict PASS, without retest or a
 * result put right.
 */
export function trendsOf(
  heats: readonly TrendHeat[],
  { days, now }: { readonly days: number; readonly now: Date },
): Trend[] {
  const starts = Array.from({ length: SPANS }, (_, i) =>
    new Date(now.getTime() - (SPANS - i) * days * MS_PER_DAY).toISOString(),
  );
  const chargedAt = ({ heat }: TrendHeat): string => heat.charges[0]?.happenedAt ?? '';
  const bySpan = starts.map((from, i) =>
    heats.filter(
      (one) => chargedAt(one) >= from && (starts[i + 1] === undefined || chargedAt(one) < starts[i + 1]!),
    ),
  );
  return MEASURES.map((measure) => trendOf(measure, bySpan, starts));
}

function trendOf(
  { of, words, unit, ...named }: Measure,
  bySpan: readonly (readonly TrendHeat[])[],
  starts: readonly string[],
): Trend {
  const scale = unit === '%' ? 100 : 1;
  const rows = bySpan.map((heats) =>
    heats.flatMap((one) => {
      const terms = of(one);
      return terms === null || terms[1] === 0
        ? []
        : [{ heat: one.heat.id, above: terms[0], below: terms[1] }];
    }),
  );
  const ratios = rows.map((some) =>
    some.length === 0 ? null : sumOf(some, ({ above }) => above) / sumOf(some, ({ below }) => below),
  );
  const known = ratios.flatMap((ratio, i) => (ratio === null ? [] : [{ ratio, i }]));
  const [last, before] = [known.at(-1), known.at(-2)];
  const moved = last && before && mostMoved(rows[last.i]!, before.ratio);
  return {
    ...{ ...named, unit },
    points: ratios.map((ratio, i) => ({
      from: starts[i]!.slice(0, 10),
      value: ratio === null ? null : scale * ratio,
      heats: rows[i]!.length,
    })),
    now: last ? scale * last.ratio : null,
    before: before ? scale * before.ratio : null,
    ...(moved && { moved: { heat: moved.heat, words: words(moved.heat, moved.above / moved.below) } }),
  };
}

/** The heat that pulls the ratio of its span furthest from the one before. */
const mostMoved = <Row extends { readonly above: number; readonly below: number }>(
  rows: readonly Row[],
  before: number,
): Row | undefined => {
  const pull = ({ above, below }: Row): number => Math.abs(above - before * below);
  return [...rows].sort((a, b) => pull(b) - pull(a))[0];
};

/** The free lot that is worth most, where it is more than this share of all free metal. */
const DOMINATES = 0.25;

/** The lot that dominates the worth of the free stock; undefined where none does. */
export function dominating(
  lots: readonly { readonly id: string; readonly grade: string; readonly payable_usd: number | null }[],
): PlantToday['stock']['largest'] {
  const worth = (one: { readonly payable_usd: number | null }): number => one.payable_usd ?? 0;
  const [most] = [...lots].sort((a, b) => worth(b) - worth(a));
  const all = sumOf(lots, worth);
  if (lots.length < 2 || !most || worth(most) <= DOMINATES * all) return undefined;
  return { lot: most.id, grade: most.grade, payable_usd: worth(most), rest_usd: all - worth(most) };
}

/** A trend in words: "Metal cost 14.20 USD/kg, after 13.90. Heat H-1 moved it most: 16.00 USD per kg". */
export const trendWords = ({ name, unit, now, before, moved, points }: Trend): string => {
  const shown = (value: number): string => `${value.toFixed(unit === '%' ? 1 : 2)} ${unit}`;
  if (now === null) return `${name}: no heat of the last ${counted(points.length, 'span')} says it`;
  return `${name} ${shown(now)}${before === null ? '' : `, after ${shown(before)}`}${moved ? `. ${moved.words}` : ''}`;
};
