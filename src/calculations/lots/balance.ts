import { shortNumber } from '../../foundation/quantity/format.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import type { Facts } from '../facts.ts';
import { gradeNamed } from './yard-rules.ts';

/** What is known of a lot of which nobody said what is found by difference. */
export interface Unbalanced {
  /** Contents that were found [wt%]. */
  readonly values: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Limits of what was not found [wt%]. */
  readonly below?: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Grade that the paper names. */
  readonly declared?: string | null;
}

export interface TakenBalance {
  readonly element: ElementSymbol;
  readonly why: string;
}

/** An analysis that leaves less without name has its base among what was measured [wt%] (assumption). */
const UNNAMED = 10;

/**
 * The base element that an analysis does not give, found by difference: that of the declared grade, else of the nearest
 * grade of the catalogue, else Ni. Null where the base is among what was measured: little is left, or less than the
 * largest content.
 */
export function unmeasuredBase(lot: Unbalanced, { grades }: Pick<Facts, 'grades'>): TakenBalance | null {
  const { values, below = {}, declared = null } = lot;
  const found = entriesOf(values);
  const rest = 100 - found.reduce((sum, [, value]) => sum + value, 0);
  if (rest <= UNNAMED) return null;
  const isOpen = ({ balance }: Pick<Grade, 'balance'>): boolean =>
    values[balance] === undefined && below[balance] === undefined;
  const left = `${shortNumber(rest, 3)} wt% has no result`;
  const grade = gradeNamed(declared, { grades });
  if (grade && isOpen(grade))
    return { element: grade.balance, why: `${left}; base of the declared grade ${grade.id}` };
  if (rest < Math.max(...found.map(([, value]) => value))) return null;
  const nearest = [...grades.values()]
    .filter((one) => !one.contaminant && isOpen(one))
    .map((one) => ({ one, apart: distance(found, one) }))
    .sort((a, b) => a.apart - b.apart || Number(b.one.balance === 'Ni') - Number(a.one.balance === 'Ni'))[0];
  if (nearest)
    return { element: nearest.one.balance, why: `${left}; base of ${nearest.one.id}, the nearest grade` };
  return isOpen({ balance: 'Ni' }) ? { element: 'Ni', why: `${left}; base of nickel alloys` } : null;
}

/** How far the contents lie from a grade's nominal ones [wt%], summed. */
const distance = (found: readonly (readonly [ElementSymbol, number])[], { nominal }: Grade): number =>
  found.reduce((sum, [element, value]) => sum + Math.abs(value - 100 * (nominal[element] ?? 0)), 0);
