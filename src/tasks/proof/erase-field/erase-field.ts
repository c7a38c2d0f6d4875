import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { subjectNamed } from '../../../desk/genealogy/history-subject.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Erasure } from '../../../documents/proof/erasure.ts';
import type { Head, StoredRecord } from '../../../evidence/ledger/store.ts';
import { erasedWords } from '../../../evidence/ledger/trust/erased.ts';
import { readDisclosure } from '../../../evidence/proof/disclosure.ts';
import { erasableFields, kindsErasing } from '../../../evidence/records/erasable.ts';
import { cureBy, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { requireAsShown } from '../../as-shown.ts';
import { defineVerb } from '../../task.ts';
import { contract, type EraseOrder } from './contract.ts';

/** What erasing cannot reach. */
const ELSEWHERE: readonly string[] = [
  'backups that were made before: make a new one now, and destroy the older ones when you can do without them',
  'bundles, certificates, letters and exports that have left the plant with this field',
  'files that were set aside beside the ledger (ledger.segment.kept-..., ledger.segment.torn-...), where there are any',
  'free space of the disk until it is written over; of a PostgreSQL server also its journal, dumps and archives',
];

/**
 * Erases a confidential field that nothing rests on: first it shows what goes, and does it when `confirm` repeats what was shown.
 * The record keeps the digest, so the log still verifies. Throws ForbiddenError for a field that stays, NotFoundError naming the
 * fields that could go where the records have no such one.
 */
export const eraseField = defineVerb(
  contract,
  (order, context) => onOneHead(context.store, (head) => erase(order, head, context)),
  {
    signs: ({ of, field, reason, confirm }, name) =>
      confirm === undefined
        ? null
        : `I, ${name}, erase ${field} of ${subjectWords(of)}, for good. Reason: ${reason}.`,
  },
);

async function erase(order: EraseOrder, expectedHead: Head, context: TaskContext): Promise<Erasure> {
  const { of, field, reason, confirm } = order;
  if (kindsErasing(field).length === 0) throw neverErased(field);
  const erasedNow = new Set(context.booked?.map(({ body }) => Number(body.erasesSeq)));
  const found = (await recordsOf(of, context)).filter((one) => erasedNow.has(one.seq) || holds(one, field));
  if (found.length === 0) throw await nothingToErase(order, context);
  const shown = hashOf({ of, field, records: found.map(({ leaf }) => leaf) });
  requireAsShown(of, { confirm, shown }, context);
  const by = confirm === undefined ? null : await erased(found, { order, expectedHead, context });
  return {
    format: 'remelt-erasure/1',
    of,
    field,
    done: by !== null,
    reason,
    records: found.map((one, i) => ({
      seq: one.seq,
      kind: one.record.kind,
      subject: one.record.subject,
      value:
        by === null
          ? valueIn(one, field)
          : erasedWords({ on: by[i]!.record.at.slice(0, 10), by: by[i]!.seq }),
      erasedBy: by === null ? null : by[i]!.seq,
    })),
    elsewhere: ELSEWHERE,
    shown,
  };
}

interface Erasing {
  readonly order: EraseOrder;
  readonly expectedHead: Head;
  readonly context: TaskContext;
}

/** The records that say what was erased, one for each of these. */
async function erased(
  found: readonly StoredRecord[],
  { order: { field, reason }, expectedHead, context }: Erasing,
): Promise<readonly StoredRecord[]> {
  const { store, actor } = context;
  const commands = found.map(({ seq }) => ({
    type: 'eraseField' as const,
    seq,
    field,
    reason,
    ...signatureOf(actor),
  }));
  const { records } = await store.execute(
    { type: 'batch', commands },
    { expectedHead, ...signalOf(context) },
  );
  return records.filter(({ record }) => record.kind === 'salt.erased');
}

/** The record of a number, or all of a thing. */
async function recordsOf(of: string, { store }: TaskContext): Promise<readonly StoredRecord[]> {
  if (/^\d{1,9}$/.test(of)) {
    const records = await store.records(Number(of), 1);
    if (records.length > 0) return records;
    throw new NotFoundError(`the ledger has no record ${of}`, {
      path: 'of',
      value: of,
      ...cureBy('see the records', 'proof/show-history'),
    });
  }
  const people = (await store.roster()).persons.map(({ id }) => id);
  return store.history((await subjectNamed(of, { store, people })) as Subject);
}

const holds = ({ record, disclosures }: StoredRecord, field: string): boolean =>
  erasableFields(record.kind).includes(field) &&
  disclosures.some((text) => readDisclosure(text).name === field);

const valueIn = ({ disclosures }: StoredRecord, field: string): string =>
  String(disclosures.map(readDisclosure).find(({ name }) => name === field)?.value);

const neverErased = (field: string): ForbiddenError =>
  new ForbiddenError(`${field} is never erased`, {
    path: 'field',
    value: field,
    allowed:
      'supplier, reference, note, certificate (of a receipt), reason, name (of a person who has ended)',
    cure: 'what a balance, a verdict or a signature rests on stays; close it to customers instead',
    does: [{ verb: 'proof/set-disclosure' }],
  });

async function nothingToErase({ of, field }: EraseOrder, context: TaskContext): Promise<NotFoundError> {
  const records = await recordsOf(of, context);
  const gone = records.flatMap(({ seq, erased: fields }) =>
    fields.filter(({ name }) => name === field).map((one) => `record ${seq}: ${erasedWords(one)}`),
  );
  const names = new Set(
    records.flatMap(({ record, disclosures }) =>
      disclosures
        .map((text) => readDisclosure(text).name)
        .filter((name) => erasableFields(record.kind).includes(name)),
    ),
  );
  const words =
    gone.length > 0
      ? `${field} of ${of} was erased already (${gone.join('; ')})`
      : `${of} has no ${field} that may be erased`;
  return new NotFoundError(words, {
    path: 'field',
    value: field,
    allowed: [...names].join(', ') || 'nothing of it may be erased',
  });
}
