import { canonicalText } from '../../foundation/quantity/canonical.ts';
import type { Bundle, Finding, ProvenRecord } from './bundle-format.ts';
import { toHex } from './bytes.ts';
import { gramsOf, isKg, kg, mostOff, type Proven } from './claims/melted.ts';
import { leafOf } from './leaf.ts';
import type { Checkpoint } from './note.ts';

/** One end of a transfer: the records of a bundle, and the checkpoint that proves them. */
export interface Side {
  readonly proven: Proven;
  readonly checkpoint: Checkpoint | null;
}

/** A shipment as the log of the sender has it. */
export interface Shipment {
  readonly subject: string;
  readonly seq: number;
  /** Of its record [hex]: the name of the transfer in both logs. */
  readonly leaf: string;
  /** Mass and receiver, where they are disclosed. */
  readonly kg: string | null;
  readonly to: string | null;
  /** Heat of an object; null of a lot. */
  readonly heat: string | null;
  /** Record that says it did not happen. */
  readonly takenBack: string | null;
  /** Recalls of the metal that stand in the bundle: record and number. */
  readonly recalls: readonly { readonly record: string; readonly recall: string }[];
}

/** A transfer that two bundles show: what the sender calls the metal, and what the receiver does. */
export interface Transfer {
  readonly shipment: string;
  readonly sender: string;
  readonly of: string;
  readonly receiver: string;
  readonly here: string;
  readonly saidKg: string;
  readonly weighedKg: string;
  /** The log of the sender holds the receipt too. */
  readonly confirmed: boolean;
}

/** Leaf of a proven record [hex]. */
const leafIn = ({ record }: ProvenRecord): string => leafOf(canonicalText(record));

const SHIPPED = ['lot.shipped', 'object.shipped'] as const;

/** Shipments in the records of a bundle, oldest first; those that were taken back too. */
export function shipmentsIn(proven: Proven): Shipment[] {
  return SHIPPED.flatMap((kind) => proven.of(kind)).map((one) => {
    const { subject, seq } = one.record;
    const back = proven
      .of('record.corrected', subject)
      .find(({ body }) => body.how === 'did-not-occur' && body.correctsSeq === seq);
    const [created] = proven.standing('object.created', subject);
    const heat = created ? String(created.body.heat) : null;
    const covering = coveringOf(subject, heat, proven);
    return {
      ...{ subject, seq: Number(seq), leaf: leafIn(one), heat },
      kg: isKg(one.body.kg) ? one.body.kg : null,
      to: textOf(one.body.to),
      takenBack: back?.record.seq ?? null,
      recalls: proven.all
        .filter(({ record }) => record.kind.endsWith('.recalled') && covering.has(record.subject))
        .map(({ record, body }) => ({ record: record.seq, recall: String(body.recall) })),
    };
  });
}

/** The metal itself, what it was cut from, and its heat. */
function coveringOf(subject: string, heat: string | null, proven: Proven): ReadonlySet<string> {
  const found = new Set<string>([subject, ...(heat === null ? [] : [`heat:${heat}`])]);
  for (const one of found) {
    const [created] = proven.standing('object.created', one);
    if (created) found.add(String(created.body.from));
  }
  return found;
}

/** What a shipment and its receipt say of each other. */
export interface JudgedTransfers {
  readonly transfers: readonly Transfer[];
  readonly findings: readonly Finding[];
}

/**
 * Holds the receipts of each side against the shipments of the other. Empty where neither bundle shows a receipt of the log of the
 * other one. Nothing of it rests on the word of one side alone: the leaf of the shipment is computed from the record of the sender.
 */
export function transfersBetween(
  sides: readonly [Side, Side],
  indexes: readonly [Bundle['index'], Bundle['index']],
): JudgedTransfers {
  const [a, b] = sides;
  const both = [
    judgeReceipts({ sender: a, receiver: b, index: indexes[1] ?? [] }),
    judgeReceipts({ sender: b, receiver: a, index: indexes[0] ?? [] }),
  ];
  return {
    transfers: both.flatMap(({ transfers }) => transfers),
    findings: both.flatMap(({ findings }) => findings),
  };
}

