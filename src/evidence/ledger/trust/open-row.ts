import type { SealedRow } from '../store/load.ts';
import { messageOf, type Report } from './check-record.ts';
import { unseal } from './seal.ts';

/** A row with every confidential field opened; reports one that cannot be read completely. */
export function openRow(row: SealedRow, report: Report): ReturnType<typeof unseal> | undefined {
  try {
    return unseal(row);
  } catch (error) {
    report(row.seq, 'disclosure', `record ${row.seq} cannot be read completely: ${messageOf(error)}`);
    return undefined;
  }
}
