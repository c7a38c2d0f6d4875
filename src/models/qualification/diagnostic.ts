import { InputError } from '../../foundation/errors.ts';
import { isDay } from '../../foundation/quantity/days.ts';

/** One assumption, examined. HOLD: not computable or not enough evidence; never to be read as PASS. */
export interface Diagnostic {
  readonly name: string;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  readonly reason: string;
  /** The number behind the verdict and the limit it was held against. */
  readonly statistic?: number;
  readonly limit?: number;
  /** Named override in force, if any. */
  readonly override?: Override;
}

/** A person takes a diagnostic on himself, with reason and until when. */
export interface Override {
  readonly diagnostic: string;
  readonly by: string;
  readonly reason: string;
  /** Last day it holds, ISO 8601 date. */
  readonly expires: string;
}

/** Diagnostic from a comparison: PASS when `statistic` is on the good side of `limit`. */
export function compare(
  name: string,
  {
    statistic,
    limit,
    passWhen,
  }: {
    readonly statistic: number;
    readonly limit: number;
    readonly passWhen: 'above' | 'below';
  },
  reason: string,
): Diagnostic {
  const pass = passWhen === 'above' ? statistic > limit : statistic < limit;
  return { name, verdict: pass ? 'PASS' : 'FAIL', reason, statistic, limit };
}

/** Diagnostic that could not be computed. */
export const notComputable = (name: string, reason: string): Diagnostic => ({
  name,
  verdict: 'HOLD',
  reason,
});

/** Diagnostic that no number can settle: named so that it is not forgotten. */
export const unchecked = (name: string, reason: string): Diagnostic => ({
  name,
  verdict: 'HOLD',
  reason: `not examined: ${reason}`,
});

/**
 * Diagnostics with the overrides that hold on `asOf` (ISO date) attached. An override changes no verdict.
 * Throws InputError for an override of nothing, without person or reason, without a date to hold it against,
 * or when it has expired: an expired override must be renewed, not ignored.
 */
export function applyOverrides(
  diagnostics: readonly Diagnostic[],
  overrides: readonly Override[],
  asOf: string | undefined,
): readonly Diagnostic[] {
  for (const override of overrides) {
    const refuse = (message: string, path: keyof Override): never => {
      throw new InputError(`override of ${override.diagnostic}: ${message}`, {
        path: `overrides.${path}`,
        value: override[path] ?? null,
      });
    };
    if (!diagnostics.some(({ name }) => name === override.diagnostic)) {
      refuse(
        `this method has no such diagnostic (${diagnostics.map(({ name }) => name).join(', ')})`,
        'diagnostic',
      );
    }
    if (!override.by?.trim()) refuse('names no person', 'by');
    if (!override.reason?.trim()) refuse('gives no reason', 'reason');
    if (!isDay(override.expires)) refuse('its expiry is not a date such as 2027-06-30', 'expires');
    if (!isDay(asOf)) {
      throw new InputError('overrides need "asOf", the date of the decision, such as 2026-11-24', {
        path: 'asOf',
        value: asOf ?? null,
      });
    }
    if (override.expires < asOf) refuse(`expired on ${override.expires}`, 'expires');
  }
  return diagnostics.map((diagnostic) => {
    const override = overrides.find(({ diagnostic: name }) => name === diagnostic.name);
    return override ? { ...diagnostic, override } : diagnostic;
  });
}

/** True when every diagnostic passes or is overridden: the number may be used. */
export const mayBeUsed = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.every(({ verdict, override }) => verdict === 'PASS' || override !== undefined);
