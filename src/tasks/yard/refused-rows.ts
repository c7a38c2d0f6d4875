import {
  ConflictError,
  type ErrorDetail,
  errorOfCode,
  InputError,
  type RemeltError,
} from '../../foundation/errors.ts';

/** Times that a table is tried again without the rows that were refused (assumption: whoever mends that many rows reads the sheet again). */
const MOST_ROUNDS = 20;
/** Rows that are tried again altogether: a few seconds on the embedded database (assumption). */
const MOST_TRIED = 20_000;

/** The row of the table that a refusal is about. */
export function rowOf({ where = '' }: ErrorDetail): number | undefined {
  const [, row] = /^row (\d+)$/.exec(where) ?? [];
  return row === undefined ? undefined : Number(row);
}

/** The details of a refusal, each with its own words. */
export const detailsTold = ({ message, details }: RemeltError): (ErrorDetail & { message: string })[] => {
  const said = message.replace(/^row \d+: |; nothing was imported$/g, '');
  return details.map((detail) => ({
    ...detail,
    message: detail.message ?? (details.length > 1 ? `${String(detail.value)}: ${said}` : said),
  }));
};

/**
 * Throws what refused the booking of a table, together with what refuses its other rows: the ledger stops at the first, and whoever
 * mends a table of `count` rows wants all of them in one round. `trial` books nothing and leaves out the rows with these numbers.
 */
export async function refusedRows(
  first: unknown,
  count: number,
  trial: (without: ReadonlySet<number>) => Promise<unknown>,
): Promise<never> {
  if (!isOfRows(first)) throw first;
  const details = detailsTold(first);
  const rows = new Set(details.flatMap((detail) => rowOf(detail) ?? []));
  for (let round = 1; round < MOST_ROUNDS && round * count <= MOST_TRIED; round++) {
    const next = await trial(rows).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!isOfRows(next)) break;
    const more = detailsTold(next);
    details.push(...more);
    for (const detail of more) rows.add(rowOf(detail)!);
  }
  const others = rows.size - new Set(first.details.map(rowOf)).size;
  if (others === 0) throw first;
  const said = first.message.replace(/; nothing was imported$/, '');
  throw errorOfCode(
    first.code,
    `${said} (and ${others} more ${others === 1 ? 'row' : 'rows'}); nothing was imported`,
    details,
    first,
  );
}

/** True for a refusal that is about rows of the table alone. */
const isOfRows = (error: unknown): error is RemeltError =>
  (error instanceof InputError || error instanceof ConflictError) &&
  error.details.length > 0 &&
  error.details.every((detail) => rowOf(detail) !== undefined);
