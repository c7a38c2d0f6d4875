import type { Block, Page, Table } from '../../../documents/page.ts';
import type {
  AnotherAnalysis,
  ButtonSample,
  Pieces,
  Sampling,
  Turnings,
} from '../../../documents/yard/lot-answers.ts';
import type { GateAnswer, LotGate } from '../../../documents/yard/stock.ts';
import { counted, shortNumber } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table, tableOf } from '../parts.ts';

/** What the gate found, check by check. */
export const gatePage = (lot: string, { verdict, checks, note }: GateAnswer): Page =>
  shortPage(
    `${lot} at the gate`,
    [checkTable(checks), ...(note === undefined ? [] : [paragraph(`Remark of the lot: ${note}`)])],
    verdict,
  );

/** What machining left among turnings, check by check. */
export const turningsPage = ({ lot, checks }: Turnings): Page =>
  shortPage(`${lot}: steel, tools and fixtures among the turnings`, [checkTable(checks)]);

const checkTable = (checks: LotGate['checks']): Block =>
  table(
    ['check', 'verdict', 'reason'],
    checks.map(({ check, verdict, reason = '' }) => [check, { verdict }, reason]),
  );

/** Tests of single pieces. */
export const piecesPage = ({ lot, verdict, reason = '' }: Pieces): Page =>
  shortPage(`${lot}, piece by piece`, [paragraph(reason)], verdict);

/** How many pieces to test. */
export const samplingPage = ({ words }: Sampling): Page => shortPage('Pieces to test', [paragraph(words)]);

/** How much of a lot of turnings to melt to a button. */
export const buttonSamplePage = ({ sample_kg }: ButtonSample): Page =>
  shortPage('Sample of turnings', [paragraph(`riffle ${shortNumber(sample_kg)} kg and melt it to a button`)]);

/** Elements shown before the fold. */
const SHOWN = 15;

/** What one more analysis would sharpen, most first. */
export function anotherAnalysisPage({ lot, method, elements }: AnotherAnalysis): Page {
  const title = `${lot}: one more analysis by ${method}`;
  if (elements.length === 0) return shortPage(title, [paragraph('It would sharpen nothing.')]);
  const rest = elements.slice(SHOWN);
  return shortPage(title, [
    spreadTable(elements.slice(0, SHOWN)),
    ...(rest.length === 0
      ? []
      : [
          {
            kind: 'fold' as const,
            summary: `${counted(rest.length, 'more element')}, sharpened less`,
            blocks: [spreadTable(rest)],
          },
        ]),
  ]);
}

const spreadTable = (elements: AnotherAnalysis['elements']): Table =>
  tableOf(elements, [
    ['element', ({ element }) => element],
    [
      number('sd now wt%'),
      ({ before_wtpct }) => (before_wtpct === null ? 'not known' : before_wtpct.toPrecision(2)),
    ],
    [number('sd after wt%'), ({ after_wtpct }) => after_wtpct.toPrecision(2)],
  ]);
