import type { Certificate } from '../../../documents/proof/certificate.ts';
import { InputError } from '../../../foundation/errors.ts';
import { parseReading, type Reading, shiftDecimal } from '../../../foundation/quantity/reading.ts';

type Result = Certificate['results'][number];

/** A printed result taken apart, with its limits in its own unit where they can be read. */
export interface ExportedResult {
  readonly result: Result;
  readonly operator: Reading['operator'];
  /** Decimal text, as printed. */
  readonly digits: string;
  readonly unit: '%' | 'ppm';
  readonly min?: string;
  readonly max?: string;
}

const UNITS: ReadonlyMap<string, '%' | 'ppm'> = new Map([
  ['wt%', '%'],
  ['ppm', 'ppm'],
]);

/** Result `i` of a certificate. Throws InputError naming it when it is not a decimal. */
export function exportedResult(result: Result, i: number): ExportedResult {
  try {
    const { operator, digits } = parseReading(result.text);
    const unit = UNITS.get(result.unit)!;
    return { result, operator, digits: shiftDecimal(digits, 0), unit, ...limitsIn(result.limit, unit) };
  } catch {
    throw new InputError(`results[${i}]: ${result.element} is printed as "${result.text}"`, {
      path: `results[${i}].text`,
      value: result.text,
      allowed: 'a decimal, with < or > in front where needed',
      cure: 'hand out the certificate as PDF or as remelt-certificate/1',
    });
  }
}

/** Limits of a row such as "17.0 to 21.0 wt%" or "at most 5 ppm, residual", in the unit of the result. */
function limitsIn(limit: string, unit: '%' | 'ppm'): Pick<ExportedResult, 'min' | 'max'> {
  const both = /^(\d[\d.]*) to (\d[\d.]*) (wt%|ppm)/.exec(limit);
  const most = /^at most (\d[\d.]*) (wt%|ppm)/.exec(limit);
  const least = /^at least (\d[\d.]*) (wt%|ppm)/.exec(limit);
  const inUnit = (digits: string, from: string): string => inOther(digits, UNITS.get(from)!, unit);
  if (both) return { min: inUnit(both[1]!, both[3]!), max: inUnit(both[2]!, both[3]!) };
  if (most) return { max: inUnit(most[1]!, most[2]!) };
  return least ? { min: inUnit(least[1]!, least[2]!) } : {};
}

/** A decimal in the other unit, digit by digit. */
export function inOther(digits: string, from: '%' | 'ppm', to: '%' | 'ppm'): string {
  if (from === to) return digits;
  return shiftDecimal(digits, from === '%' ? 4 : -4);
}
