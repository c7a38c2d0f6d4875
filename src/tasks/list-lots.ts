import { materialOfLot } from '../calculations/lot-material.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import { InputError, ValidityError } from '../foundation/errors.ts';
import type { TaskContext } from './context.ts';
import { forPlanning } from './lot-documents.ts';

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
}

export interface YardTotal {
  readonly name: string;
  readonly lots: number;
  readonly mass_g: number;
  readonly free_g: number;
  readonly payable_usd: number;
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
  const lots = found
    .map((lot) => yardLot(lot, context))
    .filter(
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

function yardLot(lot: LotView, context: TaskContext): YardLot {
  const free_kg = lot.free_g / 1000;
  const worth = worthOf(lot, context);
  return {
    ...lot,
    grade: lot.clearedAs ?? lot.declaredGrade ?? '',
    age_d: Math.max(0, Math.floor((context.clock().getTime() - Date.parse(lot.receivedAt)) / MS_PER_DAY)),
    contained_usd: worth && worth.contained * free_kg,
    payable_usd: worth && worth.payable * free_kg,
  };
}

/** Per kilogram; a lot that nobody analysed, or with a metal that has no price, is worth nothing that can be stated. */
function worthOf(
  lot: LotView,
  { compute }: TaskContext,
): { readonly contained: number; readonly payable: number } | null {
  try {
    const { contained_usd_per_kg, material } = materialOfLot(forPlanning(lot), compute.facts());
    return { contained: contained_usd_per_kg, payable: material.price_usd_per_kg };
  } catch (error) {
    if (error instanceof InputError || error instanceof ValidityError) return null;
    throw error;
  }
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
    }))
    .sort((a, b) => b.mass_g - a.mass_g || a.name.localeCompare(b.name));
}

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
