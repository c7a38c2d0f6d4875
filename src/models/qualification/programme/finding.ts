import type { Verdict } from '../../../metal/alloy/words.ts';

/** Further tests that a HOLD asks for: so many heats, so many specimens of each. */
export interface MoreSpecimens {
  readonly heats: number;
  readonly perHeat: number;
}

/** One thing that was asked of a property, and what its values say. Alarms gate nothing. */
export interface Finding {
  readonly code: string;
  readonly verdict: Verdict | 'ALARM';
  readonly words: string;
  readonly more?: MoreSpecimens;
}

/** A finding that decides nothing. */
export const alarm = (code: string, words: string): Finding => ({ code, verdict: 'ALARM', words });

/** FAIL when anything fails, else HOLD when anything is open or nothing was shown at all. */
export function verdictOf(findings: readonly Pick<Finding, 'verdict'>[]): Verdict {
  if (findings.some(({ verdict }) => verdict === 'FAIL')) return 'FAIL';
  const open = findings.some(({ verdict }) => verdict === 'HOLD');
  return open || !findings.some(({ verdict }) => verdict === 'PASS') ? 'HOLD' : 'PASS';
}

/** The most that any finding asks for. */
export function mostOf(findings: readonly Finding[]): MoreSpecimens | undefined {
  const wanted = findings.flatMap(({ verdict, more }) => (verdict === 'HOLD' && more ? [more] : []));
  if (wanted.length === 0) return undefined;
  return {
    heats: Math.max(...wanted.map(({ heats }) => heats)),
    perHeat: Math.max(...wanted.map(({ perHeat }) => perHeat)),
  };
}
