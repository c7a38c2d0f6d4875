import type { Block, Page, PageHead } from '../../../documents/page.ts';
import { recalledWords } from '../../../documents/proof/recalled.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import type { AnalysedLot, IdentifiedLot } from '../../../documents/yard/lot-answers.ts';
import { plainWords } from '../../../documents/yard/plain-words.ts';
import type { Lot } from '../../../documents/yard/stock.ts';
import { type LotAccount, leftOf } from '../../../documents/yard/yard.ts';
import { counted, kilograms, PPM_PER, percent, shortNumber } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type AlloyNames, alsoWords, OWN_NAMES } from '../alloy-names.ts';
import { imputed, list, next, notices, number, paragraph, section, shortPage, table } from '../parts.ts';
import { historyBlocks } from '../proof/history-page.ts';
import {
  analysisBlocks,
  decisionBlocks,
  gateBlocks,
  identificationBlocks,
  massBlocks,
} from './lot-sections.ts';

/** One lot on one page: where it stands and why, where its metal went, what was found of it, who decided, every record. */
export const lotPage = (
  { lot, balance, contents, history, covered }: LotAccount,
  names: AlloyNames = OWN_NAMES,
): Page => ({
  format: 'remelt-page/1',
  title: lot.id,
  verdict: standing(lot),
  head: lotHead(lot, names),
  lead: [
    ...notices([...recalledWords(lot.recalled), ...otherwiseWords(lot)]),
    { kind: 'facts', rows: lotFacts(lot) },
  ],
  sections: [
    ...section('hold', 'On hold, and why', list(lot.why)),
    ...section('masses', 'Where its metal is', massBlocks(lot)),
    ...section('decisions', 'Decisions and corrections', decisionBlocks(history)),
    ...section('gate', 'The gate', gateBlocks(lot)),
    ...section('identification', 'Identification', identificationBlocks(lot, names)),
    ...section('conflicts', 'Analyses that disagree', list(lot.conflicts)),
    ...section(
      'contents',
      'Contents',
      contents.length > 0 ? [contentTable(contents, `balance ${balance}; sd with laboratory bias`)] : [],
    ),
    ...section('analyses', 'Analyses as booked', analysisBlocks(lot)),
    ...section('history', 'Every record', historyBlocks(history, { ofOne: true, covered }), { detail: true }),
  ],
});

/** What the paper of a lot contradicts. */
const otherwiseWords = ({ id, declaredOtherwise }: LotAccount['lot']): string[] =>
  declaredOtherwise === undefined ? [] : [`Lot ${id} was ${declaredOtherwise}.`];
/** Where a lot stands, in the words of the list of the yard. */
const standing = ({ status, stage }: LotAccount['lot']): string =>
  status === 'void' || status === 'cleared' ? status : stage === 'refused' ? 'FAIL' : 'HOLD';

/** What decides a lot: how much of it a plan may take, else what keeps it from that. */
function lotHead(lot: LotAccount['lot'], { nameOf }: Pick<AlloyNames, 'nameOf'>): PageHead {
  const { status, stage, mass_g, clearedAs, price, age_d, why } = lot;
  const isHeld = status === 'hold';
  const turn = isHeld ? ownValue(TURNS, stage) : undefined;
  return {
    basis: 'recorded',
    ...(status === 'cleared' ? { tone: 'good' as const } : {}),
    decides: {
      value: kilograms(leftOf(lot)),
      of: isHeld
        ? 'on hold: no plan takes it before it is cleared'
        : status === 'void'
          ? 'left: the lot is void, and no plan takes it'
          : 'free for a plan',
      ...(isHeld && why.length > 0 ? { asked: why[0]! } : {}),
    },
    figures: [
      { name: 'Booked', value: kilograms(mass_g), beside: plainWords(lot.form) },
      clearedAs
        ? { name: 'Cleared as', value: nameOf(clearedAs) }
        : { name: 'Declared as', value: lot.declaredGrade ?? 'nothing' },
      ...(price ? [{ name: 'Bought for', value: priceWords(price) }] : []),
      { name: 'Here for', value: counted(age_d, 'day') },
    ],
    ...(turn ? { turn } : {}),
  };
}

