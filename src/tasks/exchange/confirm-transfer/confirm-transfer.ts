import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { ownSide, type Verified, verifiedBundle } from '../../../desk/exchange/transfer-bundle.ts';
import { transferRow } from '../../../desk/exchange/transfer-rows.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import type { TransferState } from '../../../evidence/ledger/subjects/transfer.ts';
import type { ProvenRecord } from '../../../evidence/proof/bundle-format.ts';
import { toHex } from '../../../evidence/proof/bytes.ts';
import { leafOf } from '../../../evidence/proof/leaf.ts';
import { shipmentsIn, transfersBetween } from '../../../evidence/proof/transfer.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { coveringMetal } from '../../proof/bundle-records.ts';
import { ownOrigin } from '../../proof/keys-of-ledger.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Takes in the receipt of another plant: its bundle is verified, and held against the shipment in this ledger by the rules of the
 * verifier. Throws ConflictError for a receipt of something else than was shipped, of a shipment that was taken back, or that is not
 * shown whole.
 */
export const confirmTransfer = defineVerb(contract, async (order, context) => {
  const { store, actor } = context;
  const verified = verifiedBundle(order, context);
  const origin = await requireOrigin(context);
  const receipt = receiptIn(verified, { origin, of: order.of });
  const { body, record } = receipt;
  const own = await shippedIn(receipt, context);
  const side = ownSide(await recordsOf(own, context), { origin, head: await store.head() });
  const { findings } = transfersBetween(
    [side, { proven: verified.examined.proven, checkpoint: verified.checkpoint }],
    [undefined, verified.index],
  );
  const [wrong] = findings;
  if (wrong)
    throw new ConflictError(`the receipt does not agree with the shipment: ${wrong.words}`, {
      path: 'bundle',
      value: wrong.code,
      allowed: 'a receipt of what was shipped, shown whole',
      cure: 'ask the receiver what it has taken in; nothing was booked here',
    });
  const shipment = shipmentsIn(side.proven).find(({ seq }) => String(seq) === body.seq);
  const { accepted = typeof body.accepted === 'string' ? body.accepted : undefined } = order;
  await store.execute(
    {
      type: 'confirmTransfer',
      shipment: shipment?.leaf,
      ...{ origin: verified.checkpoint.origin, of: body.here, here: own, otherSeq: Number(record.seq) },
      ...{ leaf: leafOf(canonicalText(record)), size: String(verified.checkpoint.size) },
      root: toHex(verified.checkpoint.root),
      said_g: kgToGrams(String(body.saidKg)),
      weighed_g: kgToGrams(String(body.weighedKg)),
      within_g: kgToGrams(String(body.withinKg)),
      ...(accepted === undefined ? {} : { accepted }),
      ...signatureOf(actor),
    } as Command,
    signalOf(context),
  );
  const state = (await store.subject(`transfer:${shipment?.leaf ?? ''}`)) as TransferState;
  return { format: 'remelt-transfer/1' as const, ...transferRow(state), analyses: 0, notes: [] };
});

async function requireOrigin(context: TaskContext): Promise<string> {
  const origin = await ownOrigin(context);
  if (origin !== null) return origin;
  throw new ConflictError('the log of this plant has no key: nobody can have received anything of it', {
    path: 'keys',
    allowed: 'a ledger with a key of its log',
    does: [{ verb: 'proof/make-key' }],
    cure: 'make the key first',
  });
}

/** The receipt that is meant. Throws InputError where the bundle holds none of this plant, or several. */
function receiptIn(
  { examined, checkpoint }: Verified,
  { origin, of }: { readonly origin: string; readonly of: string | undefined },
): ProvenRecord {
  const all = examined.proven.of('transfer.received').filter(({ body }) => body.origin === origin);
  const meant = all.filter(({ body }) => of === undefined || body.of === of);
  const [last] = meant.slice(-1);
  if (last && new Set(meant.map(({ record }) => record.subject)).size === 1) return last;
  throw new InputError(
    last
      ? `the bundle of ${checkpoint.origin} holds several receipts of ${origin}`
      : `the bundle of ${checkpoint.origin} shows no receipt of what ${origin} shipped`,
    {
      path: last ? 'of' : 'bundle',
      value: of ?? null,
      allowed:
        all.map(({ body }) => String(body.of)).join(', ') || `a bundle of the lot there, made for ${origin}`,
      cure: last ? 'say which one it is' : `ask the receiver for the bundle of its lot, made for ${origin}`,
    },
  );
}

/** What the record that a receipt names shipped, by the own ledger. Throws ConflictError where it shipped nothing. */
async function shippedIn({ body }: ProvenRecord, { store }: TaskContext): Promise<Subject> {
  const { size } = await store.head();
  const seq = Number(body.seq);
  const [own] = seq < size ? await store.recordsNumbered([seq]) : [];
  if (own?.record.kind.endsWith('.shipped')) return own.record.subject as Subject;
  throw new ConflictError(`the receipt names record ${seq} of this ledger, which shipped nothing`, {
    path: 'bundle',
    value: seq,
    allowed: 'the receipt of a shipment of this plant',
    cure: 'ask the receiver what it has taken in; nothing was booked here',
  });
}

/** All records of what was shipped, what it was cut from and its heat. */
const recordsOf = async (subject: Subject, context: TaskContext) =>
  context.store.history(...(await coveringMetal(subject, context)));
