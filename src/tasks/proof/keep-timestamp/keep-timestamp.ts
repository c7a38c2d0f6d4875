import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { fromBase64, toBase64 } from '../../../evidence/proof/bytes.ts';
import { readTimestamp, timeQueryOf } from '../../../evidence/proof/timestamp.ts';
import { InputError, UnavailableError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { signerOfOrder } from '../signer-of-order.ts';
import { checkpointAt } from '../timestamp-query/timestamp-query.ts';
import { contract } from './contract.ts';

/** Has an authority state that the records existed, checks its answer, and keeps it in the ledger. */
export const keepTimestamp = defineVerb(
  contract,
  async ({ size: asked, url, answer, roots = [] }, context) => {
    if ((url === undefined) === (answer === undefined))
      throw new InputError('name a time-stamping authority, or its answer', {
        path: 'url',
        allowed: 'one of the two',
        cure: 'name one of them',
        does: [{ verb: 'proof/keep-timestamp' }, { verb: 'proof/keep-timestamp', order: { answer: null } }],
      });
    const { text, ...at } = await checkpointAt(asked, context);
    const reply = answer === undefined ? await answerOf(url!, text, context) : fromBase64(answer);
    const { trusted, ...time } = await readTimestamp(reply, text, roots);
    const { records } = await context.store.execute(
      { type: 'keepTimestamp', ...at, ...time, reply: toBase64(reply), ...(await signerOfOrder(context)) },
      signalOf(context),
    );
    return { format: 'remelt-timestamp/1' as const, ...time, size: at.size, seq: records[0]!.seq, trusted };
  },
);

async function answerOf(url: string, text: string, { askTime }: TaskContext): Promise<Uint8Array> {
  if (!askTime) throw new UnavailableError('no time-stamping authority can be asked here', { where: url });
  return askTime(url, await timeQueryOf(text));
}
