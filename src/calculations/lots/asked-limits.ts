import type { AskedValue } from '../../documents/as-typed.ts';
import type { StatedSpecification } from '../../documents/reference.ts';
import { shownContent } from '../../documents/shown-unit.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';
import { knownOfAny, knownOfGrade } from './known-contents.ts';

/** Factor to what the grade may hold from which a looser limit is asked about [1] (assumption): less than a sign that slips. */
const LOOSER = 5;
/** Factor by which a limit misses all that the grade may hold from which it is asked about [1] (assumption). */
const MISSED = 1.2;

type Limited = Pick<StatedSpecification, 'gradeId' | 'limits_wtpct' | 'limits_ppm'>;

/**
 * Limits of a specification that are likelier a slip (a unit, a digit, a column) than meant: much looser than its grade, or
 * such that no metal of the grade keeps them; without a grade, beyond any of the catalogue. A tighter maximum is what customers want.
 */
export function askedLimits(
  { gradeId, limits_wtpct = {}, limits_ppm = {} }: Limited,
  facts: Facts,
): AskedValue[] {
  const method = findMethod(facts.analysisMethods, undefined);
  const grade = gradeId === undefined ? undefined : facts.grades.get(gradeId);
  const twins = grade?.equivalents.flatMap((twin) => facts.grades.get(twin) ?? []) ?? [];
  const stated = [
    ...entriesOf(limits_wtpct).map((one) => [...one, 'wt%'] as const),
    ...entriesOf(limits_ppm).map((one) => [...one, 'ppm'] as const),
  ];
  return stated.flatMap(([element, window, unit]) => {
    const { least_ppm, most_ppm, above_ppm, from } = grade
      ? knownOfGrade(element, { grade, twins, statistics: undefined, method })
      : knownOfAny(element, facts.grades.values(), method);
    const isAny = grade === undefined;
    const loosest_ppm = isAny ? above_ppm : LOOSER * most_ppm;
    return (['min', 'max'] as const).flatMap((side): AskedValue[] => {
      const text = window[side];
      const ppm = text === undefined ? 0 : Number(text) * PPM_PER[unit];
      if (ppm === 0 || (side === 'max' && ppm >= 100 * PPM_PER['wt%'])) return [];
      const isLoose =
        side === 'max' ? loosest_ppm !== undefined && ppm > loosest_ppm : ppm * LOOSER < least_ppm;
      const isMissed = side === 'max' ? ppm * MISSED < least_ppm : !isAny && ppm > MISSED * most_ppm;
      if (!isLoose && !isMissed) return [];
      const range = least_ppm === 0 ? 'at most' : `${shownContent(element, least_ppm)} to`;
      return [
        {
          typed: `${element} ${side} ${text} ${unit}`,
          known: `${from}: ${range} ${shownContent(element, most_ppm)}`,
        },
      ];
    });
  });
}
