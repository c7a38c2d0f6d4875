import type { GroupPlant } from '../../documents/exchange/group.ts';
import type { Transfers } from '../../documents/exchange/transfer.ts';
import { type Examined, examineBundle } from '../../evidence/proof/bundle.ts';
import type { Bundle, ProvenRecord } from '../../evidence/proof/bundle-format.ts';
import { Proven } from '../../evidence/proof/claims/melted.ts';
import { leafOf } from '../../evidence/proof/leaf.ts';
import { transfersBetween } from '../../evidence/proof/transfer.ts';
import type { AnyTrust } from '../../evidence/proof/trust.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { canonicalText } from '../../foundation/quantity/canonical.ts';

/** One end of a hop: what a plant says of its transfers, and the records that prove it. */
export interface End {
  readonly plant: GroupPlant;
  readonly said: Transfers;
}

/** What the logs of both plants show of one transfer. */
export interface JudgedHop {
  readonly status: 'proven' | 'unproven' | 'contradicted';
  readonly words: string;
}

type Seen = { readonly examined: Examined } | { readonly error: string; readonly isFalse: boolean };

/**
 * A shipment and its receipt, held against each other by the rules of the verifier, under the keys that the group trusts for each log. What
 * a server merely says counts for nothing: the leaf of the shipment is that of the record which the log of the sender proves.
 */
export function judgedHop(
  shipment: string,
  { sender, receiver }: { readonly sender: End; readonly receiver: End },
): JudgedHop {
  const [from, to] = [seen(sender), seen(receiver)];
  for (const one of [from, to])
    if ('error' in one) return { status: one.isFalse ? 'contradicted' : 'unproven', words: one.error };
  const [a, b] = [(from as { examined: Examined }).examined, (to as { examined: Examined }).examined];
  const sent = a.proven.all.find(
    ({ record }) => record.kind.endsWith('.shipped') && leafOf(canonicalText(record)) === shipment,
  );
  const receipt = b.proven.of('transfer.received', `transfer:${shipment}`).at(-1);
  if (!receipt)
    return { status: 'unproven', words: `the log of ${receiver.plant.id} does not show the receipt` };
  if (!sent)
    return {
      status: 'contradicted',
      words: `the log of ${sender.plant.id} holds no such shipment: the receipt in record ${receipt.record.seq} of ${receiver.plant.id} names one that never was`,
    };
  const side = (examined: Examined, ...records: ProvenRecord[]) => ({
    proven: new Proven(records),
    checkpoint: examined.checkpoint,
  });
  const made = a.proven.standing('object.created', sent.record.subject);
  const { findings } = transfersBetween([side(a, sent, ...made), side(b, receipt)], [undefined, undefined]);
  const wrong = findings.find(({ code }) => !code.endsWith('-not-shown'));
  return wrong
    ? { status: 'contradicted', words: wrong.words }
    : {
        status: 'proven',
        words: `record ${sent.record.seq} of ${sender.plant.id} and record ${receipt.record.seq} of ${receiver.plant.id} agree`,
      };
}

/** What the records that a plant sent prove. */
function seen({ plant, said }: End): Seen {
  if (!said.proof)
    return {
      error: `${plant.id} signed no checkpoint: the key of its log is not at hand there`,
      isFalse: false,
    };
  if (plant.trust === undefined || plant.trust === null)
    return { error: `the group names no key for the log of ${plant.id}`, isFalse: false };
  try {
    const examined = examineBundle(said.proof as Bundle, plant.trust as AnyTrust);
    const wrong = examined.verdict.findings.find(({ code }) => code !== 'claim-none');
    return wrong || !examined.checkpoint
      ? { error: `the log of ${plant.id} does not verify: ${wrong?.words ?? 'no checkpoint'}`, isFalse: true }
      : { examined };
  } catch (error) {
    if (error instanceof RemeltError) return { error: `${plant.id}: ${error.message}`, isFalse: false };
    throw error;
  }
}