interface Ends {
  readonly sender: Side;
  readonly receiver: Side;
  /** Of the bundle of the receiver. */
  readonly index: NonNullable<Bundle['index']>;
}

function judgeReceipts(ends: Ends): JudgedTransfers {
  const { sender, receiver } = ends;
  if (!sender.checkpoint || !receiver.checkpoint) return { transfers: [], findings: [] };
  const { origin } = sender.checkpoint;
  const receipts = receiver.proven.of('transfer.received');
  const findings: Finding[] = receipts
    .filter(({ body }) => textOf(body.origin) === null)
    .map(({ record }) =>
      notShown(`what record ${record.seq} of ${receiver.checkpoint?.origin} received is not disclosed`),
    );
  const own = standingReceipts(
    receipts.filter(({ body }) => body.origin === origin),
    receiver.proven,
  );
  const shipments = new Map(shipmentsIn(sender.proven).map((one) => [one.seq, one]));
  const transfers = own.flatMap((receipt) => {
    const { transfer, wrong } = judgeReceipt(receipt, shipments, ends);
    findings.push(...wrong);
    return transfer ? [transfer] : [];
  });
  const subjects = [...new Set(own.map(({ record }) => record.subject))];
  for (const subject of subjects) findings.push(...takenTwice(subject, ends));
  return { transfers, findings };
}

/** Receipts without those that were taken back, where another one of the same shipment stands or came later. */
const standingReceipts = (receipts: readonly ProvenRecord[], proven: Proven): readonly ProvenRecord[] =>
  receipts.filter(
    (one) =>
      !isTakenBack(one, proven) ||
      receipts.findLast(({ record }) => record.subject === one.record.subject) === one,
  );

const isTakenBack = ({ body }: ProvenRecord, proven: Proven): boolean =>
  proven.of('lot.received', String(body.here)).length > 0 &&
  proven.standing('lot.received', String(body.here)).length === 0;

function judgeReceipt(
  receipt: ProvenRecord,
  shipments: ReadonlyMap<number, Shipment>,
  { sender, receiver }: Ends,
): { readonly transfer: Transfer | null; readonly wrong: readonly Finding[] } {
  const { body, record } = receipt;
  const [from, at] = [sender.checkpoint!.origin, receiver.checkpoint!.origin];
  const shipment = shipments.get(Number(body.seq));
  const named = `the receipt in record ${record.seq} of ${at}`;
  if (!shipment) {
    const known = sender.proven.all.some((one) => one.record.seq === body.seq);
    const words = known
      ? wrongly(`${named} names record ${String(body.seq)} of ${from}, which is not a shipment`)
      : notShown(`the bundle of ${from} does not hold record ${String(body.seq)}, which ${named} names`);
    return { transfer: null, wrong: [words] };
  }
  const [said, weighed] = [textOf(body.saidKg), textOf(body.weighedKg)];
  const here = String(body.here);
  const found: Finding[] = [];
  const claim = (holds: boolean, words: string): void => {
    if (!holds) found.push(wrongly(words));
  };
  claim(
    shipment.leaf === body.leaf && record.subject === `transfer:${shipment.leaf}`,
    `${named} is of another shipment than record ${shipment.seq} of ${from}: their leaves differ`,
  );
  claim(
    shipment.subject === body.of,
    `${named} is of ${String(body.of)}, and ${from} shipped ${shipment.subject}`,
  );
  claim(
    (body.heat ?? null) === shipment.heat,
    `${named} names ${body.heat === undefined ? 'no heat' : `heat ${String(body.heat)}`}, and ${shipment.subject} came out of ${shipment.heat === null ? 'no heat' : `heat ${shipment.heat}`}`,
  );
  claim(
    shipment.takenBack === null,
    `${from} took the shipment of ${shipment.subject} back in record ${String(shipment.takenBack)}, and ${at} has received it`,
  );
  if (shipment.kg === null)
    found.push(notShown(`what ${from} shipped of ${shipment.subject} is not disclosed`));
  else
    claim(
      shipment.kg === said,
      `${named} says that ${said ?? 'no mass'} kg were sent, and ${from} shipped ${shipment.kg} kg`,
    );
  found.push(...weighings(receipt, { named, at, ...receiver }));
  found.push(...sameTree(body, { named, ...sender }));
  const confirmation = sender.proven.of('transfer.confirmed', record.subject).at(-1);
  if (confirmation && confirmation.body.origin === at && confirmation.body.leaf !== undefined)
    claim(
      confirmation.body.leaf === leafIn(receipt) ||
        // a newer receipt after an earlier one was taken back
        receiver.proven
          .of('transfer.received', record.subject)
          .some((one) => confirmation.body.leaf === leafIn(one)),
      `record ${confirmation.record.seq} of ${from} confirms another receipt than record ${record.seq} of ${at}`,
    );
  return {
    transfer: {
      ...{ shipment: shipment.leaf, sender: from, of: shipment.subject, receiver: at, here },
      ...{ saidKg: said ?? '', weighedKg: weighed ?? '' },
      confirmed: confirmation?.body.leaf === leafIn(receipt),
    },
    wrong: found,
  };
}

