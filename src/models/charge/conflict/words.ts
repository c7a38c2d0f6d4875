import { roundedOutward, significant } from '../../../foundation/quantity/format.ts';
import type { Blend, BlendRow } from '../blend/model.ts';
import { contentWithUnit } from '../content-words.ts';
import { edgeWords } from '../limit-row.ts';

/** A loosened rule is loosened by so much more than needed [1], so that the plan after it exists in floating point. */
export const MARGIN = 1e-6;

/** A rule in words, as the caller would say it. */
export function rowWords(blend: Blend, row: BlendRow): string {
  const heat = row.heat === null ? undefined : blend.problem.heats[row.heat]!;
  const of = blend.problem.heats.length > 1 && heat ? ` in ${heat.id}` : '';
  if (row.kind === 'mass') return `${significant(heat!.mass_kg)} kg of refined metal${of}`;
  if (row.kind === 'available')
    return `${significant(blend.problem.materials[row.material!]!.available_kg)} kg of ${blend.problem.materials[row.material!]!.id} in stock`;
  if (row.kind === 'required')
    return `${significant(blend.problem.materials[row.material!]!.required_kg!)} kg of ${blend.problem.materials[row.material!]!.id} in any case`;
  if (row.kind === 'share') return `at most ${significant(row.share!.max * 100)} % ${row.share!.label}${of}`;
  const { elements, kind, inner } = row.limit!;
  const { min, max } = row.kind === 'content' ? row.limit! : inner;
  const own =
    row.kind !== 'content' && (inner.min > row.limit!.min || inner.max < row.limit!.max)
      ? ' (internal range)'
      : '';
  const name = `${elements.join('+')}${own}`;
  const label = kind === 'residual' ? ' (residual limit, no row of its own)' : '';
  const [low, high] = [edgeWords(row.limit!, 'min'), edgeWords(row.limit!, 'max')];
  if (row.side === 'min' || !Number.isFinite(max))
    return `${name} at least ${contentWithUnit(min)}${low}${of}`;
  if (row.side === 'max' || min <= 0) return `${name} at most ${contentWithUnit(max)}${high}${label}${of}`;
  return `${name} ${contentWithUnit(min)}${low} to ${contentWithUnit(max, min)}${high}${of}`;
}

/** A move of `by` row units as it is said, and the move that the rounded words mean. */
export function spoken(
  blend: Blend,
  row: BlendRow,
  by: number,
): { readonly words: string; readonly by: number } {
  const heat = row.heat === null ? undefined : blend.problem.heats[row.heat]!;
  const of = blend.problem.heats.length > 1 && heat ? ` in ${heat.id}` : '';
  const up = by > 0;
  const outward = (value: number): number =>
    roundedOutward(value * (1 + (up ? MARGIN : -MARGIN)), up ? 'up' : 'down');
  const moved = (from: number, words: (to: number) => string): { words: string; by: number } => {
    const to = outward(from + by * row.scale);
    return { words: `${words(to)}${of}`, by: (to - from) / row.scale };
  };
  if (row.kind === 'available') {
    const { id, available_kg } = blend.problem.materials[row.material!]!;
    const more = roundedOutward(by * row.scale * (1 + MARGIN), 'up');
    return {
      words: `find ${significant(more)} kg more of ${id} (there are ${significant(available_kg)} kg)`,
      by: more / row.scale,
    };
  }
  if (row.kind === 'required') {
    const { id, required_kg = 0 } = blend.problem.materials[row.material!]!;
    const to = roundedOutward(required_kg * (1 + by), 'down');
    return {
      words: `require ${significant(to)} kg of ${id} instead of ${significant(required_kg)} kg`,
      by: to / required_kg - 1,
    };
  }
  if (row.kind === 'share')
    return moved(row.share!.max, (to) => `allow ${significant(to * 100)} % ${row.share!.label}`);
  const { elements, kind, inner } = row.limit!;
  const name = elements.join('+');
  if (up && kind === 'residual')
    return moved(inner.max, (to) => `give ${name} a row of its own of at most ${contentWithUnit(to)}`);
  const side = up ? 'max' : 'min';
  return moved(
    inner[side],
    (to) =>
      `${up ? 'raise' : 'lower'} the ${movedEnd(row.limit!, { side, to })} to ${contentWithUnit(to, inner[side])}`,
  );
}

/** The end of a window that moves: the plant's own range while it stays inside the limit, else the limit. */
function movedEnd(
  { elements, inner, ...limit }: NonNullable<BlendRow['limit']>,
  { side, to }: { readonly side: 'min' | 'max'; readonly to: number },
): string {
  const [end, own] = [`${side}imum of ${elements.join('+')} from`, contentWithUnit(inner[side])];
  if (inner[side] === limit[side]) return `${end} ${own}`;
  const inside = side === 'max' ? to <= limit.max : to >= limit.min;
  return inside ? `internal ${end} ${own}` : `${end} ${contentWithUnit(limit[side])} (internal ${own})`;
}
