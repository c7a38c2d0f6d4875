import type { TaskContext } from '../../../desk/context.ts';
import { reachedSha256, recallAnswer } from '../../../desk/genealogy/recall-answer.ts';
import { recallBegins } from '../../../desk/genealogy/recall-begins.ts';
import type { Recall } from '../../../documents/proof/recall.ts';
import type { RecallState } from '../../../evidence/ledger/subjects/recall-state.ts';
import { ConflictError, NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * The recall as it is read for the notice of escape to one customer, with all that is on hold by now and, for a recall on record, what that
 * record says. Throws NotFoundError for a customer that gets no letter, ConflictError where the recall on record reached something else.
 */
export const recallLetter = defineVerb(contract, async ({ customer, number, ...order }, context) => {
  const { recall, reach } = await recallAnswer(order, await recallBegins(order, context.store), context);
  if (!recall.letters.some((letter) => letter.customer === customer)) throw noLetter(customer, recall);
  const held = [
    ...reach.rows
      .filter((row) => row.held && row.left_g > 0)
      .map((row) => row.subject as Recall['held'][number]),
    ...recall.returns.filter((one) => one.held && one.left_g > 0).map((one) => `lot:${one.lot}` as const),
  ];
  if (number === undefined) return { ...recall, held };
  return {
    ...recall,
    held,
    record: await recorded(number, { of: recall.of, listSha256: reachedSha256(reach) }, context),
  };
});

const noLetter = (customer: string, { of, letters, customers }: Recall): NotFoundError =>
  new NotFoundError(
    customers.some((one) => one.customer === customer)
      ? `${customer} got only pieces with a share of ${of} below the cut-off, and no letter`
      : `nothing of ${of} was shipped to ${customer}`,
    {
      path: 'customer',
      value: customer,
      allowed: letters.map((letter) => letter.customer).join(', ') || 'nobody: no letter is due',
    },
  );

/** What the record of a recall says, where it reached the same. */
async function recorded(
  number: string,
  { of, listSha256 }: { readonly of: string; readonly listSha256: string },
  { store }: TaskContext,
): Promise<NonNullable<Recall['record']>> {
  const state = (await store.subject(`recall:${number}`)) as RecallState;
  if (state.of !== of || state.listSha256 !== listSha256)
    throw new ConflictError(`recall ${number} on record reached something else`, {
      path: 'number',
      value: number,
      allowed: `a recall of ${of} that reached what it reaches now`,
      cure: 'recall it anew: metal was charged, cast, cut or shipped since',
    });
  const { seq, by, subjects, indexSeq } = state;
  const [entry] = await store.history(`recall:${number}`);
  const { indexRoot } = entry!.record.body as { readonly indexRoot: string };
  return {
    recall: number,
    seq,
    ...(by === null ? {} : { by }),
    subjects,
    listSha256,
    indexSeq,
    indexRoot,
    complete: [],
  };
}
