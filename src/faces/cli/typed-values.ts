import { type ErrorDetail, InputError } from '../../foundation/errors.ts';

/** The same error; where it refuses a typed number or day without a cure, with how to write it. */
export const withWriting = (error: unknown): unknown =>
  error instanceof InputError && error.details.some((detail) => cureOf(detail) !== undefined)
    ? new InputError(
        error.message,
        error.details.map((detail) => {
          const cure = cureOf(detail);
          return cure === undefined ? detail : { ...detail, cure };
        }),
        error,
      )
    : error;

function cureOf({ value, cure, where, path = '' }: ErrorDetail): string | undefined {
  if (cure !== undefined || where !== undefined || typeof value !== 'string') return undefined;
  return withComma(value) ?? withUnit(value, path) ?? asDay(value);
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

/** Options and arguments in kg have no unit behind their number. */
const IN_KG: readonly string[] = [
  '--mass',
  '--mass-kg',
  '--room',
  '--kg',
  '--clean-kg',
  '--wet-kg',
  '--min-piece',
  'kg',
];
const KG: ReadonlyMap<string, number> = new Map([
  ['kg', 1],
  ['t', 1000],
  ['g', 0.001],
]);

function withUnit(text: string, path: string): string | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s?(kg|t|g)$/.exec(text) ?? [];
  if (number === undefined || !IN_KG.includes(path.split(' ')[0]!)) return undefined;
  return `write ${unit === 'kg' ? number : Number((Number(number) * KG.get(unit)!).toPrecision(12))}; it is in kg`;
}

/** "27.11.2026" is 2026-11-27 here. */
function asDay(text: string): string | undefined {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (year === undefined || Number(month) > 12 || Number(day) > 31) return undefined;
  return `write ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
