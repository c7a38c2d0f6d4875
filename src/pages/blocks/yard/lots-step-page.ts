import type { Page } from '../../../documents/page.ts';
import type { LotsStep } from '../../../documents/yard/lots-step.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { paragraph, shortPage, tableOf } from '../parts.ts';

const TITLES = {
  gate: 'At the gate',
  wash: 'Washed',
  identify: 'Identified',
  clear: 'Cleared',
  undo: 'Taken back',
} as const;

/**
 * One step of several lots, lot by lot; `next` = the command that goes on, while nothing is booked. Its verdict is `left out` where
 * the step is for none of them.
 */
export const lotsStepPage = ({ step, booked, lots }: LotsStep, next?: string): Page => {
  const hasRemarks = lots.some(({ note }) => note !== undefined);
  const taken = lots.filter(({ outcome }) => outcome !== 'left out');
  return shortPage(
    `${TITLES[step]}: ${counted(taken.length, 'lot')} of ${lots.length}${booked ? '' : ', nothing booked'}`,
    [
      tableOf(lots, [
        ['lot', ({ lot }) => lot],
        [{ head: 'mass', numeric: true }, ({ mass_g }) => kilograms(mass_g)],
        ['supplier', ({ supplier }) => supplier ?? ''],
        ['declared as', ({ declaredGrade }) => declaredGrade ?? ''],
        hasRemarks && ['remark', ({ note = '' }) => note],
        [
          booked ? 'outcome' : 'would be',
          ({ outcome }) => (['PASS', 'HOLD', 'FAIL'].includes(outcome) ? { verdict: outcome } : outcome),
        ],
        ['', ({ words }) => words],
      ]),
      ...(next === undefined || taken.length === 0 ? [] : [paragraph(next, 'strong')]),
    ],
    taken.length === 0 ? 'left out' : undefined,
  );
};
