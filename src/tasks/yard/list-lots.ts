import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import { whyOnHold } from '../../calculations/lots/why-on-hold.ts';
import { meanGeneration, stageOf } from '../../calculations/lots/yard-rules.ts';
import type { IdentifyOutput } from '../../documents/identify.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { documentAnalyses, forPlanning } from './lot-documents.ts';
import { forYard } from './yard-step.ts';

export interface YardFilter {
  readonly status?: LotView['status'];
  /** Matches the grade a lot is cleared as, or declared as while it is on hold. */
  readonly grade?: string;
  /** `plant` = the plant's own metal. */
  readonly owner?: string;
  readonly form?: string;
}

export interface YardLot extends LotView {
  /** Cleared as, else declared as; empty when neither. */
  readonly grade: string;
  readonly age_d: number;
  /** The metals in its free mass at today's deck; null when it has no analysis or an element has no price. */
  readonly contained_usd: number | null;
  /** What that fetches as scrap of its form. */
  readonly payable_usd: number | null;
  /** received, quarantined, processed, identified, cleared; refused when a check failed. */
  readonly stage: ReturnType<typeof stageOf>;
  /** Why it is on hold and what would lift it, most urgent first; empty when it is cleared. */
  readonly why: readonly string[];
  /** What its analyses disagree on, in words. */
  readonly conflicts: readonly string[];
}

export interface YardTotal {
  readonly name: string;
  readonly lots: number;
  readonly mass_g: number;
  readonly free_g: number;
  readonly payable_usd: number;
  /** How often its metal was molten before, weighted by mass. */
  readonly meanGeneration: number;
}

export interface Yard {
  readonly lots: readonly YardLot[];
  readonly mass_g: number;
  readonly payable_usd: number;
  readonly by: Readonly<Record<'owner' | 'grade' | 'form' | 'generation' | 'status', readonly YardTotal[]>>;
}

/** The yard account: the lots that match in the order they were booked, what they are worth, and totals by view. */
export async function listLots(filter: YardFilter, context: TaskContext): Promise<Yard> {
  const { status, grade, owner, form } = filter;
  const found = await context.store.lots({
    ...(status ? { status } : {}),
    ...(owner === undefined ? {} : { owner: owner === 'plant' ? null : owner }),
  });
  const lots = (await accountOf(found, context)).filter(
    (lot) => (form === undefined || lot.form === form) && (grade === undefined || lot.grade === grade),
  );
  return {
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
  };
}

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
    grade: lot.clearedAs ?? lot.declaredGrade ?? '',
    age_d: Math.max(0, Math.floor((context.clock().getTime() - Date.parse(lot.receivedAt)) / MS_PER_DAY)),
    contained_usd: worth && worth.contained * free_kg,
    payable_usd: worth && worth.payable * free_kg,
    stage: stageOf(held),
    why:
      lot.status === 'void'
        ? ['it did not occur']
        : whyOnHold({ ...held, heldFor, hasAnalysis: documentAnalyses(lot).length > 0 }, facts, today),
    conflicts:
      contents instanceof Error
        ? [contents.message]
        : [
            ...(contents?.conflicts ?? []).map(({ words }) => words),
            ...(contents?.foreign ?? []).map((id) => `analysis ${id} is probably of another lot: left out`),
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
  { compute }: TaskContext,
): Promise<ReadonlyMap<string, Identified>> {
  const open = lots.filter(
    ({ status, identification }) =>
      status === 'hold' && (identification?.verdict === 'ambiguous' || identification?.verdict === 'mixed'),
  );
  const analyses = open.flatMap((lot) => {
    const contents = orRefusal(() => contentsOfLot(forPlanning(lot), compute.facts()));
    return contents instanceof Error ? [] : documentAnalyses(lot, contents.foreign);
  });
  if (analyses.length === 0) return new Map();
  const { results } = await compute.identify({ analyses });
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
