import type { Page } from '../../../documents/page.ts';
import type { LotEvidence } from '../../../documents/yard/lot-evidence.ts';
import { percent, shortNumber } from '../../../foundation/quantity/format.ts';
import { type AlloyNames, OWN_NAMES } from '../alloy-names.ts';
import { list, number, paragraph, section, shortPage, table, tableOf } from '../parts.ts';

/** Within so many standard deviations a content speaks hardly against a grade. */
const DOUBTFUL_SD = 2;

/** The odds among the grades of the catalogue. They say nothing of whether it is one, so with that chance they make no whole. */
const oddsOf = (
  candidates: NonNullable<LotEvidence['identification']>['candidates'],
  nameOf: AlloyNames['nameOf'],
): string =>
  candidates.length === 0
    ? 'No grade of the catalogue fits.'
    : `If it is a grade of the catalogue: ${candidates.map(({ gradeId, probability }) => `${nameOf(gradeId)} ${percent(probability)}`).join(', ')}.`;

/** Why nothing is asked for, by verdict. */
const NOTHING_TO_MEASURE: Readonly<Record<NonNullable<LotEvidence['identification']>['verdict'], string>> = {
  identified: 'Nothing more is needed to tell the grade. What a plan needs beside that, a refused plan says.',
  ambiguous: 'No method of the plant tells these grades apart.',
  mixed: 'Another analysis of the same sample does not tell a mixture apart: sample other pieces.',
  unknown: 'Nothing can be named, because no grade of the catalogue fits.',
};

/** Which grade a lot is: the candidates, what to measure next and why, and each element against the nearest grades. */
export function lotEvidencePage(
  { lot, identification, grades, elements }: LotEvidence,
  { nameOf }: AlloyNames = OWN_NAMES,
): Page {
  const title = `Which grade is ${lot}`;
  if (identification === null)
    return shortPage(title, [paragraph('It has no analysis of its own yet: measure it first.', 'strong')]);
  const { verdict, candidates, outside, askFor, reasons } = identification;
  const apart = elements.filter(({ windows }) => windows.some(({ outside_sd }) => (outside_sd ?? 0) > 0));
  return {
    format: 'remelt-page/1',
    title,
    lead: [
      paragraph(`${verdict}. ${oddsOf(candidates, nameOf)}`, 'strong'),
      paragraph(`Probability that the metal is outside the catalogue: ${percent(outside)}.`),
      ...list(reasons),
    ],
    sections: [
      ...section(
        'measure',
        'What to measure next, and why',
        askFor.length === 0
          ? [paragraph(NOTHING_TO_MEASURE[verdict])]
          : [
              tableOf(
                askFor,
                [
                  ['element', ({ element }) => element],
                  ['method', ({ method }) => method],
                  [number('expected, bit'), ({ information_bit }) => information_bit.toFixed(2)],
                ],
                'One bit halves what is undecided between the candidates',
              ),
            ],
      ),
      ...section(
        'evidence',
        'Elements that speak against a grade',
        apart.length === 0 || grades.length === 0
          ? []
          : [
              table(
                [
                  'element',
                  number('found wt%'),
                  number('sd wt%'),
                  ...grades.map(
                    ({ gradeId, isDeclared }) => `${nameOf(gradeId)}${isDeclared ? ' (declared)' : ''}`,
                  ),
                ],
                apart.map(({ element, mean_wtpct, sd_wtpct, windows }) => [
                  element,
                  shortNumber(mean_wtpct, 4),
                  shortNumber(sd_wtpct, 2),
                  ...windows.map(againstWindow),
                ]),
                'Distance to the window in standard deviations of the content',
              ),
            ],
      ),
    ],
  };
}

function againstWindow({
  min_wtpct: min,
  max_wtpct: max,
  outside_sd,
}: LotEvidence['elements'][number]['windows'][number]): string {
  if (outside_sd === null) return 'no limit';
  const window = `${min === undefined ? '' : shortNumber(min, 4)} - ${max === undefined ? '' : shortNumber(max, 4)}`;
  if (outside_sd === 0) return `${window}: inside`;
  const far = outside_sd > 99 ? 'over 99' : shortNumber(outside_sd, 2);
  return `${window}: ${far} sd outside${outside_sd < DOUBTFUL_SD ? ', hardly against it' : ''}`;
}