/** What was weighed is what was booked as a lot, and agrees with what was said. */
function weighings(
  { body }: ProvenRecord,
  { named, at, proven }: Side & { readonly named: string; readonly at: string },
): Finding[] {
  const { saidKg, weighedKg, withinKg } = body;
  if (!isKg(saidKg) || !isKg(weighedKg) || !isKg(withinKg))
    return [notShown(`what was weighed for ${named} is not disclosed`)];
  const here = String(body.here);
  const found: Finding[] = [];
  const [said, weighed] = [gramsOf(saidKg), gramsOf(weighedKg)];
  const [most] = [gramsOf(withinKg), mostOff(said)].sort((a, b) => (a < b ? -1 : 1)) as [bigint, bigint];
  const apart = said > weighed ? said - weighed : weighed - said;
  if (apart > most && textOf(body.accepted) === null)
    found.push(
      wrongly(
        `${named}: ${saidKg} kg were sent and ${weighedKg} kg weighed, ${kg(apart)} kg apart; the scales may be off by ${kg(most)} kg`,
      ),
    );
  const [lot] = proven.of('lot.received', here);
  if (!lot) found.push(notShown(`${here}, as which ${at} received the metal, is not in its bundle`));
  else if (proven.standing('lot.received', here).length === 0)
    found.push(wrongly(`${at} took the receipt of ${here} back`));
  else if (isKg(lot.body.massKg) && lot.body.massKg !== weighedKg)
    found.push(
      wrongly(
        `${here} was booked with ${lot.body.massKg} kg, and ${named} says ${weighedKg} kg were weighed`,
      ),
    );
  return found;
}

/** Two checkpoints of one size are one, or the log of the sender was shown in two forms. */
function sameTree(
  { size, root }: ProvenRecord['body'],
  { named, checkpoint }: Side & { readonly named: string },
): Finding[] {
  if (!checkpoint || String(checkpoint.size) !== size) return [];
  const own = toHex(checkpoint.root);
  if (own === root) return [];
  return [
    {
      code: 'fork',
      words: `${named} saw another log of ${size} records under the name ${checkpoint.origin} than this bundle shows`,
    },
  ];
}

/** One standing receipt of a shipment, by all records of it. */
function takenTwice(subject: string, { receiver, index }: Ends): Finding[] {
  const { origin } = receiver.checkpoint!;
  const receipts = receiver.proven.of('transfer.received', subject);
  const lots = receipts.flatMap(({ body }) =>
    receiver.proven.standing('lot.received', String(body.here)).length > 0 ? [String(body.here)] : [],
  );
  if (lots.length > 1) return [wrongly(`${origin} received one shipment twice, as ${lots.join(' and ')}`)];
  const listed = index.find((one) => one.subject === subject)?.positions ?? [];
  const shown = new Set(receiver.proven.about(subject).map(({ record }) => Number(record.seq)));
  if (listed.length > 0 && listed.every((seq) => shown.has(seq))) return [];
  return [notShown(`the bundle of ${origin} does not show that the shipment was received once`)];
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const wrongly = (words: string): Finding => ({ code: 'transfer', words });
const notShown = (words: string): Finding => ({ code: 'transfer-not-shown', words });
