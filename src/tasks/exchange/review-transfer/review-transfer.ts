import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { shipmentIn, type Verified, verifiedBundle } from '../../../desk/exchange/transfer-bundle.ts';
import type { TransferEnd, TransferState } from '../../../evidence/ledger/subjects/transfer.ts';
import type { Shipment } from '../../../evidence/proof/transfer.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';
import { ConflictError, NotFoundError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Holds a newer bundle of the sender against what was received: a recall, a shipment that was taken back, a FAIL, a withdrawn certificate.
 * What stops metal puts the lot on hold, once. Throws NotFoundError for a shipment that was not received here, ConflictError for an
 * older bundle than the receipt rests on.
 */
export const reviewTransfer = defineVerb(contract, async (order, context) => {
  const { store, actor } = context;
  const verified = verifiedBundle({ ...order, accepted: 'what it leaves out is told' }, context);
  const shipment = shipmentIn(verified, order.of);
  const { end } = await receivedAs(shipment, verified, context);
  const { size } = verified.checkpoint;
  if (size < end.other.size)
    throw new ConflictError(
      `the bundle is older than the receipt: ${size} records, and ${end.other.size} when the metal was received`,
      {
        path: 'bundle',
        value: size,
        allowed: `a bundle under a checkpoint of at least ${end.other.size} records`,
        cure: 'ask the sender for a new bundle',
      },
    );
  const stops = stopsOf(verified, shipment);
  const news = [...stops, ...besides(verified, shipment, end)];
  const lot = await store.lot(idOf(end.here));
  const reason = `${stops.join('; ')} (${end.origin})`;
  const isKnown = lot.held?.lift === null && lot.holdReason === reason;
  const held = stops.length > 0 && lot.status !== 'void' && !isKnown;
  if (held)
    await store.execute({ type: 'holdLot', lot: lot.id, reason, ...signatureOf(actor) }, signalOf(context));
  return {
    format: 'remelt-transfer-review/1' as const,
    ...{ shipment: shipment.leaf, origin: end.origin, of: end.of, here: lot.subject as `lot:${string}` },
    ...{ sizeThen: end.other.size, sizeNow: size, news, held },
  };
});

async function receivedAs(
  { leaf, subject }: Shipment,
  { checkpoint }: Verified,
  { store }: TaskContext,
): Promise<TransferState> {
  const listed = (await store.subjects('transfer')).map(({ state }) => state as TransferState);
  const found = listed.find(({ id, status }) => id === leaf && status === 'received');
  if (found) return found;
  throw new NotFoundError(`the shipment of ${subject} by ${checkpoint.origin} was not received here`, {
    path: 'bundle',
    value: leaf.slice(0, 16),
    allowed: 'a bundle of metal that was received here',
    cure: 'receive the metal with it',
    does: [{ verb: 'exchange/receive-transfer' }],
  });
}

/** What keeps the metal from being used. */
const stopsOf = ({ examined: { verdict } }: Verified, { takenBack, recalls }: Shipment): string[] => [
  ...recalls.map(({ record, recall }) => `recalled by the sender in record ${record} (recall ${recall})`),
  ...(takenBack === null ? [] : [`the sender took the shipment back in record ${takenBack}`]),
  ...verdict.failed.map(({ subject, record }) => `FAIL at the sender: ${subject}, record ${record}`),
];

/** What is worth knowing beside it. */
const besides = (
  { examined: { verdict, proven } }: Verified,
  { kg, subject }: Shipment,
  { said_g }: TransferEnd,
): string[] => [
  ...(kg !== null && kgToGrams(kg) !== said_g
    ? [`the sender now says ${kilograms(kgToGrams(kg))} were sent, and said ${kilograms(said_g)}`]
    : []),
  ...verdict.withdrawnCertificates.map(
    ({ subject: of, record }) => `certificate of ${of} withdrawn in record ${record}`,
  ),
  ...proven
    .standing('record.corrected', subject)
    .filter(({ body }) => body.how !== 'did-not-occur')
    .map(
      ({ record, body }) =>
        `record ${String(body.correctsSeq)} of ${subject} put right in record ${record.seq}`,
    ),
  ...(verdict.verdict === 'incomplete' ? verdict.findings.map(({ words }) => `not shown: ${words}`) : []),
];
