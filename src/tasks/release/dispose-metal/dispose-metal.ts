import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { type Disposition, idOf } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { signerOf } from '../signer.ts';
import { contract, type DisposeMetalOrder } from './contract.ts';

/** The ledger's word for what becomes of metal. */
const DISPOSITION = {
  rework: 'remelt',
  regrade: 'downgrade',
  return: 'return-to-supplier',
  sell: 'sell',
  scrap: 'scrap',
  // Metal below its specification was sold; the reason says under which concession.
  'use-as-is': 'sell',
  notify: 'notify',
} as const satisfies Readonly<Record<DisposeMetalOrder['as'], Disposition>>;

/**
 * Decides what becomes of metal that did not pass; a FAIL stays a FAIL. Use-as-is is the customer's decision: with
 * its concession number and scope it is recorded as metal sold below its specification, and no certificate says
 * otherwise. Throws ForbiddenError for a person without the role, and for use-as-is without a concession.
 */
export const disposeMetal = defineVerb(
  contract,
  async (order, context) => {
    const { of, as, reason, concession } = order;
    const { store, clock } = context;
    const now = clock().toISOString();
    const { id: by } = await signerOf('dispose of metal', context);
    if (as === 'use-as-is' && !(concession?.number && concession.scope && concession.customer))
      throw new ForbiddenError('the disposition "use-as-is" needs a concession of the customer', {
        path: 'concession',
        allowed: 'customer, number and scope of the concession',
        cure: 'ask the customer for a concession, or rework, regrade, return or scrap the metal',
      });
    const granted = underConcession(order).map((words) => `use-as-is ${words}; `);
    const told = as === 'notify' ? [`notify ${await customerOf(of, context)}; `] : [];
    const why = `${[...granted, ...told].join('')}${reason}`;
    await store.execute(
      { type: 'dispose', of, disposition: DISPOSITION[as], reason: why, by, happenedAt: now },
      signalOf(context),
    );
    return { format: 'remelt-disposed/1' as const, subject: of, as, why };
  },
  {
    signs: (order, name) =>
      `I, ${name}, decide what becomes of ${subjectWords(order.of)}: ${[order.as, ...underConcession(order)].join(' ')}. Reason: ${order.reason}.`,
  },
);

/** Number, customer and scope of the concession that metal is used under, in words; empty for every other decision. */
const underConcession = ({ as, concession }: Pick<DisposeMetalOrder, 'as' | 'concession'>): string[] =>
  as === 'use-as-is' && concession
    ? [`under concession ${concession.number} of ${concession.customer}, scope: ${concession.scope}`]
    : [];

/** Whom a shipped object went to. Throws ForbiddenError for metal that is still here: nobody else has it. */
async function customerOf(of: DisposeMetalOrder['of'], { store }: TaskContext): Promise<string> {
  const object = of.startsWith('object:') ? await store.object(idOf(of)) : null;
  if (object?.status === 'shipped' && object.shipment) return object.shipment.to;
  throw new ForbiddenError(`${of} was not shipped: there is no customer to notify`, {
    path: 'as',
    value: 'notify',
    allowed: 'notify for metal that has left',
    cure: 'rework, regrade, return or scrap it',
  });
}
