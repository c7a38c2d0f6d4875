import type { Covered } from '../../../documents/keys.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { History, HistoryRecord } from '../../../documents/proof/history.ts';
import { counted, dayOrMinute } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table, tableOf } from '../parts.ts';

/** What was recorded about a thing, or the book of the plant; online, a link leads to the records before those shown. */
export const historyPage = (
  { about, records, covered, before }: History,
  olderAddress?: (before: number) => string,
): Page =>
  shortPage(
    about === null ? 'The book' : `History of ${about}`,
    records.length === 0
      ? [paragraph('no record matches')]
      : [
          ...historyBlocks(records, {
            ofOne: about !== null && !about.startsWith('person:'),
            covered,
          }),
          ...(before === undefined ? [] : [olderRecords(before, olderAddress)]),
        ],
  );

const olderRecords = (before: number, addressOf?: (before: number) => string): Block =>
  addressOf
    ? table(['more'], [[{ text: `records before ${before}`, href: addressOf(before) }]])
    : paragraph(`earlier records: add --before ${before}`, 'dim');

/**
 * Records as a table; of one thing, the column of its name stands only where another thing is in it. Once a checkpoint is signed, a
 * column says which records it covers.
 */
export function historyBlocks(
  records: readonly HistoryRecord[],
  { ofOne, covered }: { readonly ofOne: boolean; readonly covered?: Covered | undefined },
): Block[] {
  const named = !ofOne || new Set(records.map(({ subject }) => subject)).size > 1;
  const proof = covered !== undefined && covered.signed > 0 ? covered : null;
  return [
    tableOf(
      records,
      [
        [number('no.'), (one) => String(one.seq)],
        ['when', (one) => dayOrMinute(one.happenedAt ?? one.at)],
        ['by', (one) => [one.by ?? '', one.actsFor].filter(Boolean).join(', deputy for ')],
        named && ['of', (one) => one.subject],
        [
          'what',
          (one) =>
            one.correctedBy === undefined ? one.words : `${one.words} (no longer: see ${one.correctedBy})`,
        ],
        proof !== null && ['checkpoint', (one) => coverOf(one.seq, proof)],
        ['to undo', (one) => one.record ?? ''],
      ],
      counted(records.length, 'record'),
    ),
    ...(covered === undefined
      ? []
      : [{ ...paragraph(legendOf(covered), 'dim'), does: [{ verb: 'proof/sign-checkpoint' }] }]),
  ];
}

/** What covers a record: nothing yet, a checkpoint that the plant has signed, or one that a witness has signed too. */
const coverOf = (seq: number, { signed, witnessed }: Covered): string =>
  seq < witnessed ? 'witnessed' : seq < signed ? 'signed' : '';

const legendOf = ({ signed, witnessed }: Covered): string =>
  signed === 0
    ? 'No checkpoint of this ledger is known here to be signed'
    : [
        'signed: in a checkpoint that the plant has signed',
        ...(witnessed > 0 ? ['witnessed: a witness has signed it too'] : []),
        'neither: recorded, and signed with the next checkpoint',
      ].join('; ');
