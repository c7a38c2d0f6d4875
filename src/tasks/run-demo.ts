import type { Route } from '../calculations/heat-route.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import type { RawTable } from '../faces/formats/raw-table.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { bookMaterials } from './book-materials.ts';
import { bookReturns, readLots } from './book-returns.ts';
import { checkGate, type GateVisit } from './check-gate.ts';
import { clearLot } from './clear-lot.ts';
import type { TaskContext } from './context.ts';
import { type IdentifiedLot, identifyLot } from './identify-lot.ts';
import { imputeTraces } from './impute-traces.ts';
import { type PlannedHeat, planHeat } from './plan-heat.ts';
import { type RefinedHeat, refineHeat } from './refine-heat.ts';
import { releaseHeat } from './release-heat.ts';
import { type Traced, traceMetal } from './trace-metal.ts';

export interface DemoLot {
  readonly lot: LotView;
  readonly identified: IdentifiedLot['result'];
  readonly imputed: readonly ElementSymbol[];
}

/** Everything the demo made, for its account and its report. */
export interface Demo {
  readonly lots: readonly DemoLot[];
  readonly planned: PlannedHeat;
  readonly refined: RefinedHeat;
  readonly released: Awaited<ReturnType<typeof releaseHeat>>;
  readonly trace: Traced;
}

export const DEMO_HEAT = 'SPECIMEN-230';
/** A lanthanum-bearing grade: what carries over from returns and what is added late are different accounts. */
const GRADE = 'H230';
const HEAT_KG = 1000;
/** One hour and a half in vacuum at 1600 degC: common practice for a tonne (assumption; the settings' own defaults carry sources). */
export const DEMO_ROUTE: Route = [
  { operation: 'vacuum-induction', fidelity: 'table', settings: { time_s: 5400 } },
];
/** What the demo plant has on its shelves: enough of each, so that the plan decides and not the stock. */
const SHELF = [
  'Ni-electrolytic',
  'Co-electrolytic',
  'Cr-vacuum-grade',
  'Mo-briquette',
  'W-bar',
  'Fe-electrolytic',
  'Mn-electrolytic',
  'Si-metal',
  'Al-ingot',
  'C-graphite',
  'NiB',
  'NiLa',
];
const SHELF_G = 2_000_000;

/** No physical lot stands at the gate of a demo: every check is taken as passed, and the record says who says so. */
const SPECIMEN_GATE: GateVisit = {
  radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 },
  closedCavities: 'none',
  oil: 0,
  mutilation: 'not-parts',
  exportClass: 'free',
  declared: 'fits',
  coating: 'none',
  by: 'demo: no physical lot, specimen values',
};

/**
 * One heat all the way through: published analyses are booked as lots, checked, identified, cleared where they can
 * be; a Haynes 230 heat is planned from what is cleared, refined on tables, judged, and traced back to the papers.
 * Nothing is real but the analyses: every document is a specimen.
 */
export async function runDemo(table: RawTable, context: TaskContext): Promise<Demo> {
  const say = (words: string): void => context.onProgress?.(words);
  say('1/6 booking twelve published analyses as lots, on hold');
  const booked = await bookReturns(readLots(table, context.compute), context, { by: 'demo' });
  say('2/6 gate and identification, lot by lot');
  const lots: DemoLot[] = [];
  for (const { id } of booked.lots) lots.push(await takeIn(id, context));
  say('3/6 booking virgin metals and addition alloys by their data sheets');
  await bookMaterials(
    SHELF.map((material) => ({ material, mass_g: SHELF_G })),
    context,
  );
  say(`4/6 planning ${HEAT_KG} kg of ${GRADE} from what is cleared`);
  const planned = await planHeat(
    { heat: DEMO_HEAT, gradeId: GRADE, mass_kg: HEAT_KG, route: DEMO_ROUTE },
    context,
  );
  say('5/6 refining it on the furnace tables, 1000 samples');
  const refined = await refineHeat(planned, DEMO_ROUTE, context);
  say('6/6 verdict and trace');
  const released = await releaseHeat(planned, refined, context);
  const trace = await traceMetal(`heat:${DEMO_HEAT}`, 'up', context);
  return { lots, planned, refined, released, trace };
}

/** Gate, traces, identification, and clearing where the verdict allows it; the rest stays on hold with its reason. */
export async function takeIn(id: string, context: TaskContext): Promise<DemoLot> {
  await checkGate(id, SPECIMEN_GATE, context);
  const { result } = await identifyLot(id, context);
  const grade = result.candidates[0]?.gradeId;
  // Traces are imputed for what the lot turned out to be, not for what was declared.
  const imputed = grade === undefined ? [] : await imputeTraces(id, grade, context);
  const lot = result.verdict === 'identified' ? await clearLot(id, context) : await context.store.lot(id);
  return { lot, identified: result, imputed };
}
