import type { TaskContext } from '../../../desk/context.ts';
import { transferRow } from '../../../desk/exchange/transfer-rows.ts';
import type { TransferRow, Transfers } from '../../../documents/exchange/transfer.ts';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import type { TransferState } from '../../../evidence/ledger/subjects/transfer.ts';
import { fromHex, toBase64 } from '../../../evidence/proof/bytes.ts';
import { leafOf } from '../../../evidence/proof/leaf.ts';
import { tlogProofText } from '../../../evidence/proof/tlog-proof.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { disclosuresFor } from '../../proof/disclosed-fields.ts';
import { ownOrigin } from '../../proof/keys-of-ledger.ts';
import { signedIfPossible } from '../../proof/sign-checkpoint/sign-checkpoint.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Transfers that this plant has an end of, and shipments of the metal that is named. With their proof where that is asked for. */
export const listTransfers = defineVerb(contract, async ({ of, prove, certificate }, context) => {
  const { store } = context;
  const listed = (await store.subjects('transfer')).map(({ state }) => state as TransferState);
  const known = listed.filter(({ end }) => of === undefined || of.some((one) => one === end.here));
  const shipments = of === undefined ? [] : await shipmentsOf(of as readonly Subject[], context);
  const confirmed = new Set(known.map(({ id }) => id));
  const rows = [
    ...known.map(transferRow),
    ...shipments.flatMap((one) => (confirmed.has(leafOf(one.text)) ? [] : [sentRow(one)])),
  ].sort((a, b) => a.seq - b.seq);
  // the heat of a piece stands in the record of its making
  const making = shipments.length === 0 ? [] : await madeAs(of as readonly Subject[], context);
  const records = [
    ...shipments,
    ...making,
    ...(await store.recordsNumbered(known.map(({ end }) => end.seq))),
  ];
  const proof = prove && records.length > 0 ? await proofOf(records, context) : null;
  return {
    format: 'remelt-transfers/1' as const,
    origin: await ownOrigin(context),
    rows,
    ...(certificate === undefined ? {} : { certified: await certifiedBy(certificate, context) }),
    ...(proof ? { proof } : {}),
  };
});

const madeAs = async (of: readonly Subject[], { store }: TaskContext): Promise<readonly StoredRecord[]> =>
  (await store.history(...of)).filter(({ record }) => record.kind === 'object.created');

/** Heats and objects with a certificate of that number, whether it stands or was withdrawn. */
async function certifiedBy(number: string, { store }: TaskContext): Promise<TransferRow['here'][]> {
  const metal = [...(await store.heats()), ...(await store.objects())];
  return metal.flatMap(({ subject, certificates = [] }) =>
    certificates.some((one) => one.number === number) ? [subject as TransferRow['here']] : [],
  );
}

/** Shipments of metal that stand. */
async function shipmentsOf(of: readonly Subject[], { store }: TaskContext): Promise<readonly StoredRecord[]> {
  const history = of.length === 0 ? [] : await store.history(...of);
  const back = new Set(
    history
      .filter(({ record, body }) => record.kind === 'record.corrected' && body.how === 'did-not-occur')
      .map(({ body }) => String(body.correctsSeq)),
  );
  return history.filter(({ record }) => record.kind.endsWith('.shipped') && !back.has(record.seq));
}

function sentRow({ seq, text, record, body }: StoredRecord): TransferRow {
  return {
    ...{ shipment: leafOf(text), way: 'out', state: 'sent', other: String(body.to), there: null },
    ...{ here: record.subject as TransferRow['here'], at: String(body.happenedAt ?? record.at), seq },
    ...{ said_g: kgToGrams(String(body.kg)), weighed_g: null, within_g: null, accepted: null },
  };
}

/** The records with what of them is told between plants, under a signed checkpoint; null where the key of the log is not here. */
async function proofOf(
  records: readonly StoredRecord[],
  context: TaskContext,
): Promise<NonNullable<Transfers['proof']> | null> {
  const { store } = context;
  const head = await store.head();
  const signed = await signedIfPossible(head, context);
  if (!signed) return null;
  const within = records.filter(({ seq }) => seq < head.size);
  const proofs = await store.proveAll(
    within.map(({ seq }) => seq),
    head.size,
  );
  return {
    format: 'remelt-bundle/1',
    purpose: 'transfers between plants',
    claims: [],
    entries: within.map((one, i) => ({
      record: one.text,
      proof: tlogProofText({
        index: one.seq,
        hashes: proofs[i]!.proof.map((hash) => toBase64(fromHex(hash))),
        note: signed.checkpoint,
      }),
      disclosures: [...disclosuresFor(one, new Set(['transfer']))],
    })),
  };
}
