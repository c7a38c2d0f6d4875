import type { Block, Choice, Page, PageHead } from '../../documents/page.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/** What the head rests on, beside the verdict. */
export const BASIS_WORDS: Readonly<Record<PageHead['basis'], string>> = {
  planned: 'planned',
  predicted: 'predicted',
  recorded: 'from records',
  signed: 'signed',
};

type Tone = NonNullable<PageHead['tone']>;

const TONES: Readonly<Record<string, Tone>> = { PASS: 'good', HOLD: 'hold', FAIL: 'bad' };

/** Tone of PASS, HOLD and FAIL; undefined for another word. */
export const toneOf = (verdict: string | undefined): Tone | undefined =>
  verdict === undefined ? undefined : ownValue(TONES, verdict);

/** Class of a verdict in a style sheet, by its tone. */
export const TONE_CLASS: Readonly<Record<Tone, string>> = { good: 'pass', hold: 'hold', bad: 'fail' };

/** The number that decides with what was asked: "97.4 % of heats meet every limit; 95 % asked". */
const decidesWords = ({ decides }: PageHead): string | undefined =>
  decides && [`${decides.value} ${decides.of}`, decides.asked].filter(Boolean).join('; ');

/** "11.03 USD/kg; 4,964 USD the heat" of each figure, by its name. */
const figureRows = ({ figures }: PageHead): readonly (readonly [string, string])[] =>
  figures.map(({ name, value, unit, beside }) => [
    name,
    [[value, unit].filter(Boolean).join(' '), beside].filter(Boolean).join('; '),
  ]);

/** "Next, planner: reserve the lots". */
export const turnWords = ({ turn }: PageHead): string | undefined =>
  turn && `Next, ${turn.who.join(' or ')}: ${turn.does}`;

/** A head where nothing is drawn: the number that decides, the others under each other, whose turn it is. */
export function headBlocks(head: PageHead | undefined): Block[] {
  if (head === undefined) return [];
  const [decides, turn, rows] = [decidesWords(head), turnWords(head), figureRows(head)];
  return [
    ...(decides === undefined
      ? []
      : [{ kind: 'paragraph' as const, text: decides, tone: 'strong' as const }]),
    ...(rows.length === 0
      ? []
      : [{ kind: 'facts' as const, rows: rows.map(([name, text]): [string, string] => [name, text]) }]),
    ...(turn === undefined
      ? []
      : [{ kind: 'paragraph' as const, text: turn, ...(head.turn?.by && { does: head.turn.by }) }]),
  ];
}

/** How sure a way makes it, against now: "96 %, from 69.4 %". */
export const reachWords = ({ reaches }: Choice): string | undefined =>
  reaches &&
  [percent(reaches.to, 1), ...(reaches.from === undefined ? [] : [`from ${percent(reaches.from, 1)}`])].join(
    ', ',
  );

/** Cost, time and person of a way, by their names. */
export const choiceRows = ({ cost, time, who }: Choice): readonly (readonly [string, string])[] => [
  ['Cost', cost],
  ['Time', time],
  ['Who', who],
];

/** Ways on where nothing is drawn: each a line with its reach, cost and person, and the verb that goes it. */
export function choiceBlocks(choices: Page['choices']): Block[] {
  if (choices === undefined) return [];
  return [
    { kind: 'paragraph', text: `${choices.heading}:`, tone: 'strong' },
    ...choices.list.map((choice) => ({
      kind: 'paragraph' as const,
      text: `- ${[choice.does, reachWords(choice), choice.cost, choice.who].filter(Boolean).join('; ')}`,
      ...(choice.by && { does: [choice.by] }),
    })),
  ];
}
