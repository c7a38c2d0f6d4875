import type { IdentifyOutput } from '../../documents/identify.ts';
import type { Page } from '../../documents/page.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { assumptions, list, number, section, table } from './parts.ts';

type Result = IdentifyOutput['results'][number];

/** Candidates shown per analysis. */
const SHOWN = 3;

/** Which grades the analyses can be: one row per analysis, then what to know and what to measure. */
export const identificationPage = ({ results, assumed }: IdentifyOutput): Page => ({
  format: 'remelt-page/1',
  title: 'Which grade is it',
  lead: [
    table(
      ['analysis', 'verdict', 'candidates', number('outside')],
      results.map((result) => [result.id, result.verdict, candidates(result), percent(result.outside)]),
    ),
  ],
  sections: [
    ...results.flatMap((result, i) => section(`analysis-${i + 1}`, result.id, list(remarks(result)))),
    ...assumptions(assumed),
  ],
});

const candidates = ({ mixture, candidates: all }: Result): string =>
  mixture
    ? mixture.map(({ gradeId, share }) => `${gradeId} ${percent(share)}`).join(', ')
    : all
        .slice(0, SHOWN)
        .map(({ gradeId, probability }) => `${gradeId} ${percent(probability)}`)
        .join(', ');

const remarks = (result: Result): string[] => [
  ...(result.verdict === 'identified' && result.equivalent.length > 0
    ? [`the same alloy as ${result.equivalent.join(', ')}`]
    : []),
  ...(result.mixture ?? []).map(
    ({ gradeId, share, low, high }) =>
      `${gradeId} ${percent(share)}, between ${percent(low)} and ${percent(high)} with 95 %`,
  ),
  ...result.askFor.map(
    ({ element, method, information_bit }) =>
      `measure ${element} by ${method}: ${information_bit.toFixed(2)} bit expected`,
  ),
  ...result.reasons,
  ...declaredRemarks(result),
];

function declaredRemarks({ declared }: Result): string[] {
  if (!declared || declared.fit === 'fits') return [];
  const verdict = declared.fit === 'contradicted' ? 'is contradicted' : 'is in doubt';
  return [
    `declared ${declared.gradeId} ${verdict} (probability ${percent(declared.probability)})`,
    ...declared.disagreements.map(({ element, words }) => `${element}: ${words}`),
  ];
}
