import type { Block } from '../../../documents/page.ts';
import type { HistoryRecord } from '../../../documents/proof/history.ts';
import { plainWords } from '../../../documents/yard/plain-words.ts';
import { leftOf, type YardLot } from '../../../documents/yard/yard.ts';
import {
  dayOrMinute,
  kilograms,
  percent,
  shortNumber,
  shortPercent,
} from '../../../foundation/quantity/format.ts';
import { type AlloyNames, alsoWords, withTwins } from '../alloy-names.ts';
import { list, number, paragraph, table, tableOf, tableUnlessEmpty } from '../parts.ts';

/** What is left of a lot is called, by its status. */
const LEFT = { hold: 'on hold', cleared: 'free', void: 'void' } as const;

/** Where the metal of a lot is and went: heats, samples, losses; the rows add up to what was booked. */
export function massBlocks(lot: YardLot): Block[] {
  const { status, mass_g, reserved_g, drawn_g } = lot;
  const rows: readonly (readonly [string, number])[] = [
    ...Object.entries(drawn_g).map(([to, grams]) => [drawnWords(to), grams] as const),
    ...Object.entries(reserved_g).map(([heat, grams]) => [`reserved for heat ${heat}`, grams] as const),
    [LEFT[status], leftOf(lot)],
  ];
  return [
    table(
      ['Where', number('Mass'), number('Share')],
      rows.map(([where, grams]) => [where, kilograms(grams), mass_g === 0 ? '' : percent(grams / mass_g)]),
      `of ${kilograms(mass_g)} booked`,
    ),
  ];
}

function drawnWords(to: string): string {
  if (to.startsWith('shipped:')) return `shipped in record ${to.slice('shipped:'.length)}`;
  if (to.startsWith('loss:')) return `lost: ${to.slice('loss:'.length)}`;
  return to.startsWith('sample:') ? `sample ${to.slice('sample:'.length)}` : `in heat ${to}`;
}

/** What the gate found, check by check; none where it has not looked. */
export const gateBlocks = ({ gate }: Pick<YardLot, 'gate'>): Block[] =>
  gate === null
    ? []
    : [
        tableOf(gate.checks, [
          ['Check', ({ check }) => plainWords(check)],
          ['Verdict', ({ verdict }) => ({ verdict })],
          ['Found', ({ text = '', unit = '' }) => foundText(text, unit)],
          ['Reason', ({ reason = '' }) => reason],
        ]),
      ];

/** What a check found: a share as percent, the thickness of a film in micrometres, all else as booked. */
function foundText(text: string, unit: string): string {
  if (unit === 'kg/kg') return shortPercent(Number(text));
  return unit === 'm' ? `${shortNumber(Number(text) * 1e6)} µm` : `${text} ${unit}`.trim();
}

/** Every analysis as it was booked, also those that no longer count. */
export const analysisBlocks = ({ analyses }: Pick<YardLot, 'analyses'>): Block[] =>
  tableUnlessEmpty(analyses, [
    [
      'Analysis',
      (one) =>
        `${one.analysis}${one.correctedBy === null ? '' : ` (corrected by record ${one.correctedBy})`}`,
    ],
    ['Basis', (one) => one.basis],
    ['Method', (one) => one.method],
    ['Laboratory', (one) => one.laboratory ?? ''],
    ['Day', (one) => one.happenedAt.slice(0, 10)],
    [
      'Results',
      (one) =>
        one.results
          .map(
            ({ element, text, unit, sd }) =>
              `${element} ${text}${sd === undefined ? '' : ` +- ${sd}`} ${unit}`,
          )
          .join(', '),
    ],
  ]);

/** What it was identified as, and the other grades it may be; none before that. */
export function identificationBlocks(
  { identification }: Pick<YardLot, 'identification'>,
  names: AlloyNames,
): Block[] {
  if (identification === null) return [];
  const { verdict, candidates, equivalent } = identification;
  return [
    paragraph(verdict === 'unknown' ? 'no grade of the catalogue' : verdict, 'strong'),
    ...tableUnlessEmpty(
      candidates,
      [
        [
          verdict === 'unknown' ? 'Nearest' : 'Grade',
          ({ grade }, i) => (i === 0 ? names.nameOf(grade) : withTwins(grade, names)),
        ],
        [number('Probability'), ({ probability }) => percent(Number(probability))],
      ],
      verdict === 'unknown' ? 'of the grades in the catalogue, if it were one of them' : undefined,
    ),
    ...list(alsoWords([candidates[0]?.grade, ...equivalent], names)),
  ];
}

/** Kinds that decide whether a lot may be used. */
const DECISIONS: ReadonlySet<string> = new Set(['lot.cleared', 'lot.held', 'lot.dispositioned']);

/** Who cleared or held it and why, and what was put right or taken back. */
export const decisionBlocks = (history: readonly HistoryRecord[]): Block[] =>
  list(
    history
      .filter(({ kind }) => DECISIONS.has(kind) || kind === 'record.corrected')
      .map(
        ({ at, happenedAt, by, words }) =>
          `${dayOrMinute(happenedAt ?? at)}${by === null ? '' : `, ${by}`}: ${words}`,
      ),
  );
