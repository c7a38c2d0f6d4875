import { type ErrorDetail, InputError } from '../../../foundation/errors.ts';

/** The same error; where it refuses a typed number or day without a cure, with how to write it. `inKg` names what takes a bare number of kg. */
export const withWriting = (error: unknown, inKg: readonly string[]): unknown =>
  error instanceof InputError && error.details.some((detail) => cureOf(detail, inKg) !== undefined)
    ? new InputError(
        error.message,
        error.details.map((detail) => {
          const cure = cureOf(detail, inKg);
          return cure === undefined ? detail : { ...detail, cure };
        }),
        error,
      )
    : error;

function cureOf({ value, cure, where, path = '' }: ErrorDetail, inKg: readonly string[]): string | undefined {
  if (cure !== undefined || where !== undefined || typeof value !== 'string') return undefined;
  return (
    withComma(value) ?? (inKg.includes(path.split(' ')[0]!) ? inKilograms(value) : undefined) ?? asDay(value)
  );
}

/** "170,5" and "Cr=18,9" have their decimals behind a point here; "1,234" may be a thousand. */
function withComma(text: string): string | undefined {
  const [, before, whole, decimals, unit] =
    /^((?:[\w.-]+=)?[<>]?=?-?)(\d+),(\d+)(\s?(?:%|wt%|[a-zA-Z/]{1,8}))?$/.exec(text) ?? [];
  if (whole === undefined || decimals === undefined) return undefined;
  const end = unit?.trim() ?? '';
  const point = `write ${before}${whole}.${decimals}${end}`;
  return decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
    ? `${point}, or ${before}${whole}${decimals}${end}`
    : point;
}

const KG: ReadonlyMap<string, number> = new Map([
  ['kg', 1],
  ['t', 1000],
  ['g', 0.001],
]);

/** "500kg" and "0.5 t" have no unit behind their number here. */
function inKilograms(text: string): string | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s?(kg|t|g)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return `write ${unit === 'kg' ? number : Number((Number(number) * KG.get(unit)!).toPrecision(12))}; it is in kg`;
}

/** "27.11.2026" is 2026-11-27 here. */
function asDay(text: string): string | undefined {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (year === undefined || Number(month) > 12 || Number(day) > 31) return undefined;
  return `write ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
