import { counted, percent, significant, usd, usdPerKg } from '../../foundation/quantity/format.ts';
import type { Blend, BlendRow } from './blend/model.ts';
import type { CostWithout } from './confident/plan-worth.ts';
import type { LotRisk } from './confident/risk.ts';
import { contentWithUnit } from './content-words.ts';
import { NOT_WORKED_OUT } from './metered.ts';
import { type ChargeLine, type ChargeMaterial, isMember, isPurchasable } from './problem.ts';
import type { Solution } from './solver.ts';

/**
 * Cost of the best charge without a material [usd]; `atMost`: of one that is not proven to be the best; 'not worked out': the limit of
 * work left nothing for it.
 */
export type Without = CostWithout | 'not worked out' | { readonly atMost: number };

/** Why a lot is in a charge or out of it. */
export interface LotReason {
  readonly material: number;
  /** kg charged; 0 = out. */
  readonly mass_kg: number;
  /**
   * Price [usd/kg] at which the answer changes: of a lot that is out, the price below which it would be used; of one
   * that is in, the price above which the heat is cheaper without it. null when it has to be in, or cannot be.
   */
  readonly breakEven_usd_per_kg: number | null;
  /** What rules pay for a kg of it (positive) or charge for it (negative) [usd/kg], largest first; metal itself left out. */
  readonly parts: readonly { readonly words: string; readonly usd_per_kg: number }[];
  readonly risk: LotRisk | null;
  readonly words: string;
}

export interface Explained {
  readonly blend: Blend;
  /** Linear solution at the chosen whole numbers. */
  readonly linear: Solution;
  readonly lines: readonly ChargeLine[];
  readonly heat: number;
  /** From all that the plan may take besides, distance from aims included. */
  readonly without: (material: number) => Promise<Without>;
  /** Cost of the plan, counted the same way [usd]. */
  readonly cost_usd: number;
  /** No charge under the same rules costs less, counted the same way [usd]; absent where that is not known. */
  readonly bound_usd?: number | null;
  /** Shares of risk by material, where contents are uncertain. */
  readonly risks?: ReadonlyMap<number, LotRisk>;
}

/** Parts below this [usd/kg] are not worth a word. */
const WORTH_A_WORD = 0.01;
/** Costs that differ by less are the same [usd]; below the other, they are told in cents. */
const SAME_USD = 0.005;
const IN_CENTS_USD = 10;
/** A rule that pays more than this share of a lot's price is a reason to take it [1]. */
const WANTED = 0.05;
/** Parts and analyses that are named. */
const NAMED = 3;
/** Lots listed at most; of those that are out, the nearest to paying. */
export const MOST_LISTED = 500;

/** Why each lot is in or out: those in by mass, then those out, nearest to paying first. What can be bought is left out. */
export async function explainLots(of: Explained): Promise<readonly LotReason[]> {
  const { blend, heat, lines } = of;
  const columnOf = new Map<number, number>();
  blend.columns.forEach((column, j) => {
    if (column.kind === 'charge' && column.heat === heat) columnOf.set(column.material, j);
  });
  const used = new Map(lines.map((line) => [line.material, line]));
  const inside: LotReason[] = [];
  const outside: {
    readonly index: number;
    readonly column: number | undefined;
    readonly distance: number;
  }[] = [];
  for (const [i, material] of blend.problem.materials.entries()) {
    if (isPurchasable(material)) continue;
    const column = columnOf.get(i);
    const line = used.get(i);
    if (line && column !== undefined) inside.push(await whyIn(of, { material, line, column }));
    else outside.push({ index: i, column, distance: Math.max(0, dearerOf(of, column)) });
  }
  // lots that cannot be used at all come last
  const nearest = outside.sort((a, b) => a.distance - b.distance || a.index - b.index).slice(0, MOST_LISTED);
  return [
    ...inside.sort((a, b) => b.mass_kg - a.mass_kg),
    ...nearest.map(({ index, column }) => whyOut(of, { index, column })),
  ];
}