/** Who takes a lot on hold a step further, by how far it has come. */
const TURNS: Readonly<Record<string, NonNullable<PageHead['turn']>>> = {
  received: { who: ['receiver'], does: 'check it at the gate' },
  quarantined: { who: ['receiver', 'sampler', 'analyst'], does: 'prepare it, then have it identified' },
  processed: { who: ['sampler', 'analyst'], does: 'sample it, then have it identified' },
  identified: { who: ['quality'], does: 'clear it, or say why not' },
  refused: { who: ['quality'], does: 'send it back, or clear it with a reason' },
};

/** How far a lot has come, in words. */
const STAGES: Readonly<Partial<Record<LotAccount['lot']['stage'], string>>> = {
  quarantined: 'in quarantine',
  refused: 'refused at the gate',
};

function lotFacts(lot: LotAccount['lot']): [string, string][] {
  const { processed } = lot;
  const lost = Object.entries(lot.drawn_g)
    .filter(([to]) => to.startsWith('loss:'))
    .map(([to, mass_g]) => `; ${kilograms(mass_g)} ${to.slice('loss:'.length)}`);
  return [
    ['Stage', STAGES[lot.stage] ?? lot.stage],
    ...(lot.note ? ([['Remark', lot.note]] satisfies [string, string][]) : []),
    ...(lot.supplier ? ([['Supplier', lot.supplier]] satisfies [string, string][]) : []),
    ...(lot.originClass ? ([['Origin', plainWords(lot.originClass)]] satisfies [string, string][]) : []),
    ...(lot.from ? ([['Came out of', lot.from]] satisfies [string, string][]) : []),
    ['Generation', String(lot.generation)],
    ['Owner', lot.owner ?? 'plant'],
    ...(lot.declaredGrade && lot.clearedAs
      ? ([['Declared as', lot.declaredGrade]] satisfies [string, string][])
      : []),
    ...(lot.certificate ? ([['Certificate', lot.certificate]] satisfies [string, string][]) : []),
    ...(lot.reference ? ([['Reference', lot.reference]] satisfies [string, string][]) : []),
    ...(processed
      ? ([
          [
            'Prepared',
            `${processed.treatment}: ${kilograms(processed.wet_g)} wet, ${kilograms(processed.clean_g)} clean${lost.join('')}`,
          ],
        ] satisfies [string, string][])
      : []),
  ];
}

const priceWords = ({ text, currency, on, source }: NonNullable<Lot['price']>): string =>
  `${text} ${currency}/kg on ${on}${source === undefined ? '' : ` (${source})`}`;

/** Contents of a lot; what oil, film, coating or residue brings has a column where there is any. */
function contentTable(contents: LotAccount['contents'], caption: string): Block {
  const isDirty = contents.some(({ added_ppm }) => added_ppm !== undefined);
  return table(
    [
      'element',
      'unit',
      number('content'),
      number('sd'),
      'origin',
      'from',
      ...(isDirty ? [number('of it on the surface')] : []),
    ],
    contents.map(({ element, mean_wtpct, below_wtpct, sd_wtpct, added_ppm, origin, from }) => {
      const { unit, scale } = unitOf(element);
      const inUnit = (ppm: number): string => shortNumber(ppm * scale, 4);
      const isImputed = origin === 'imputed';
      const content = `${below_wtpct === undefined ? '' : '<'}${inUnit((below_wtpct ?? mean_wtpct) * PPM_PER['wt%'])}`;
      return [
        element,
        unit,
        isImputed ? imputed(content) : content,
        inUnit(sd_wtpct * PPM_PER['wt%']),
        origin,
        // the name of such an analysis repeats the grade that it was taken for
        isImputed ? from.replace(/^imputed-/, 'metal like ') : from,
        ...(isDirty ? [added_ppm === undefined ? '' : inUnit(added_ppm)] : []),
      ];
    }),
    isDirty
      ? `${caption}; on the surface: what oil, film, coating or residue brings into the melt, which is part of the content`
      : caption,
  );
}

