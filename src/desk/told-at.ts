import type { StoredRecord } from '../evidence/ledger/store.ts';

/** When something was done by its record: as told, else when it was booked. ISO 8601. */
export const toldAt = ({ record, body }: Pick<StoredRecord, 'record' | 'body'>): string =>
  String(body.happenedAt ?? record.at);
