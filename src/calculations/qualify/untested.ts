import type { QualifyInput } from '../../documents/qualification/qualify.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { knownGrade } from '../../metal/alloy/catalogue.ts';
import {
  CODE_OF,
  FAMILY_WORDS,
  type Family,
  isUsedHot,
  unnamedFamilies,
} from '../../models/qualification/programme/hot-use.ts';
import type { Facts } from '../facts.ts';

/** What an override answers for that is not a property: the programme as a whole. */
export const WHOLE_PROGRAMME = 'programme';
/** Codes of what a person may answer for there. */
export const UNTESTED_CODES: readonly string[] = Object.values(CODE_OF);

type Override = NonNullable<QualifyInput['overrides']>[number];

/** A family of tests that metal used hot is not asked for, and who answers for that. */
export interface Untested {
  readonly family: Family;
  readonly of: string;
  readonly answer: Pick<Override, 'by' | 'reason' | 'expires'> | undefined;
}

/**
 * The families that a programme does not name although its metal is used hot; those that somebody answers for are among them. Where neither
 * grade nor temperature says what it is, the ledger takes it as hot, and a file is left as it is.
 */
export function untestedOf(
  {
    programme: { gradeId, useTemperature_K, properties },
    overrides = [],
    holdsUntested,
  }: Pick<QualifyInput, 'overrides' | 'holdsUntested'> & {
    readonly programme: Pick<QualifyInput['programme'], 'gradeId' | 'useTemperature_K' | 'properties'>;
  },
  { grades }: Pick<Facts, 'grades'>,
): readonly Untested[] {
  if (gradeId === undefined && useTemperature_K === undefined && !holdsUntested) return [];
  const grade = gradeId === undefined ? null : knownGrade(grades, gradeId);
  return unnamedFamilies(properties, { useTemperature_K, solidus_K: grade?.solidus }).map((family) => ({
    family,
    of: gradeId ?? 'the material',
    answer: overrides.findLast(
      ({ property, code }) => property === WHOLE_PROGRAMME && code === CODE_OF[family],
    ),
  }));
}

/** Said of metal that is stated to be used cold, because then nothing is asked; empty for metal used hot. */
export function usedCold(
  { gradeId, useTemperature_K }: Pick<QualifyInput['programme'], 'gradeId' | 'useTemperature_K'>,
  { grades }: Pick<Facts, 'grades'>,
): Assumption[] {
  const grade = gradeId === undefined ? null : knownGrade(grades, gradeId);
  return useTemperature_K === undefined || isUsedHot({ useTemperature_K, solidus_K: grade?.solidus })
    ? []
    : [
        {
          what: 'highest temperature in service',
          value: useTemperature_K,
          unit: 'K',
          source: 'stated in the programme; below 0.4 of the solidus, so that no creep or fatigue is asked',
        },
      ];
}

/** Code of the alarm that somebody answers for. */
export const codeOf = ({ family }: Pick<Untested, 'family'>): string => CODE_OF[family];

/** That in words, for the issues of gate 1 and the board. */
export function untestedWords({ family, of, answer }: Untested): string {
  const said = `the programme names no ${FAMILY_WORDS[family]}, and ${of} is used hot`;
  return answer === undefined
    ? said
    : `${said}: ${answer.by} answers for it until ${answer.expires}: ${answer.reason}`;
}
