import type { RecallOrder } from '../../documents/contract/proof-fields.ts';
import type { AnalysisState, MetalState } from '../../evidence/ledger/state.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { cureBy, InputError, NotFoundError } from '../../foundation/errors.ts';
import { idOf, METAL_TYPES, type Subject } from '../../metal/alloy/words.ts';
import { metalTyped } from './history-subject.ts';

/** What a recall begins with, and in which words. */
export interface RecallBegins {
  readonly words: string;
  readonly subjects: readonly Subject[];
}

/** Subjects read at a time. */
const PAGE = 1000;

/**
 * The metal that a recall begins with: the lot, heat or object named; every lot of a supplier; everything that a laboratory
 * analysed. Throws NotFoundError for what the ledger does not know.
 */
export async function recallBegins(order: RecallOrder, store: Store): Promise<RecallBegins> {
  const name = idOf(order.of);
  const narrowed = (['method', 'from', 'to', 'report'] as const).find((field) => order[field] !== undefined);
  if (narrowed !== undefined && !order.of.startsWith('laboratory:'))
    throw new InputError(`${narrowed} narrows the analyses of a laboratory, not "${order.of}"`, {
      path: narrowed,
      value: order[narrowed]!,
      allowed: 'only with laboratory:NAME',
    });
  if (order.of.startsWith('supplier:')) return ofSupplier(name, store);
  if (order.of.startsWith('laboratory:')) return ofLaboratory(name, order, store);
  const subject = await metalTyped(order.of, { store, path: 'of' });
  return { words: subject.replace(':', ' '), subjects: [subject] };
}

async function ofSupplier(supplier: string, store: Store): Promise<RecallBegins> {
  const lots = (await store.lots({ supplier })).filter(({ status }) => status !== 'void');
  if (lots.length === 0)
    throw new NotFoundError(`no lot is booked from the supplier "${supplier}"`, {
      path: 'of',
      value: supplier,
      allowed: 'the name of a supplier, letter by letter',
      ...cureBy('see the suppliers in the yard', 'yard/list-lots', { usedUp: true }),
    });
  return { words: `supplier ${supplier}`, subjects: lots.map(({ subject }) => subject) };
}

async function ofLaboratory(laboratory: string, order: RecallOrder, store: Store): Promise<RecallBegins> {
  const subjects: Subject[] = [];
  const laboratories = new Set<string>();
  for await (const state of allMetal(store)) {
    for (const analysis of state.analyses) if (analysis.laboratory) laboratories.add(analysis.laboratory);
    if (state.status !== 'void' && state.analyses.some((one) => isOfRun(one, laboratory, order)))
      subjects.push(state.subject);
  }
  const { method, from, to, report } = order;
  const words = [
    `laboratory ${laboratory}`,
    ...(method === undefined ? [] : [`by ${method}`]),
    ...(report === undefined ? [] : [`report ${report}`]),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(' ');
  if (subjects.length === 0)
    throw new NotFoundError(`no analysis is booked of ${words}`, {
      path: 'of',
      value: laboratory,
      allowed: [...laboratories].sort().slice(0, 20).join(', ') || 'no analysis names its laboratory',
      cure: 'correct the name, or ask for other days, another method or another report',
    });
  return { words, subjects };
}

function isOfRun(
  { laboratory, method, reference, happenedAt, basis }: AnalysisState,
  name: string,
  run: RecallOrder,
): boolean {
  const day = happenedAt.slice(0, 10);
  return (
    laboratory === name &&
    basis === 'measured' &&
    (run.method === undefined || method === run.method) &&
    (run.report === undefined || reference === run.report) &&
    (run.from === undefined || day >= run.from) &&
    (run.to === undefined || day <= run.to)
  );
}

/** Every lot, heat and object of the ledger, a page at a time. */
async function* allMetal(store: Store): AsyncGenerator<MetalState> {
  for (const type of METAL_TYPES) {
    for (let after: number | undefined; ; ) {
      const page = await store.subjects(type, { limit: PAGE, ...(after === undefined ? {} : { after }) });
      for (const { state } of page) yield state as MetalState;
      if (page.length < PAGE) break;
      const { state, lastSeq } = page.at(-1)!;
      after = type === 'heat' ? lastSeq : state.node!;
    }
  }
}
