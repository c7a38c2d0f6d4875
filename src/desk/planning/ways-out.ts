import { aside } from '../../calculations/control.ts';
import { leavingNearest } from '../../calculations/plan/nearest.ts';
import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { ConvergenceError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { passRateOf, whatToMeasure } from '../samples/what-to-measure.ts';

type Cure = PlanOutput['conflict'][number]['cures'][number];

/** Work that a way out may take before it is offered without its figures [s of a machine of fixed speed]. */
const WAY_S = 10;

interface Refused {
  readonly order: HeatOrder;
  readonly document: PlanInput;
  readonly planned: PlanOutput;
  /** Elements of each lot that no analysis gives. */
  readonly unmeasured: ReadonlyMap<string, readonly ElementSymbol[]>;
  /** Analyses of each lot that are ordered and not booked yet. */
  readonly ordered: ReadonlyMap<string, NonNullable<LotView['ordered']>>;
  /** The document of the same order with another choice of lots. */
  readonly documentFor: (order: HeatOrder) => Promise<PlanInput>;
}

/**
 * A refused plan with the ways out that the plant can go by itself among its cures, each planned to the end: analyses of what nobody
 * measured, a trim after a bath sample, the lots that the order left out. Any other plan as it is.
 */
export async function withWaysOut(refused: Refused, context: TaskContext): Promise<PlanOutput> {
  const { planned } = refused;
  if (planned.status !== 'infeasible') return planned;
  const found = await leavingNearest(planned.nearest, async () => [
    await whatToMeasure({ ...refused, output: planned }, context),
    await withTrim(refused, context),
    await withEveryLot(refused, context),
  ]);
  const ways = found.filter((way) => way !== null);
  const [first, ...others] = planned.conflict;
  if (ways.length === 0 || !first) return planned;
  return { ...planned, conflict: [{ ...first, cures: [...ways, ...first.cures] }, ...others] };
}

/** One trim after a bath sample; null where it was asked already, where no charge meets the limits on average, or where it does not help. */
async function withTrim({ order, document, planned }: Refused, context: TaskContext): Promise<Cure | null> {
  const [heat] = document.heats;
  if (order.recourse || !heat || !planned.nearest) return null;
  const { internalShare: _range, qualifiedHeats_wtpct: _heats, ...target } = heat.target;
  const { jointConfidence: _asked, ...rest } = document;
  const recourse = { corrections: 1, confidence: planned.nearest.asked };
  const words = 'sample the bath, and trim it once';
  return tried({ ...rest, heats: [{ ...heat, target, recourse }] }, { kind: 'trim', words }, context);
}

/** Every lot that is cleared and free; null where the order leaves none out, or where it does not help. */
async function withEveryLot({ order, documentFor }: Refused, context: TaskContext): Promise<Cure | null> {
  const { lots: { without, only, atMost_kg, ...lots } = {}, maxMaterials, ...rest } = order;
  if ([without, only, atMost_kg, maxMaterials].every((one) => one === undefined)) return null;
  const words = 'take every lot that is cleared and free, as much as the plan wants of it';
  return tried(await documentFor({ ...rest, lots }), { kind: 'lots', words }, context);
}

/** A way with what it comes to; where the limit of work ended it, it says so. null where it does not help. */
async function tried(document: PlanInput, way: Cure, context: TaskContext): Promise<Cure | null> {
  context.onProgress?.(`ways out: ${way.words}`);
  try {
    const plan = await aside({ ...signalOf(context), withoutReasons: true }, (control) =>
      context.compute.plan({ ...document, timeLimit_s: WAY_S }, control),
    );
    if (plan.status === 'infeasible') return null;
    return { ...way, cost_usd: plan.cost_usd!, ...passRateOf(plan) };
  } catch (error) {
    if (error instanceof ConvergenceError) return { ...way, workedOut: false };
    throw error;
  }
}