/** What is left of a lot after its latest preparation. */
export function processedPage({ id, processed }: Pick<Lot, 'id' | 'processed'>): Page {
  const { treatment, wet_g, clean_g } = processed!;
  return shortPage(`${id}: ${treatment}`, [
    paragraph(
      `${kilograms(wet_g)} wet, ${kilograms(clean_g)} clean, ${kilograms(wet_g - clean_g)} lost`,
      'strong',
    ),
  ]);
}

/** One more analysis of a lot. */
export const analysedPage = (
  lot: string,
  { analysis, results, clearedAs }: Pick<AnalysedLot, 'analysis' | 'results' | 'clearedAs'>,
): Page =>
  shortPage(`${lot}: analysis ${analysis}`, [
    ...(clearedAs === undefined
      ? [next(`${counted(results.length, 'content')}; next`, 'yard/identify-lot', { lot })]
      : [
          paragraph(
            `${counted(results.length, 'content')}; the lot stays cleared as ${clearedAs}, and plans use the result from now on`,
          ),
          next(`where the result contradicts ${clearedAs}, hold the lot`, 'yard/hold-lot', { lot }),
          next('and identify it again', 'yard/identify-lot', { lot }),
        ]),
  ]);

/** Which grade a lot is, and what to know and measure. */
export function identifiedLotPage(lot: string, found: IdentifiedLot, names: AlloyNames = OWN_NAMES): Page {
  const { candidates, verdict, mixture } = found;
  const [best] = candidates;
  const shares = (mixture ?? []).map(({ gradeId, share }) => `${percent(share, 0)} ${names.nameOf(gradeId)}`);
  return shortPage(lot, [
    paragraph(
      `${verdict}${best ? `, ${names.nameOf(best.gradeId)} (${percent(best.probability)})` : ''}${shares.length > 0 ? `: ${shares.join(' and ')}` : ''}`,
      'strong',
    ),
    ...list(identifiedRemarks(found, names)),
  ]);
}

const identifiedRemarks = (found: IdentifiedLot, names: AlloyNames): string[] => [
  ...alsoWords([found.candidates[0]?.gradeId, ...found.equivalent], names),
  ...(found.declared
    ? [
        `declared as ${names.nameOf(found.declared.gradeId)}: ${found.declared.fit}`,
        ...found.declared.disagreements.map(({ element, words }) => `${element}: ${words}`),
      ]
    : []),
  ...(found.declaredUnknown
    ? [`declared as ${found.declaredUnknown}, which is no grade of the catalogue`]
    : []),
  ...found.foreign.map((analysis) => `analysis ${analysis} left out: probably of another lot`),
  ...found.askFor.slice(0, 1).map(({ element, method }) => `measure ${element} by ${method} next`),
  ...(found.imputed.length > 0
    ? [`imputed, because no analysis gives them: ${found.imputed.join(', ')}`]
    : []),
];

/** A lot that was cleared, or put on hold again. */
export const decidedLotPage = ({
  id,
  status,
  clearedAs,
  holdReason,
}: Pick<Lot, 'id' | 'status' | 'clearedAs' | 'holdReason'>): Page =>
  status === 'cleared'
    ? shortPage(id, [], `cleared as ${clearedAs}`)
    : shortPage(id, list(holdReason === null ? [] : [holdReason]), 'on hold');

/** A virgin metal or addition alloy that was booked. */
export const boughtPage = ({ id, mass_g, clearedAs }: Pick<Lot, 'id' | 'mass_g' | 'clearedAs'>): Page =>
  shortPage(id, [paragraph(`${kilograms(mass_g)} of ${clearedAs}, cleared by its data sheet`)]);
