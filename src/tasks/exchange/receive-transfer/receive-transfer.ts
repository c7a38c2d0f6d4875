import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import {
  mostApart_g,
  shipmentIn,
  statedAnalyses,
  type Verified,
  verifiedBundle,
} from '../../../desk/exchange/transfer-bundle.ts';
import { transferRow } from '../../../desk/exchange/transfer-rows.ts';
import type { Batch } from '../../../evidence/ledger/commands.ts';
import type { TransferState } from '../../../evidence/ledger/subjects/transfer.ts';
import { toHex } from '../../../evidence/proof/bytes.ts';
import type { Shipment } from '../../../evidence/proof/transfer.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import type { LotClass, OriginClass, Subject } from '../../../metal/alloy/words.ts';
import type { Scale } from '../../../metal/plant/scale.ts';
import { ownOrigin } from '../../proof/keys-of-ledger.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

type Order = ReturnType<typeof contract.order.parse>;

/**
 * Receives metal of another plant: its bundle is verified under the trust document for its log, and the metal is booked as a lot on hold
 * with the shipment that it came by. What the sender states of contents is booked as a supplier's certificate is: it clears nothing by
 * itself. Throws ConflictError for a bundle that does not hold, metal that was recalled or taken back, a shipment that was received, and
 * weighings that differ.
 */
export const receiveTransfer = defineVerb(contract, async (order, context) => {
  const { store, actor } = context;
  const verified = verifiedBundle(order, context);
  const { checkpoint, examined } = verified;
  const shipment = shipmentIn(verified, order.of);
  await refuseOwn(checkpoint.origin, context);
  const said_g = saidIn(shipment, checkpoint.origin);
  refuseStopped(shipment, { origin: checkpoint.origin, accepted: order.accepted });
  const named = formIn(verified, shipment, { order, context });
  const methods = new Set(context.compute.facts().analysisMethods.keys());
  const analyses = statedAnalyses(verified, shipment, { bundle: order.bundle, methods });
  const by = signatureOf(actor);
  const here: Subject = `lot:${order.lot}`;
  const commands = [
    {
      type: 'receiveLots',
      lots: [
        {
          ...{ lot: order.lot, mass_g: order.weighed_g, ...named, supplier: checkpoint.origin },
          ...(examined.verdict.demonstration ? { specimen: true as const } : {}),
          reference: `${shipment.subject} of ${checkpoint.origin}`,
        },
      ],
      ...by,
    },
    ...analyses.map((one) => ({ type: 'recordAnalysis', of: here, ...one, ...by })),
    {
      type: 'receiveTransfer',
      shipment: shipment.leaf,
      ...{ origin: checkpoint.origin, of: shipment.subject, otherSeq: shipment.seq, leaf: shipment.leaf },
      ...(shipment.heat === null ? {} : { heat: shipment.heat }),
      ...{ size: String(checkpoint.size), root: toHex(checkpoint.root), here },
      ...{ said_g, weighed_g: order.weighed_g, within_g: mostApart_g(said_g, scaleOf(order, context)) },
      ...(order.accepted === undefined ? {} : { accepted: order.accepted }),
      ...by,
    },
  ] as Batch['commands'];
  await store.execute({ type: 'batch', commands }, signalOf(context));
  const state = (await store.subject(`transfer:${shipment.leaf}`)) as TransferState;
  return {
    format: 'remelt-transfer/1' as const,
    ...transferRow(state),
    analyses: analyses.length,
    notes: notesOf(verified),
  };
});

/** Metal does not come from another plant where its log is the own one. */
async function refuseOwn(origin: string, context: TaskContext): Promise<void> {
  const own = await ownOrigin(context);
  if (own !== origin) return;
  throw new ConflictError(`the bundle is of the log of this plant, ${origin}`, {
    path: 'bundle',
    value: origin,
    allowed: 'a bundle of another plant',
    cure: 'take in there what was shipped from here',
  });
}

function saidIn({ subject, kg }: Shipment, origin: string): number {
  if (kg !== null) return kgToGrams(kg);
  throw new InputError(`the bundle does not disclose what ${origin} shipped of ${subject}`, {
    path: 'bundle',
    allowed: 'a bundle that opens the mass of the shipment',
    cure: 'ask the sender for a bundle that is made for whom the metal was shipped to',
  });
}

/** What was taken back was never sent; recalled metal is taken for a stated reason alone. */
function refuseStopped(
  { subject, takenBack, recalls }: Shipment,
  { origin, accepted }: { readonly origin: string; readonly accepted: string | undefined },
): void {
  if (takenBack !== null)
    throw new ConflictError(`${origin} took the shipment of ${subject} back in record ${takenBack}`, {
      path: 'bundle',
      value: subject,
      where: `record ${takenBack}`,
      allowed: 'a shipment that stands',
      cure: 'ask the sender what lies here',
    });
  const [recall] = recalls;
  if (!recall || accepted !== undefined) return;
  throw new ConflictError(
    `${origin} recalled ${subject} in record ${recall.record} (recall ${recall.recall})`,
    {
      path: 'accepted',
      value: null,
      where: `record ${recall.record}`,
      allowed: 'the reason, where it is taken all the same',
      cure: 'send it back, or say why it is taken',
    },
  );
}

/** What the metal is booked as: as the order says, else as the sender has it in the open. */
function formIn(
  { examined }: Verified,
  { subject }: Shipment,
  { order, context }: { readonly order: Order; readonly context: TaskContext },
): { readonly form: string; readonly lotClass: LotClass; readonly originClass?: OriginClass } {
  const { proven } = examined;
  const [lot] = proven.standing('lot.received', subject);
  const [object] = proven.standing('object.created', subject);
  const { forms } = context.compute.facts();
  const form = order.form ?? String((lot ?? object)?.body.form ?? '');
  if (!forms.has(form))
    throw new InputError(`"${form}" is not a form in which this plant keeps stock`, {
      path: 'form',
      value: form,
      allowed: [...forms.keys()].join(', '),
      cure: 'say the form that it lies here in',
    });
  const originClass = order.originClass ?? (lot?.body.class as OriginClass | undefined);
  const lotClass = order.lotClass ?? (lot?.body.lotClass as LotClass | undefined);
  return {
    form,
    lotClass: lotClass ?? (lot ? 'purchased-scrap' : 'master-heat'),
    ...(originClass === undefined ? {} : { originClass }),
  };
}

function scaleOf({ scale }: Order, { compute }: TaskContext): Scale | undefined {
  if (scale === undefined) return undefined;
  const { scales } = compute.facts().plant;
  const known = scales.find(({ id }) => id === scale);
  if (known) return known;
  throw new InputError(`the plant has no scale ${scale}`, {
    path: 'scale',
    value: scale,
    allowed: scales.map(({ id }) => id).join(', ') || 'none: the plant lists no scales',
  });
}

/** What whoever receives it must know of the metal. */
const notesOf = ({ examined: { verdict } }: Verified): string[] => [
  ...verdict.recalled.map(
    ({ recall, record }) => `recalled by the sender in record ${record} (recall ${recall})`,
  ),
  ...verdict.failed.map(({ subject, record }) => `FAIL at the sender: ${subject}, record ${record}`),
  ...verdict.withdrawnCertificates.map(
    ({ subject, record }) => `certificate of ${subject} withdrawn in record ${record}`,
  ),
  ...(verdict.verdict === 'incomplete' ? verdict.findings.map(({ words }) => `not shown: ${words}`) : []),
];
