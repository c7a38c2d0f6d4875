import type { TaskContext } from '../../../desk/context.ts';
import { fromHex, toBase64 } from '../../../evidence/proof/bytes.ts';
import { checkpointText } from '../../../evidence/proof/note.ts';
import { timeQueryOf } from '../../../evidence/proof/timestamp.ts';
import { ConflictError, cureBy, InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { validKeyOf } from '../keys-of-ledger.ts';
import { contract } from './contract.ts';

/** What a time-stamping authority is asked for a checkpoint, to be carried to it by other means. */
export const timestampQuery = defineVerb(contract, async ({ size }, context) => {
  const { text, ...at } = await checkpointAt(size, context);
  return {
    format: 'remelt-timestamp-query/1' as const,
    size: at.size,
    root: at.root,
    query: toBase64(await timeQueryOf(text)),
  };
});

/** The text of the checkpoint of so many records, without signatures; of all where no size is named. Throws ConflictError without a key of the log, InputError for more records than there are. */
export async function checkpointAt(
  size: number | undefined,
  context: TaskContext,
): Promise<{ readonly origin: string; readonly size: number; readonly root: string; readonly text: string }> {
  const [origin] = (await validKeyOf(context))?.split('+', 1) ?? [];
  if (origin === undefined)
    throw new ConflictError('the ledger has no name yet: its log has no key', {
      path: 'keys',
      ...cureBy('make it first', 'proof/make-key'),
    });
  const last = await context.store.head();
  if (size !== undefined && size > last.size)
    throw new InputError(`the ledger holds ${last.size} records, and no checkpoint of ${size}`, {
      path: 'size',
      value: size,
      allowed: `1 to ${last.size}`,
      cure: 'name the size that the query was made for; the query says it',
    });
  const head = size === undefined ? last : await context.store.checkpoint(size);
  const text = checkpointText({ origin, size: head.size, root: fromHex(head.root) });
  return { origin, size: head.size, root: head.root, text };
}