/** What a kg of a column costs above its worth [usd/kg]; without a column it is never worth it. */
const dearerOf = ({ blend, linear }: Explained, column: number | undefined): number =>
  column === undefined
    ? Number.POSITIVE_INFINITY
    : (linear.reducedCost[column]! * blend.usdPerUnit) / blend.columns[column]!.size;

async function whyIn(
  of: Explained,
  { material, line, column }: { material: ChargeMaterial; line: ChargeLine; column: number },
): Promise<LotReason> {
  const { mass_kg } = line;
  const { id, price_usd_per_kg: price, available_kg } = material;
  const told = await of.without(line.material);
  const isMost = typeof told === 'object';
  const without = isMost ? told.atMost : told;
  const atMost = isMost ? 'at most ' : '';
  const saved = typeof without === 'number' ? Math.max(0, without - of.cost_usd) : null;
  const breakEven = saved === null ? null : price + saved / mass_kg;
  const parts = partsOf(of, column);
  const risk = of.risks?.get(line.material) ?? null;
  const all = mass_kg > available_kg * (1 - 1e-6);
  const amount = all
    ? `all ${significant(available_kg)} kg of ${id}`
    : `${significant(mass_kg)} of ${significant(available_kg)} kg of ${id}`;
  const worth =
    saved === null || breakEven === null
      ? without === 'none'
        ? 'no charge meets the limits without it'
        : without === 'not worked out'
          ? `what the heat would cost without it is ${NOT_WORKED_OUT}`
          : 'no charge without it was found within the limit of work'
      : saved < SAME_USD
        ? `without it the heat would cost the same; its price of ${usdPerKg(price)} just pays`
        : `without it the heat would cost ${atMost}${usd(saved, saved < IN_CENTS_USD ? 2 : 0)} more; worth up to ${usdPerKg(breakEven)}, its price is ${price.toFixed(2)}`;
  const held = all ? [] : parts.filter((part) => part.usd_per_kg < 0);
  return {
    material: line.material,
    mass_kg,
    breakEven_usd_per_kg: breakEven,
    parts,
    risk,
    words: [
      `in, ${amount}: ${worth}`,
      ...heldWords('used to meet', wanted(parts, price)),
      ...heldWords('no more of it can be used because of', held),
      ...riskWords(risk),
    ].join('; '),
  };
}

function whyOut(of: Explained, { index, column }: { index: number; column: number | undefined }): LotReason {
  const material = of.blend.problem.materials[index]!;
  const { id, price_usd_per_kg: price } = material;
  const reason = { material: index, mass_kg: 0, risk: null };
  if (column === undefined)
    return {
      ...reason,
      breakEven_usd_per_kg: null,
      parts: [],
      words: `out, ${id}: ${roomless(of, material)}`,
    };
  const dearer = dearerOf(of, column);
  // at the whole numbers of the plan a little of it may save, but at its price it is out
  const breakEven = price - Math.max(0, dearer);
  const parts = partsOf(of, column);
  const against = heldWords(
    'against it',
    parts.filter((part) => part.usd_per_kg < 0),
  );
  return {
    ...reason,
    breakEven_usd_per_kg: breakEven,
    parts,
    words: [outWords(of, { id, price, dearer, breakEven }), ...(dearer > 0 ? against : [])].join('; '),
  };
}

function outWords(
  { blend, heat, lines, cost_usd, bound_usd }: Explained,
  { id, price, dearer, breakEven }: { id: string; price: number; dearer: number; breakEven: number },
): string {
  if (dearer > 0)
    return breakEven > 0
      ? `out, ${id}: would be used below ${usdPerKg(breakEven)}, its price is ${price.toFixed(2)}`
      : `out, ${id}: not worth using even if it cost nothing; its price is ${usdPerKg(price)}`;
  const { maxLots, maxMaterials } = blend.problem.heats[heat]!;
  const used = lines.map((line) => blend.problem.materials[line.material]!);
  const lots = used.filter((material) => !isPurchasable(material)).length;
  const counts = [
    ...(maxLots !== undefined && lots >= maxLots ? [counted(maxLots, 'lot')] : []),
    ...(maxMaterials !== undefined && used.length >= maxMaterials ? [counted(maxMaterials, 'material')] : []),
  ];
  if (counts.length === 0) {
    const most = typeof bound_usd === 'number' ? Math.max(0, cost_usd - bound_usd) : null;
    if (-dearer < WORTH_A_WORD || (most !== null && most < SAME_USD))
      return `out, ${id}: would cost as much as the lots in use; its price is ${usdPerKg(price)}`;
    return most === null
      ? `out, ${id}: not chosen among the lots; the first of it would save ${usdPerKg(-dearer)}`
      : `out, ${id}: not chosen among the lots; a charge with it costs at most ${usd(most)} less, and none was found that does`;
  }
  return `out, ${id}: the charge already has its ${counts.join(' and ')}, the most that it may have; the first kg of another would save ${usd(-dearer)}`;
}

