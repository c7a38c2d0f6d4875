import type { Section } from '../../../documents/page.ts';
import { OF_ONE_FILE } from '../../../documents/results/lessons.ts';
import type { Ask, Content, Reading } from '../../../documents/results/reading.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { foldedList, list, number, section, tableOf } from '../parts.ts';

/** Rows of contents that a browser shows at first. */
const FIRST = 60;
/** Digits of a content, enough for what instruments print. */
const DIGITS = 8;

/** What a file of results was found to hold: contents as printed and in wt%, what is asked, and what was left out. */
export function readingSections({ rows, asks, left }: Reading): Section[] {
  const several = new Set(rows.flatMap(({ sample, burn = 1 }) => (burn > 1 ? [sample] : [])));
  const contents = tableOf(rows, [
    ['Sample', ({ sample, burn = 1 }) => (several.has(sample) ? `${sample}, ${burn}` : sample)],
    ['', ({ element, line }) => (line === undefined ? element : `${element} ${line}`)],
    [number('printed'), ({ text, unit }) => `${text} ${unit}`.trim()],
    [number('wt%'), ({ value_wtpct }) => (value_wtpct === null ? '' : digits(value_wtpct))],
    [number('±'), ({ spread }) => (spread ? `${digits(spread.value)} (k=${spread.k})` : '')],
    ['taken as', takenAs],
  ]);
  const shown =
    rows.length > FIRST
      ? { ...contents, first: { rows: FIRST, rest: counted(rows.length - FIRST, 'more content') } }
      : contents;
  return [
    ...section('contents', counted(rows.length, 'content'), rows.length === 0 ? [] : [shown]),
    ...section('asked', 'Asked', list(asks.filter(({ code }) => !OF_ONE_FILE.has(code)).map(askWords))),
    ...section(
      'of-file',
      'Asked of each file when it arrives',
      foldedList(asks.filter(({ code }) => OF_ONE_FILE.has(code)).map(({ words }) => words)),
    ),
    ...section('left', 'Not taken', foldedList(left)),
  ];
}

const digits = (value: number): string => String(Number(value.toPrecision(DIGITS)));

const FLAGS = {
  below: 'below a limit',
  above: 'above a limit',
  excluded: 'excluded',
  control: 'control sample',
};

/** What a content is besides a result of its sample. */
const takenAs = ({ flag, control, struck, mean, open = [] }: Content): string =>
  [
    flag === undefined ? '' : FLAGS[flag],
    control && flag !== 'control' ? FLAGS.control : '',
    struck && flag !== 'excluded' ? 'struck out' : '',
    mean ? 'mean of the instrument' : '',
    open.length > 0 ? `open: ${open.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** A question with the answers that it takes, as a terminal gives them. */
function askWords({ code, words, answers = [], sample }: Ask): string {
  const of = sample === undefined || sample === '' ? code : `${code}@${sample}`;
  const choices = answers.map((one) => `"${of}=${one.answer}" (${one.words})`).join(', ');
  const asked = /[.?]$/.test(words) ? words : `${words}.`;
  return choices === '' ? asked : `${asked} Answer: ${choices}`;
}
