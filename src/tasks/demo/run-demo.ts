import { breathe } from '../../calculations/control.ts';
import { actingAs, type TaskContext } from '../../desk/context.ts';
import { traceOf } from '../../desk/genealogy/trace-of-metal.ts';
import { knownFootprint } from '../../desk/money/heat-footprint.ts';
import { type PlannedHeat, planAndReserve } from '../../desk/planning/charge-plan.ts';
import { type RefinedHeat, refineHeat } from '../../desk/planning/predict-through.ts';
import { accountOf } from '../../desk/yard/lot-account.ts';
import type { HeatFootprintAnswer } from '../../documents/heats/heat-footprint.ts';
import type { Traced } from '../../documents/proof/trace.ts';
import type { Sheet } from '../../documents/sheet/sheet.ts';
import type { IdentifiedLot } from '../../documents/yard/lot-answers.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { releaseHeat } from '../release/release-heat.ts';
import { bookMaterials } from '../yard/book-materials.ts';
import { bookReturns, lotsIn, readLotSheet } from '../yard/book-returns/book-returns.ts';
import { checkGate } from '../yard/check-gate/check-gate.ts';
import { clearLot } from '../yard/clear-lot/clear-lot.ts';
import { identifyLot } from '../yard/identify-lot/identify-lot.ts';
import { imputeTraces } from '../yard/identify-lot/impute-traces.ts';
import { DEMO_ORDERS, type DemoOrder, demoGate, RECORDED_HEAT, STOCKED } from './demo-orders.ts';
import { type RecordedDemo, recordDemoHeat } from './record-demo-heat.ts';
import { simulateLotAnalyses } from './simulate-samples.ts';

export interface DemoLot {
  readonly lot: LotView;
  readonly identified: IdentifiedLot;
  readonly imputed: readonly ElementSymbol[];
  /** Contents that the demo had "measured" afterwards; 0 = none. */
  readonly simulated: number;
  /** Why it is on hold and what would lift it; empty when it is cleared. */
  readonly why: readonly string[];
}

export interface DemoHeat {
  readonly order: DemoOrder;
  readonly planned: PlannedHeat;
  readonly refined: RefinedHeat;
  readonly footprint: HeatFootprintAnswer;
  /** The verdict on the prediction. */
  readonly released: Awaited<ReturnType<typeof releaseHeat>>;
  readonly trace: Traced;
  readonly recorded: RecordedDemo | null;
}

/** Everything the demo made, for its account and its reports. */
export interface Demo {
  readonly lots: readonly DemoLot[];
  readonly heats: readonly DemoHeat[];
}

/** When the first melt is looked at, for the picture of its course [s]. */
const LOOKS_S = [0, 300, 900, 1500, 2100, 2700, 3300];
/** Grades whose returns are worth a trace analysis: their traces decide whether they may be used at all. */
const MEASURED_GRADES: readonly string[] = ['IN718', 'MARM247', 'H230'];

/**
 * Three heats all the way through: published analyses are booked as lots, checked, identified, cleared where they can
 * be; heats are planned from what is cleared, refined by the kinetic models and judged; one is recorded to the end on
 * simulated samples. Nothing is real but the published analyses: every document is a demonstration.
 */
export async function runDemo(table: Sheet, context: TaskContext): Promise<Demo> {
  const say = (words: string): void => context.onProgress?.(words);
  const read = lotsIn(readLotSheet(table, context.compute));
  say(`1/7 booking ${sumOf(read, ({ analyses }) => analyses.length)} published analyses as lots, on hold`);
  const booked = await bookReturns.run(
    { rows: read, specimen: true, asTyped: true },
    actingAs('p-goods', context),
  );
  say('2/7 gate, identification and clearing, lot by lot');
  const taken: Omit<DemoLot, 'why'>[] = [];
  for (const { id } of booked.lots) {
    await interruptible(context);
    taken.push(await takeIn(id, context));
  }
  const account = await accountOf(
    taken.map(({ lot }) => lot),
    context,
  );
  const lots = taken.map((one, i) => ({ ...one, why: account[i]!.why }));
  say('3/7 booking virgin metals and addition alloys by their data sheets');
  await bookMaterials(STOCKED, actingAs('p-goods', context), { specimen: true });
  const heats: DemoHeat[] = [];
  for (const [i, order] of DEMO_ORDERS.entries()) {
    await interruptible(context);
    say(`${4 + i}/7 ${order.mass_kg} kg of ${order.gradeId}: plan, route, verdict`);
    heats.push(await makeHeat(order, context));
  }
  say(`7/7 ${RECORDED_HEAT} recorded, released, certified and traced`);
  return { lots, heats };
}

/** Lets an interrupt be heard: the embedded ledger works in this thread. */
async function interruptible({ signal }: TaskContext): Promise<void> {
  await breathe();
  throwIfCancelled(signal);
}

/** Gate, traces, identification, and clearing where the verdict allows it; the rest stays on hold with its reason. */
export async function takeIn(id: string, context: TaskContext): Promise<Omit<DemoLot, 'why'>> {
  await checkGate.run(demoGate(await context.store.lot(id)), actingAs('p-goods', context));
  const identified = await identifyLot.run({ lot: id }, context);
  const cleared = identified.verdict === 'identified';
  const grade = identified.candidates[0]?.gradeId;
  // What stays on hold gets the traces of its likeliest grade all the same: the demo shows what they would be.
  const imputed =
    cleared || grade === undefined ? identified.imputed : await imputeTraces(id, grade, context);
  if (cleared) await clearLot.run({ lot: id }, actingAs('p-qual', context));
  // Imputed bismuth, silicon or sulfur alone would keep these returns out of their own grade.
  const simulated =
    cleared && grade !== undefined && MEASURED_GRADES.includes(grade)
      ? await simulateLotAnalyses(id, context)
      : 0;
  return { lot: await context.store.lot(id), identified, imputed, simulated };
}

/** One order from plan to verdict; the recorded one goes on to its shipment. */
async function makeHeat(order: DemoOrder, context: TaskContext): Promise<DemoHeat> {
  const planned = await planAndReserve(order, actingAs('p-plan', context));
  const refined = await refineHeat(planned, { at_s: LOOKS_S }, context);
  const released = await releaseHeat(planned, refined, context);
  const recorded = order.heat === RECORDED_HEAT ? await recordDemoHeat(planned, refined, context) : null;
  const footprint = await knownFootprint(order.heat, context);
  const trace = recorded?.up ?? (await traceOf({ subject: `heat:${order.heat}`, direction: 'up' }, context));
  return { order, planned, refined, footprint, released, trace, recorded };
}