/** Why a lot has no column in the model. */
function roomless({ blend, heat }: Explained, material: ChargeMaterial): string {
  const { available_kg, minimumIfUsed_kg = 0, item_kg = 0 } = material;
  if (available_kg <= 0) return 'none is left in stock';
  const shut = blend.problem.heats[heat]!.shares.find(
    (share) => share.max === 0 && isMember(material, share),
  );
  if (shut) return `${shut.label} is not allowed in this heat`;
  const least = Math.max(minimumIfUsed_kg, item_kg);
  return least > 0
    ? `stock and limits allow less than the ${significant(least)} kg that must be taken at once`
    : 'a limit allows none of it';
}

/** Rules that pay a good part of its price for a lot: it brings what is short. */
const wanted = (parts: LotReason['parts'], price: number): LotReason['parts'] =>
  parts.filter((part) => part.usd_per_kg > WANTED * price).toReversed();

const heldWords = (why: string, parts: LotReason['parts']): string[] => {
  const named = parts.slice(0, NAMED).map(({ words, usd_per_kg }) => `${words} (${usdPerKg(usd_per_kg)})`);
  return named.length > 0 ? [`${why} ${named.join(', ')}`] : [];
};

function riskWords(risk: LotRisk | null): string[] {
  if (!risk) return [];
  const dear = risk.analyses
    .filter((one) => one.worth_usd >= 1)
    .slice(0, NAMED)
    .map(({ element, worth_usd }) => `${element} ${usd(worth_usd, 0)}`);
  return [
    ...(risk.share >= 0.01 ? [`it causes ${percent(risk.share, 0)} of the risk`] : []),
    ...(dear.length > 0 ? [`an exact analysis would be worth up to: ${dear.join(', ')}`] : []),
  ];
}

/** Worth of a kg of a column by rule: dual times coefficient; what the planes of the cones take is its spread. */
function partsOf({ blend, linear }: Explained, column: number): LotReason['parts'] {
  const { model, rows, columns, usdPerUnit } = blend;
  const perKg = usdPerUnit / columns[column]!.size;
  const parts: { words: string; usd_per_kg: number }[] = [];
  let rest = model.cost[column]! - linear.reducedCost[column]!;
  for (let k = model.starts[column]!; k < model.starts[column + 1]!; k++) {
    const i = model.indices[k]!;
    const worth = linear.rowDual[i]! * model.values[k]!;
    rest -= worth;
    const words = ruleWords(rows[i]!, linear.rowDual[i]!);
    if (words) parts.push({ words, usd_per_kg: worth * perKg });
  }
  parts.push({ words: 'its spread', usd_per_kg: rest * perKg });
  return parts
    .filter((part) => Math.abs(part.usd_per_kg) >= WORTH_A_WORD)
    .sort((a, b) => a.usd_per_kg - b.usd_per_kg);
}

function ruleWords(row: BlendRow, dual: number): string | null {
  if (row.kind === 'limit' || row.kind === 'content') {
    const limit = row.limit!;
    const side = dual < 0 ? 'max' : 'min';
    const value = Number.isFinite(limit.inner[side]) ? limit.inner[side] : limit[side];
    return `${limit.elements.join('+')} ${side === 'max' ? 'at most' : 'at least'} ${contentWithUnit(value)}`;
  }
  if (row.kind === 'share') return `the share of ${row.share!.label}`;
  if (row.kind === 'count') return `the number of ${row.count!.name}`;
  if (row.kind === 'aim') return 'an aim';
  return null;
}
