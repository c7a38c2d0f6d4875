import { type Answer, REMARK } from '../../src/documents/yard/sheet-order.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { COLUMN_CHOICES, choiceWords } from './column-choices.ts';
import type { Dropped } from './drop-sheet.tsx';
import type { Said } from './layouts.ts';

const { imports: words } = PAGE_WORDS;

/** What a person holds of a sheet: the sheet, and what they said of it. */
export interface Held {
  readonly sheet: Dropped;
  readonly said: Said;
}

/** The same with one answer more. */
export function answered({ sheet, said }: Held, answer: Answer): Held {
  const saying = (more: Said): Held => ({ sheet, said: { ...said, ...more } });
  switch (answer.say) {
    case 'map':
      return saying({ map: mappedAs(said.map, answer.column, answer.what) });
    case 'set':
      return saying({ set: { ...said.set, [answer.field]: answer.value } });
    case 'word':
      return saying({ words: { ...said.words, [answer.written]: answer.means } });
    case 'dates':
      return saying({ dates: answer.order });
    case 'decimal':
      return saying({ decimal: answer.sign });
    case 'leave out':
      return { sheet: { ...sheet, leftOut: [...(sheet.leftOut ?? []), answer.row] }, said };
  }
}

/** What columns are, with what one of them is; empty = as it is found. */
export function mappedAs(map: Said['map'] = [], column: string, what: string): string[] {
  const others = map.filter((one) => !one.startsWith(`#${column}=`));
  return what === '' ? others : [...others, `#${column}=${what}`];
}

/** What a field is called, by its name. */
export const FIELD_LABELS: ReadonlyMap<string, string> = new Map(
  COLUMN_CHOICES.flatMap(([, choices]) => choices),
);

/** An answer as its button says it. */
export function answerWords(
  answer: Answer,
  columns: readonly { readonly column: string; readonly heading: string }[],
): string {
  switch (answer.say) {
    case 'map': {
      const heading = columns.find(({ column }) => column === answer.column)?.heading || answer.column;
      const what = FIELD_LABELS.get(answer.what) ?? answer.what.replace(/\[(.*)\]$/, ' $1');
      return answer.what === '-' ? words.leaveColumn(heading) : words.takeColumn(heading, what);
    }
    case 'set':
      return choiceWords(answer.value);
    case 'word':
      return answer.means === REMARK
        ? words.onlyRemark(answer.written)
        : words.wordMeans(answer.written, answer.means);
    case 'dates':
      return words[answer.order];
    case 'decimal':
      return words.decimalIs(words[answer.sign]);
    case 'leave out':
      return words.leaveRowOf(answer.row);
  }
}

/** The remarks that somebody said are nothing else. */
export const remarksSaid = ({ words: meanings = {} }: Said): readonly string[] =>
  Object.keys(meanings).filter((written) => meanings[written] === REMARK);
