import type { Page } from '../../../documents/page.ts';
import type { IdentifyOutput } from '../../../documents/yard/identify.ts';
import { percent } from '../../../foundation/quantity/format.ts';
import { type AlloyNames, alsoWords, OWN_NAMES, withTwins } from '../alloy-names.ts';
import { assumptions, list, number, section, tableOf } from '../parts.ts';

type Result = IdentifyOutput['results'][number];

/** Candidates shown per analysis. */
const SHOWN = 3;

/** Which grades the analyses can be: one row per analysis, then what to know and what to measure. */
export const identificationPage = (
  { results, assumed }: IdentifyOutput,
  names: AlloyNames = OWN_NAMES,
): Page => ({
  format: 'remelt-page/1',
  title: 'Which grade is it',
  lead: [
    tableOf(results, [
      ['analysis', (result) => result.id],
      ['verdict', (result) => result.verdict],
      ['candidates', (result) => candidates(result, names)],
      [number('outside'), (result) => percent(result.outside)],
    ]),
  ],
  sections: [
    ...results.flatMap((result, i) => section(`analysis-${i + 1}`, result.id, list(remarks(result, names)))),
    ...assumptions(assumed),
  ],
});

const candidates = ({ mixture, candidates: all }: Result, { nameOf }: AlloyNames): string =>
  mixture
    ? mixture.map(({ gradeId, share }) => `${nameOf(gradeId)} ${percent(share)}`).join(', ')
    : all
        .slice(0, SHOWN)
        .map(({ gradeId, probability }) => `${nameOf(gradeId)} ${percent(probability)}`)
        .join(', ');

const remarks = (result: Result, names: AlloyNames): string[] => [
  ...(result.verdict === 'identified'
    ? alsoWords([result.candidates[0]?.gradeId, ...result.equivalent], names)
    : result.candidates
        .slice(0, SHOWN)
        .flatMap(({ gradeId }) => (names.alsoOf(gradeId).length > 0 ? [withTwins(gradeId, names)] : []))),
  ...(result.mixture ?? []).map(
    ({ gradeId, share, low, high }) =>
      `${names.nameOf(gradeId)} ${percent(share)}, between ${percent(low)} and ${percent(high)} with 95 %`,
  ),
  ...result.askFor.map(
    ({ element, method, information_bit }) =>
      `measure ${element} by ${method}: ${information_bit.toFixed(2)} bit expected`,
  ),
  ...result.reasons,
  ...declaredRemarks(result, names),
];

function declaredRemarks({ declared }: Result, { nameOf }: AlloyNames): string[] {
  if (!declared || declared.fit === 'fits') return [];
  const verdict = declared.fit === 'contradicted' ? 'is contradicted' : 'is in doubt';
  return [
    `declared ${nameOf(declared.gradeId)} ${verdict} (probability ${percent(declared.probability)})`,
    ...declared.disagreements.map(({ element, words }) => `${element}: ${words}`),
  ];
}
