import { usd } from '../../foundation/quantity/format.ts';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { internalRange, type Limit, limitOf, type SumLimit } from '../../metal/alloy/specification.ts';
import type { Binding, Step } from './binding.ts';
import { NOT_WORKED_OUT } from './metered.ts';
import type { ChargeProblem, HeatOrder } from './problem.ts';

/** A rule that binds, with what one step of it saves. */
export interface ToldBinding extends Omit<Binding, 'step'> {
  /** [usd]; null where it is less than the gap of the plan, so that none can be told; absent where one step was not tried. */
  readonly saving_usd?: number | null;
}

/** Optima of the relaxations of problems [usd], and what binds them there; null where one has none, or was not solved. */
export type Relax = (problems: readonly ChargeProblem[]) => Promise<readonly (Relaxed | null)[]>;

export interface Relaxed {
  readonly bound_usd: number;
  readonly binding: readonly Binding[];
}

/** Money below which two costs are the same [usd]. */
const SAME_USD = 0.005;

/**
 * What one step of each rule saves (docs/theory/charge.md, equation 10): the relaxation is solved again with the rule loosened by the
 * step, with the same guard, and its optimum falls by that much. A plan lies between the optimum of its relaxation and that plus
 * its gap, so the saving of the plan is this one within the gap; a smaller one cannot be told. The relaxation is convex: where even
 * its slope promises no more than the gap, nothing is solved.
 */
export async function withSavings(
  bindings: readonly Binding[],
  of: {
    readonly problem: ChargeProblem;
    /** Cost of the plan above what none can cost less than [usd]; null where no bound is known. */
    readonly gap_usd: number | null;
    readonly relax: Relax;
  },
): Promise<ToldBinding[]> {
  const { problem, relax, gap_usd } = of;
  if (gap_usd === null || !bindings.some(({ step }) => step))
    return bindings.map(({ step: _, ...one }) => one);
  const [base = null] = await relax([problem]);
  const isTried = (one: Binding): boolean => {
    const most_usd = base && one.step ? slopeOf(one, base.binding) : 0;
    return most_usd > gap_usd && most_usd >= SAME_USD;
  };
  const tried = bindings.filter(isTried);
  const found = await relax(tried.map((one) => loosened(problem, one)));
  const after = new Map(tried.map((one, k) => [one, found[k] ?? null]));
  return bindings.map((one) => {
    const { step, ...binding } = one;
    if (!step) return binding;
    const then = after.has(one) ? after.get(one)! : base;
    // not solved within the limit: a slope is not told as a saving
    if (!base || !then)
      return { ...binding, words: `${binding.words}: what ${step.words} would save is ${NOT_WORKED_OUT}` };
    const less_usd = base.bound_usd - then.bound_usd;
    const saving_usd = gap_usd >= SAME_USD && less_usd <= gap_usd ? null : Math.max(0, less_usd);
    const words = `${binding.words}: ${savingWords(step, saving_usd, gap_usd)}`;
    return { ...binding, saving_usd, words };
  });
}

function savingWords({ words }: Step, saving_usd: number | null, gap_usd: number): string {
  if (saving_usd === null)
    return `${words} saves less than the plan's own gap of ${usd(gap_usd)}: no saving can be told`;
  if (saving_usd < SAME_USD) return `${words} would save nothing`;
  return `${words} would save ${usd(saving_usd)}${gap_usd < SAME_USD ? '' : `, within the plan's gap of ${usd(gap_usd)}`}`;
}

/** What one step of a rule saves at most, by the slope of the relaxation [usd]; nothing where the rule does not bind it. */
function slopeOf(of: Binding, relaxed: readonly Binding[]): number {
  const isSame = (one: Binding): boolean =>
    one.heat === of.heat &&
    one.side === of.side &&
    one.rule === of.rule &&
    one.element === of.element &&
    one.sum?.join() === of.sum?.join();
  return relaxed.reduce(
    (most, one) =>
      isSame(one) && one.step && of.step
        ? Math.max(most, (one.shadowPrice_usd_per_unit / one.step.by) * of.step.by)
        : most,
    0,
  );
}

/** The problem with one rule loosened by its step. */
function loosened(problem: ChargeProblem, { heat, side, step }: Binding): ChargeProblem {
  const { by, of } = step!;
  const { materials, heats } = problem;
  const inHeat = (change: (one: HeatOrder) => HeatOrder): ChargeProblem => ({
    ...problem,
    heats: heats.map((one, h) => (h === heat ? change(one) : one)),
  });
  switch (of.kind) {
    case 'share':
      return inHeat((one) => ({
        ...one,
        shares: one.shares.map((share) => (share === of.share ? { ...share, max: share.max + by } : share)),
      }));
    case 'limit':
      return inHeat((one) => withWider(one, of, { side, to: of.at + (side === 'max' ? by : -by) }));
    default:
      return {
        ...problem,
        materials: materials.map((one, i) =>
          i !== of.material
            ? one
            : of.kind === 'available'
              ? { ...one, available_kg: one.available_kg + by }
              : { ...one, required_kg: Math.max(0, (one.required_kg ?? 0) - by) },
        ),
      };
  }
}

type Range = NonNullable<NonNullable<HeatOrder['internal']>[ElementSymbol]>;
const sameRange = (a: Range | undefined, b: Range): boolean => a?.min === b.min && a?.max === b.max;

/** A heat with one end of one limit, or of the internal range inside it, elsewhere [kg/kg]. */
function withWider(
  heat: HeatOrder,
  { limit, isInner }: Extract<Step['of'], { kind: 'limit' }>,
  { side, to }: { readonly side: 'min' | 'max'; readonly to: number },
): HeatOrder {
  const { specification, internal = {}, internalShare } = heat;
  const end = { [side]: asMassFraction(Math.min(1, Math.max(0, to))) };
  const [element] = limit.elements;
  if (isInner) return { ...heat, internal: { ...internal, [element!]: { ...internal[element!], ...end } } };
  if (limit.kind === 'sum') {
    const sums = specification.sums.map(
      (one): SumLimit => (one.elements.join() === limit.elements.join() ? { ...one, ...end } : one),
    );
    return { ...heat, specification: { ...specification, sums } };
  }
  const own: Limit = { ...(limitOf(specification, element!) ?? { basis: 'derived' }), ...end };
  const limits = { ...specification.limits, [element!]: own };
  const wider = { ...heat, specification: { ...specification, limits } };
  const before = specification.limits[element!];
  if (
    internalShare === undefined ||
    !before ||
    !sameRange(internal[element!], internalRange(before, internalShare))
  )
    return wider;
  // a range that is a share of its window moves with it
  return { ...wider, internal: { ...internal, [element!]: internalRange(own, internalShare) } };
}
