import type { Block, Cell, Page } from '../../../documents/page.ts';
import type { ReleaseInput, ReleaseOutput } from '../../../documents/proof/release.ts';
import { inUnitOfLimit } from '../in-unit-of-limit.ts';
import { assumptions, list, number, section, table } from '../parts.ts';
import { releaseHead } from './release-head.ts';

/** Whether an object is good: the verdict with its reasons, then row by row. */
export const releasePage = (
  output: ReleaseOutput,
  remarks: readonly string[] = [],
  specification: ReleaseInput['specification'] | null = null,
): Page => ({
  format: 'remelt-page/1',
  title: `${output.object.kind} ${output.object.id}${output.productForm ? `, ${output.productForm}` : ''}`,
  verdict: output.verdict,
  head: releaseHead(output),
  lead: [
    ...remarks.map((text): Block => ({ kind: 'notice', text })),
    ...list([...(specification === null ? [] : [judgedByWords(specification)]), ...output.reasons]),
  ],
  sections: [
    ...section('retests', 'Retests', list(output.retests.map(retestWords))),
    ...section(
      'withdrawn',
      'Results withdrawn or put right',
      list((output.withdrawn ?? []).map(withdrawnWords)),
    ),
    ...section('rows', 'Against the specification', [resultTable(output)]),
    ...assumptions(output.assumed),
  ],
});

/** "Judged by CUST-718 rev 3." */
const judgedByWords = ({ controlled, gradeId }: ReleaseInput['specification']): string =>
  controlled
    ? `Judged by ${controlled.number} rev ${controlled.revision}.`
    : `Judged by ${gradeId === undefined ? 'limits of its own' : `the limits of ${gradeId}`}.`;

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

const resultTable = ({ elements, sums, indices }: ReleaseOutput): Block =>
  table(
    ['', number('result'), 'limit', 'outcome', 'contract', number('P(conforms)'), 'method', 'reason'],
    [
      ...elements.map((row) => [
        [row.element, row.place, row.specimen].filter(Boolean).join(' '),
        row.text ? resultWords(row) : '-',
        row.limit,
        outcomeOf(row),
        row.contractual,
        probabilityText(row.probability),
        row.methodFit,
        row.reason,
      ]),
      ...sums.map((sum) => [
        sum.elements.join('+'),
        sum.text ? `${sum.text} wt%` : '-',
        sum.limit,
        outcomeOf(sum),
        sum.contractual,
        probabilityText(sum.probability),
        '-',
        sum.reason,
      ]),
      ...indices.map((index) => [
        index.name,
        index.text,
        index.limit,
        { verdict: index.contractual },
        index.contractual,
        '-',
        '-',
        index.reason,
      ]),
    ],
  );

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
}: Pick<
  ReleaseOutput['elements'][number],
  'outcome' | 'contractual' | 'replaced' | 'superseded' | 'averaged'
>): Cell =>
  replaced
    ? 'replaced'
    : superseded
      ? 'superseded'
      : averaged
        ? 'averaged'
        : { verdict: outcome ?? contractual };

const probabilityText = (probability: number | null): string =>
  probability === null ? '-' : probability.toFixed(4);
