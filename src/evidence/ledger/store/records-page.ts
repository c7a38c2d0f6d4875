import { InputError } from '../../../foundation/errors.ts';

/** Default number of records that `records` answers. */
export const RECORDS_PER_PAGE = 1000;
/** Largest record number that the tables can hold. */
export const LAST_SEQ = 0x7fffffff;

/** Throws InputError unless both are whole numbers that a ledger can have. */
export function checkPageOfRecords(fromSeq: number, limit: number): void {
  if (isWhole(fromSeq) && isWhole(limit)) return;
  throw new InputError('a record number is a whole number from 0', {
    value: `${fromSeq}, ${limit}`,
    allowed: 'whole numbers from 0',
  });
}

const isWhole = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= LAST_SEQ;
