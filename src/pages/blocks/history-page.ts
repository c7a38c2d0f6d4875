import type { History, HistoryRecord } from '../../documents/history.ts';
import type { Block, Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from './parts.ts';

/** What was recorded about a thing, or the book of the plant; online, a link leads to the records before those shown. */
export const historyPage = (
  { about, records, before }: History,
  olderAddress?: (before: number) => string,
): Page =>
  shortPage(
    about === null ? 'The book' : `History of ${about}`,
    records.length === 0
      ? [paragraph('no record matches')]
      : [
          ...historyBlocks(records, { ofOne: about !== null && !about.startsWith('person:') }),
          ...(before === undefined ? [] : [olderRecords(before, olderAddress)]),
        ],
  );

const olderRecords = (before: number, addressOf?: (before: number) => string): Block =>
  addressOf
    ? table(['more'], [[{ text: `records before ${before}`, href: addressOf(before) }]])
    : paragraph(`earlier records: add --before ${before}`, 'dim');

/** Records as a table; of one thing, the column of its name stands only where another thing is in it. */
export function historyBlocks(
  records: readonly HistoryRecord[],
  { ofOne }: { readonly ofOne: boolean },
): Block[] {
  const named = !ofOne || new Set(records.map(({ subject }) => subject)).size > 1;
  return [
    table(
      [number('no.'), 'when', 'by', ...(named ? ['of'] : []), 'what', 'to undo'],
      records.map((one) => [
        String(one.seq),
        when(one.happenedAt ?? one.at),
        one.unproved ? `${one.by ?? ''} (unproved)` : (one.by ?? ''),
        ...(named ? [one.subject] : []),
        one.correctedBy === undefined ? one.words : `${one.words} (no longer: see ${one.correctedBy})`,
        one.record ?? '',
      ]),
      counted(records.length, 'record'),
    ),
  ];
}

/** "2026-11-28 06:30" of a moment. */
const when = (at: string): string => at.slice(0, 16).replace('T', ' ');
