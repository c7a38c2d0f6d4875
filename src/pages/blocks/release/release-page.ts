import type { Block, Cell, Page } from '../../../documents/page.ts';
import type { ReleaseInput, ReleaseOutput } from '../../../documents/proof/release.ts';
import { inUnitOfLimit, windowOf } from '../in-unit-of-limit.ts';
import { assumptions, list, section } from '../parts.ts';
import { type JudgedRow, judgedTable } from './judged-table.ts';
import { releaseHead } from './release-head.ts';

/** Whether an object is good: the verdict with its reasons, then row by row. */
export const releasePage = (
  output: ReleaseOutput,
  remarks: readonly string[] = [],
  document: Pick<ReleaseInput, 'specification' | 'results'> | null = null,
): Page => ({
  format: 'remelt-page/1',
  title: `${output.object.kind} ${output.object.id}${output.productForm ? `, ${output.productForm}` : ''}`,
  verdict: output.verdict,
  head: releaseHead(output),
  lead: [
    ...remarks.map((text): Block => ({ kind: 'notice', text })),
    ...list([
      ...(document === null
        ? []
        : [judgedByWords(document.specification), ...unlimitedWords(document, output)]),
      ...output.reasons,
    ]),
  ],
  sections: [
    ...section('retests', 'Retests', list(output.retests.map(retestWords))),
    ...section(
      'withdrawn',
      'Results withdrawn or put right',
      list((output.withdrawn ?? []).map(withdrawnWords)),
    ),
    ...section('rows', 'Against the specification', [judgedTable(resultRows(output))]),
    ...assumptions(output.assumed),
  ],
});

/** "Judged by CUST-718 rev 3." */
const judgedByWords = ({ controlled, gradeId }: ReleaseInput['specification']): string =>
  controlled
    ? `Judged by ${controlled.number} rev ${controlled.revision}.`
    : `Judged by ${gradeId === undefined ? 'limits of its own' : `the limits of ${gradeId}`}.`;

/** How many of the results have no limit of their own, so that the numbers of results and limits agree. */
function unlimitedWords({ results }: Pick<ReleaseInput, 'results'>, { elements }: ReleaseOutput): string[] {
  const judged = new Set(elements.map(({ element }) => element));
  const without = results.filter(({ element }) => !judged.has(element));
  const names = [...new Set(without.map(({ element }) => element))].join(', ');
  return without.length === 0
    ? []
    : [
        `${results.length} results; ${without.length} of them (${names}) have no limit of their own and count in sums or the balance.`,
      ];
}

const retestWords = ({
  element,
  failed,
  unit,
  specimen,
  replacements,
  average,
  words,
}: ReleaseOutput['retests'][number]): string =>
  `${element} of ${specimen}: ${failed} ${unit} failed; then ${replacements.join(', ')} ${unit}${average === null ? '' : `, average of the specimens ${average}`}. ${words}`;

const withdrawnWords = ({
  element,
  specimen,
  text,
  unit,
  words,
}: NonNullable<ReleaseOutput['withdrawn']>[number]): string =>
  `${element} of ${specimen}: ${text} ${unit} ${words}`;

/** "Ni top S-1"; a specimen that is called by its place says it once. */
const nameOf = ({ element, place = '', specimen = '' }: ReleaseOutput['elements'][number]): string =>
  [element, specimen.endsWith(place) ? '' : place, specimen].filter(Boolean).join(' ');

/** Every result, sum and index beside its limit. */
const resultRows = ({ elements, sums, indices }: ReleaseOutput): JudgedRow[] => [
  ...elements.map((row) => ({
    ...row,
    limit: inUnitOfLimit(row).limit,
    name: nameOf(row),
    shown: row.text ? resultWords(row) : '-',
    outcome: outcomeOf(row),
    method: row.methodFit,
    window: windowOf(row),
  })),
  ...sums.map((sum) => ({
    ...sum,
    name: sum.elements.join('+'),
    shown: sum.text ? `${sum.text} wt%` : '-',
    outcome: outcomeOf(sum),
    method: '-',
    window: windowOf({ ...sum, element: sum.elements.join('+'), unit: 'wt%' }),
  })),
  ...indices.map((index) => ({
    ...index,
    shown: index.text,
    outcome: { verdict: index.contractual },
    probability: null,
    method: '-',
    window: null,
  })),
];

/** "0.0031 wt% (31 ppm)": a result in the unit of its limit, and as it was printed. */
const resultWords = (row: Parameters<typeof inUnitOfLimit>[0]): string => {
  const { text, unit, printed } = inUnitOfLimit(row);
  return `${text} ${unit}${printed === undefined ? '' : ` (${printed})`}`;
};

/** What a row does to the verdict; a result that gave way to another does nothing. */
export const outcomeOf = ({
  outcome,
  contractual,
  replaced,
  superseded,
  averaged,
}: Partial<Pick<ReleaseOutput['elements'][number], 'outcome' | 'replaced' | 'superseded' | 'averaged'>> &
  Pick<ReleaseOutput['elements'][number], 'contractual'>): Cell =>
  replaced
    ? 'replaced'
    : superseded
      ? 'superseded'
      : averaged
        ? 'averaged'
        : { verdict: outcome ?? contractual };
