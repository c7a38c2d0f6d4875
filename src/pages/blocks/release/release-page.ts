import type { Block, Cell, ContentWindow, Page } from '../../../documents/page.ts';
import type { ReleaseInput, ReleaseOutput } from '../../../documents/proof/release.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { inUnitOfLimit, windowOf } from '../in-unit-of-limit.ts';
import { assumptions, list, number, section, tableOf } from '../parts.ts';
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

type ResultRow = Pick<ReleaseOutput['elements'][number], 'limit' | 'contractual' | 'reason'> & {
  readonly name: string;
  readonly shown: string;
  readonly outcome: Cell;
  readonly probability: number | null;
  readonly method: string;
  readonly window: ContentWindow | null;
};

/** Every result, sum and index beside its limit: what fails first, then what is open, then the least sure; what gave way last. */
const resultTable = (output: ReleaseOutput): Block => {
  const rows = resultRows(output).sort((a, b) => placeOf(a) - placeOf(b) || sureness(a) - sureness(b));
  return tableOf(rows, [
    ['', ({ name }) => name],
    ['outcome', ({ outcome }) => outcome],
    [number('result'), ({ shown }) => shown],
    ['limit', ({ limit }) => limit],
    rows.some(({ window }) => window !== null) && [
      { head: 'in its window', drawn: true },
      ({ window, outcome, shown }) =>
        window === null ? '' : { window, tone: toneOfCell(outcome), text: shown },
    ],
    // the contract says the same as the outcome, unless something else keeps it from deciding
    rows.some(differs) && ['contract', ({ contractual }) => contractual],
    [number('P(conforms)'), ({ probability }) => probabilityText(probability)],
    ['method', ({ method }) => method],
    ['reason', ({ reason }) => reason],
  ]);
};

/** "Ni top S-1"; a specimen that is called by its place says it once. */
const nameOf = ({ element, place = '', specimen = '' }: ReleaseOutput['elements'][number]): string =>
  [element, specimen.endsWith(place) ? '' : place, specimen].filter(Boolean).join(' ');

const wordOf = (outcome: Cell): string =>
  typeof outcome === 'object' && 'verdict' in outcome ? outcome.verdict : String(outcome);

const differs = ({ outcome, contractual }: ResultRow): boolean => wordOf(outcome) !== contractual;

/** FAIL, HOLD and PASS in this order; what decides nothing comes after them. */
const ORDER: readonly string[] = ['FAIL', 'HOLD', 'PASS'];
const placeOf = ({ outcome }: ResultRow): number => {
  const at = ORDER.indexOf(wordOf(outcome));
  return at < 0 ? ORDER.length : at;
};

const sureness = ({ probability }: ResultRow): number => probability ?? 1;

const TONES = { FAIL: 'bad', HOLD: 'hold' } as const;
const toneOfCell = (outcome: Cell): 'good' | 'hold' | 'bad' => ownValue(TONES, wordOf(outcome)) ?? 'good';

const resultRows = ({ elements, sums, indices }: ReleaseOutput): ResultRow[] => [
  ...elements.map((row) => ({
    ...row,
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

const probabilityText = (probability: number | null): string =>
  probability === null ? '-' : probability.toFixed(4);
