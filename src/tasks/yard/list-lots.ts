import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import { whyOnHold } from '../../calculations/lots/why-on-hold.ts';
import { meanGeneration, stageOf } from '../../calculations/lots/yard-rules.ts';
import type { IdentifyOutput } from '../../documents/identify.ts';
import { type LotsOrder, listLotsOrder } from '../../documents/orders/yard.ts';
import { type YardLot, type YardTotal, yardSchema } from '../../documents/yard.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { defineTask } from '../task.ts';
import { documentAnalyses, forPlanning } from './lot-documents.ts';
import { gradeOf, requireKnownWords, yardFilter } from './yard-filter.ts';
import { forYard } from './yard-step.ts';

/** The yard account: the lots that match in the order they were booked, what they are worth, and totals by view. */
export const listLots = defineTask({
  name: 'list-lots',
  title: 'List the lots with mass, grade and status, and why they are on hold',
  order: listLotsOrder,
  answer: yardSchema,
  act: null,
  run: async (order, context) => {
    const { found, next } = await matching(order, context);
    if (found.length === 0) await requireKnownWords(order, context);
    const lots = await accountOf(found, context);
    return {
      format: 'remelt-lots/1' as const,
      lots,
      mass_g: sum(lots, (lot) => lot.mass_g),
      payable_usd: sum(lots, (lot) => lot.payable_usd ?? 0),
      by: {
        owner: totals(lots, (lot) => lot.owner ?? 'plant'),
        grade: totals(lots, (lot) => lot.grade || 'unknown'),
        form: totals(lots, (lot) => lot.form),
        generation: totals(lots, (lot) => String(lot.generation)),
        status: totals(lots, (lot) => lot.status),
      },
      ...(next === undefined ? {} : { next }),
    };
  },
});

/** Lots are read in parts of at least this size: a filter of form or grade may leave few of them. */
const PART = 200;

/** Lots that match, at most as many as asked for; `next` = place of the last one where more follow. */
async function matching(
  order: LotsOrder,
  { store, compute }: TaskContext,
): Promise<{ readonly found: readonly LotView[]; readonly next?: number }> {
  const { status, owner, limit, after } = order;
  const filter = {
    ...(status ? { status: status as LotView['status'] } : {}),
    ...(owner === undefined ? {} : { owner: owner === 'plant' ? null : owner }),
  };
  const matches = yardFilter(order, { compute });
  if (limit === undefined)
    return { found: (await store.lots({ ...filter, ...placed(after) })).filter(matches) };
  const found: LotView[] = [];
  const most = Math.max(limit + 1, PART);
  let place = after;
  do {
    const part = await store.lots({ ...filter, ...placed(place), limit: most });
    found.push(...part.filter(matches));
    place = part.length < most ? undefined : part.at(-1)!.node;
  } while (place !== undefined && found.length <= limit);
  if (found.length <= limit) return { found };
  return { found: found.slice(0, limit), next: found[limit - 1]!.node };
}

const placed = (after: number | undefined): { readonly after?: number } =>
  after === undefined ? {} : { after };

const MS_PER_DAY = 86_400_000;

/** Lots with what they are worth, how old they are and why they wait. */
export async function accountOf(lots: readonly LotView[], context: TaskContext): Promise<YardLot[]> {
  const today = await identifiedToday(lots, context);
  return lots.map((lot) => yardLot(lot, today.get(lot.id), context));
}

type Identified = IdentifyOutput['results'][number];

function yardLot(lot: LotView, today: Identified | undefined, context: TaskContext): YardLot {
  const free_kg = lot.free_g / 1000;
  const facts = context.compute.facts();
  const worth = worthOf(lot, context);
  const contents = lot.analyses.length === 0 ? null : orRefusal(() => contentsOfLot(forPlanning(lot), facts));
  const held = forYard(lot);
  const heldFor = isWritten(lot) ? lot.holdReason : null;
  return {
    ...lot,
    grade: gradeOf(lot),
    age_d: Math.max(0, Math.floor((context.clock().getTime() - Date.parse(lot.receivedAt)) / MS_PER_DAY)),
    contained_usd: worth && worth.contained * free_kg,
    payable_usd: worth && worth.payable * free_kg,
    stage: stageOf(held),
    why:
      lot.status === 'void'
        ? ['its receipt was withdrawn']
        : whyOnHold({ ...held, heldFor, hasAnalysis: documentAnalyses(lot).length > 0 }, facts, today),
    conflicts:
      contents instanceof Error
        ? [contents.message]
        : [
            ...(contents?.conflicts ?? []).map(({ words }) => words),
            ...(contents?.foreign ?? []).map(
              (id) => `analysis ${id} is probably of another lot and was left out`,
            ),
          ],
  };
}

/** True when a person wrote why it is held; the ledger's own words say nothing that the checks do not. */
const isWritten = ({ status, holdReason }: LotView): boolean =>
  status === 'hold' &&
  holdReason !== null &&
  holdReason !== 'received, not yet shown good' &&
  !holdReason.startsWith('gate check: ');

/**
 * What the analyses of undecided lots say today, by lot: the record keeps the verdict, not the measurement that would
 * decide it.
 */
async function identifiedToday(
  lots: readonly LotView[],
  context: TaskContext,
): Promise<ReadonlyMap<string, Identified>> {
  const { compute } = context;
  const open = lots.filter(
    ({ status, identification }) =>
      status === 'hold' && (identification?.verdict === 'ambiguous' || identification?.verdict === 'mixed'),
  );
  const analyses = open.flatMap((lot) => {
    const contents = orRefusal(() => contentsOfLot(forPlanning(lot), compute.facts()));
    return contents instanceof Error ? [] : documentAnalyses(lot, contents.foreign);
  });
  if (analyses.length === 0) return new Map();
  const { results } = await compute.identify({ analyses }, signalOf(context));
  return new Map(analyses.map(({ object }, i) => [object, results[i]!]));
}

/** Per kilogram; a lot that nobody analysed, or with a metal that has no price, is worth nothing that can be stated. */
function worthOf(
  lot: LotView,
  { compute }: TaskContext,
): { readonly contained: number; readonly payable: number } | null {
  const worth = orRefusal(() => materialOfLot(forPlanning(lot), compute.facts()));
  if (worth instanceof Error) return null;
  return { contained: worth.contained_usd_per_kg, payable: worth.material.price_usd_per_kg };
}

function totals(lots: readonly YardLot[], nameOf: (lot: YardLot) => string): YardTotal[] {
  const groups = new Map<string, YardLot[]>();
  for (const lot of lots) groups.set(nameOf(lot), [...(groups.get(nameOf(lot)) ?? []), lot]);
  return [...groups]
    .map(([name, group]) => ({
      name,
      lots: group.length,
      mass_g: sum(group, (lot) => lot.mass_g),
      free_g: sum(group, (lot) => lot.free_g),
      payable_usd: sum(group, (lot) => lot.payable_usd ?? 0),
      meanGeneration: meanGeneration(
        group.map(({ mass_g, generation }) => ({ mass_kg: mass_g / 1000, generation })),
      ),
    }))
    .sort((a, b) => b.mass_g - a.mass_g || a.name.localeCompare(b.name));
}

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
