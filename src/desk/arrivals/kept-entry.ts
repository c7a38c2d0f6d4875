import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';

/** Keeps an entry of a register under its name. */
export async function keptEntry(
  {
    name,
    entry,
    reason,
  }: { readonly name: string; readonly entry: object; readonly reason?: string | undefined },
  context: TaskContext,
): Promise<void> {
  const text = canonicalText(entry);
  await context.store.execute(
    {
      type: 'enterRegister',
      name,
      entry: text,
      documentSha256: hashOfText(text),
      ...(reason === undefined ? {} : { reason }),
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
}
