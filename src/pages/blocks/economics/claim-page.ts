import type { ClaimAnswer, ClaimOutput } from '../../../documents/economics/claim.ts';
import { NOT_KNOWN } from '../../../documents/economics/stated.ts';
import type { Block, Cell, Page } from '../../../documents/page.ts';
import { percent, readable } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, table } from '../parts.ts';

/** Claims with their answers, then each with its boundary, its figures and what decides it. */
export function claimPage({ name, claims, assumed }: ClaimOutput): Page {
  return {
    format: 'remelt-page/1',
    title: name,
    lead: [
      table(
        ['claim', 'of', 'answer', 'because'],
        claims.map((one) => [one.words, one.boundary.of, toneOf(one), becauseOf(one)]),
      ),
    ],
    sections: [
      ...claims.flatMap((one) => section(`claim-${one.id.replace(/\W/g, '-')}`, one.words, claimBlocks(one))),
      ...assumptions(assumed),
    ],
  };
}

const toneOf = ({ verdict }: ClaimAnswer): Cell => ({
  verdict,
  tone: verdict === 'supported' ? 'good' : verdict === 'undecidable' ? 'hold' : 'bad',
});

/** What an undecidable claim waits for, else how often it holds. */
const becauseOf = ({ reasons, verdict }: ClaimAnswer): string =>
  verdict === 'undecidable' ? reasons.at(-1)! : reasons[0]!;

function claimBlocks(answer: ClaimAnswer): Block[] {
  const { boundary, source, verdict, parts } = answer;
  return [
    paragraph(`${verdict[0]!.toUpperCase()}${verdict.slice(1)}.`, 'strong'),
    {
      kind: 'facts',
      rows: [
        ['claimed by', source],
        ['where, of what', `${boundary.where}; ${boundary.of}; ${boundary.year}`],
        ['against', boundary.against],
        ['rule', boundary.rule],
      ],
    },
    ...list(answer.reasons.map((reason) => `${reason[0]!.toUpperCase()}${reason.slice(1)}.`)),
    ...figureBlocks(answer),
    ...(parts.length === 0
      ? []
      : [
          table(
            ['part', 'state', 'source', 'what would show it'],
            parts.map(({ what, state, source: from, measure }) => [
              what,
              { verdict: state, tone: state === 'shown' ? 'good' : state === 'failed' ? 'bad' : 'hold' },
              from,
              measure ?? '',
            ]),
          ),
        ]),
  ];
}

/** Shares are shown in per cent. */
const shown = (value: number, unit: string): string =>
  unit === 'share' ? percent(value) : `${readable(value)} ${unit}`;

function figureBlocks({ quantity, drivers, threshold }: ClaimAnswer): Block[] {
  if (quantity === undefined) return [];
  const { unit, spread, claimed, side, name } = quantity;
  const rows = [
    { name, spread, unit },
    ...quantity.beside.map((one) => ({ ...one, unit: unit === 'points' ? '%' : unit })),
  ];
  const per = unit === 'share' ? 100 : 1;
  return [
    table(
      ['figure', number('5 %'), number('median'), number('95 %')],
      rows.map((row) => [
        row.name,
        ...[row.spread.p05, row.spread.median, row.spread.p95].map((one) => shown(one, row.unit)),
      ]),
      `Claimed: ${side} ${shown(claimed, unit)}`,
    ),
    ...(drivers.length === 0
      ? []
      : [
          {
            kind: 'chart' as const,
            chart: {
              kind: 'tornado' as const,
              title: `${name} by driver`,
              unit: unit === 'share' ? '%' : unit,
              base: spread.mean * per,
              rows: drivers.slice(0, 7).map(({ words, atLow, atHigh, confidence }) => ({
                name: words,
                atLow: atLow * per,
                atHigh: atHigh * per,
                assumed: NOT_KNOWN.has(confidence),
              })),
            },
          },
        ]),
    ...(threshold === undefined
      ? []
      : [
          paragraph(
            threshold.value === null
              ? `Whatever "${threshold.words}" were within its range, the answer would be the same, all else as stated.`
              : `The claim turns at "${threshold.words}" = ${readable(threshold.value)} ${threshold.unit}, all else as stated.`,
          ),
        ]),
  ];
}
