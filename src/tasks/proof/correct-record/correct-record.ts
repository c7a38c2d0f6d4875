import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import type { Correction } from '../../../documents/proof/correction.ts';
import type { Head } from '../../../evidence/ledger/store.ts';
import { checkSignature } from '../../../evidence/records/hands.ts';
import { placed, type Retelling } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { requireAsShown } from '../../as-shown.ts';
import { defineVerb } from '../../task.ts';
import { type CorrectionOrder, contract } from './contract.ts';
import { correctionOf } from './correction-of.ts';
import { restsOn } from './rests-on.ts';

/**
 * Takes back what is recorded, or puts it right: first it says what that does and what rests on it, or what must be taken back
 * before, and does it when `confirm` repeats what was shown. Both records stay in the ledger. Throws ForbiddenError for a person without the role,
 * ConflictError that names what must be taken back first.
 */
export const correctRecord = defineVerb(contract, (order, context) =>
  onOneHead(context.store, (head) => correct(order, head, context)),
);

async function correct(
  order: CorrectionOrder,
  expectedHead: Head,
  context: TaskContext,
): Promise<Correction> {
  const of = order.of as Subject;
  const { record, act, commands, effects } = await correctionOf({ ...order, of }, context);
  const { persons, signedIn } = await context.store.roster();
  const by = signatureOf(context.actor).by ?? signedIn;
  const on = context.clock().toISOString().slice(0, 10);
  checkSignature(persons, { by, act, needed: true, on, path: 'by' });
  const resting = await restsOn(of, context, { record });
  const shown = hashOf({ of, commands, effects, restsOn: resting });
  requireAsShown(of, { confirm: order.confirm, shown }, context);
  const done = order.confirm !== undefined;
  // what is shown is tried: nobody is asked to confirm what is refused then
  await placed(IN_ORDER, () =>
    context.store.execute(
      { type: 'batch', commands: commands.map((one) => ({ ...one, ...signatureOf(context.actor) })) },
      { expectedHead, ...(done ? {} : { trial: true }), ...signalOf(context) },
    ),
  );
  return {
    format: 'remelt-correction/1',
    of,
    record,
    done,
    effects: [...effects],
    restsOn: [...resting],
    reason: order.reason,
    shown,
  };
}

/** Fields of an order by what its commands call them. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ seq: 'record', heat: 'of', of: 'of', lot: 'of', object: 'of', number: 'record', sample: 'record' },
  ...{
    by: 'by',
    reason: 'reason',
    cause: 'cause',
    values: 'values',
    losses: 'losses',
    supersededBy: 'supersededBy',
  },
};

/** Refusals name the fields of the order instead of those of a command of the ledger. */
const IN_ORDER: Retelling = {
  detail: (detail) => {
    const [, name = '', rest = ''] = /^commands\[\d+\]\.(\w+)(.*)$/.exec(detail.path ?? '') ?? [];
    const field = ownValue(FIELDS, name);
    return field === undefined ? detail : { ...detail, path: `${field}${rest}` };
  },
};
