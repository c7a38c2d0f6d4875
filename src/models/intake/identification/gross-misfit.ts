import { shortWtpct } from '../../../foundation/quantity/format.ts';
import { ELEMENTS } from '../../../metal/alloy/element.ts';
import { ADDED, BALANCE, type GradeModel } from './grade-model.ts';
import type { Observation } from './observation.ts';
import { MAIN_CONTENT } from './posterior.ts';

/** A main element off by this factor is another alloy, however well the rest fits (assumption; 718 has Al 0.2 to 1.2). */
const FACTOR = 2.5;
/** The same in scales of the grade, measurement included: sharp windows and poor numbers are not gross. */
const SCALES = 10;
/** An element that the grade only limits may exceed its maximum by half before it is strange. */
const OVER_LIMIT = 1.5;

/**
 * Contents that no heat of the grade has, in words: a main element below a detection limit or off by FACTOR, or 1 wt%
 * and more of an element that the grade does not contain. The likelihood forgives any single content, as printed
 * tables demand; a metal with rhenium missing or ruthenium too much is still not the grade.
 */
export function grossMisfits(model: GradeModel, observation: Observation, grade: number): string[] {
  const { id, limits } = model.grades[grade]!;
  const words: string[] = [];
  for (const { e, limit } of observation.below) {
    const k = grade * model.width + e;
    const expected = model.expected[k]!;
    if (model.law[k] === ADDED && expected >= MAIN_CONTENT && limit < expected / FACTOR)
      words.push(`${ELEMENTS[e]} is below ${shortWtpct(limit, 3)}, but ${id} has ${shortWtpct(expected, 3)}`);
  }
  for (const { e, x, u } of observation.found) {
    const k = grade * model.width + e;
    const expected = model.expected[k]!;
    if (Math.max(x, expected) < MAIN_CONTENT || model.law[k] === BALANCE) continue;
    const far = x > FACTOR * expected || x < expected / FACTOR;
    const strange =
      model.law[k] === ADDED
        ? far && Math.abs(x - expected) > SCALES * Math.hypot(model.scale[k]!, u)
        : far && x >= MAIN_CONTENT && x > OVER_LIMIT * (limits[ELEMENTS[e]!]?.max ?? 0);
    if (strange)
      words.push(`${ELEMENTS[e]} is ${shortWtpct(x, 3)}, but ${id} has ${shortWtpct(expected, 3)}`);
  }
  return words;
}

/** The content that lies furthest from what a grade has, in scales of the grade, in words; none where no element was found that the grade states. */
export function furthestMisfit(model: GradeModel, { found }: Observation, grade: number): string[] {
  const { id } = model.grades[grade]!;
  const rows = found
    .filter(({ e }) => model.law[grade * model.width + e] === ADDED)
    .map(({ e, x, u }) => {
      const k = grade * model.width + e;
      const expected = model.expected[k]!;
      return { e, x, expected, scales: Math.abs(x - expected) / Math.hypot(model.scale[k]!, u) };
    })
    .sort((a, b) => b.scales - a.scales);
  return rows
    .slice(0, 1)
    .map(
      ({ e, x, expected }) =>
        `${ELEMENTS[e]} lies furthest: ${shortWtpct(x, 3)}, ${id} has about ${shortWtpct(expected, 3)}`,
    );
}
