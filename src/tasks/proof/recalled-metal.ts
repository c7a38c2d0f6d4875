import type { RecallOrder } from '../../documents/orders/proof.ts';
import type { RecallState } from '../../evidence/ledger/recall-state.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { recallBegins } from './recall-begins.ts';

/** A recall that reached some metal: its number, and the day on which it was recorded. */
export interface RecalledBy {
  readonly recall: string;
  readonly on: string;
}

/** What recalls reached. */
interface RecalledMetal {
  /** By the subject that they reached, as the metal stands now. */
  readonly reached: ReadonlyMap<string, readonly RecalledBy[]>;
  /** Recalls of earlier versions whose metal cannot be shown any more: their records name none, and the name was erased. */
  readonly unshown: readonly RecalledBy[];
}

/** Every recall of the ledger, by what it reached. */
export async function recalledMetal(store: Store): Promise<RecalledMetal> {
  const found = new Map<string, RecalledBy[]>();
  const unshown: RecalledBy[] = [];
  for (const { state } of await store.subjects('recall')) {
    const { id: recall, of, seq, begins } = state as RecallState;
    const [record] = await store.records(seq, 1);
    const on = record!.record.at.slice(0, 10);
    const from = begins ?? (await beginsOf(of, store));
    if (from.length === 0) unshown.push({ recall, on });
    const { rows } = await store.reach(from);
    for (const { subject } of rows) found.set(subject, [...(found.get(subject) ?? []), { recall, on }]);
  }
  return { reached: found, unshown };
}

/** A recall of a run of a laboratory, in the words of a record of an earlier version, which names no metal. */
const RUN =
  /^(.+?)(?: by (.+?))?(?: report (.+?))?(?: from (\d{4}-\d{2}-\d{2}))?(?: to (\d{4}-\d{2}-\d{2}))?$/;

/** What a recall of an earlier version began with; nothing where the ledger no longer names it so. */
async function beginsOf(of: string, store: Store): Promise<Parameters<Store['reach']>[0]> {
  const [type = '', ...rest] = of.split(' ');
  const name = rest.join(' ');
  const [, laboratory = name, method, report, from, to] = (type === 'laboratory' && RUN.exec(name)) || [];
  const order: RecallOrder = {
    of: `${type}:${laboratory}`,
    ...(method === undefined ? {} : { method }),
    ...(report === undefined ? {} : { report }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  try {
    return (await recallBegins(order, store)).subjects;
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}
