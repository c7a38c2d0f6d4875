import { expect, it } from 'vitest';
import type { Answer } from '../../src/documents/yard/sheet-order.ts';
import { answered, answerWords, remarksSaid } from './answers.ts';
import { keptOf } from './layouts.ts';

const ANSWERS: readonly (readonly [Answer, label: string])[] = [
  [{ say: 'map', column: 'G', what: 'Nb[wt%]' }, 'Take "Nb+Ta %" as Nb wt%'],
  [{ say: 'map', column: 'G', what: '-' }, 'Leave "Nb+Ta %" out'],
  [{ say: 'map', column: 'H', what: 'mass[t]' }, 'Take "H" as mass in t'],
  [{ say: 'set', field: 'form', value: 'turnings' }, 'turnings'],
  [{ say: 'set', field: 'origin_class', value: 'internal-revert' }, 'internal revert'],
  [{ say: 'set', field: 'method', value: 'ICP-OES' }, 'ICP-OES'],
  [{ say: 'word', written: 'Hf 1,42', means: 'remark' }, '"Hf 1,42" is only a remark'],
  [{ say: 'dates', order: 'dmy' }, 'day, month, year'],
  [{ say: 'decimal', sign: 'comma' }, 'Decimal comma: 1.234,5'],
  [{ say: 'leave out', row: 4 }, 'Leave out row 4'],
];

it('says each answer in the words of the page, and no two alike', () => {
  const columns = [{ column: 'G', heading: 'Nb+Ta %' }];
  expect(ANSWERS.map(([answer]) => answerWords(answer, columns))).toEqual(ANSWERS.map(([, label]) => label));
});

it('adds an answer to what was said, the last of a column in the place of the one before', () => {
  const held = ANSWERS.reduce((before, [answer]) => answered(before, answer), {
    sheet: { name: 'pasted cells', leftOut: [9] },
    said: { map: ['#A=lot_id'], words: { chapa: 'turnings' } },
  } as Parameters<typeof answered>[0]);
  expect(held).toEqual({
    sheet: { name: 'pasted cells', leftOut: [9, 4] },
    said: {
      map: ['#A=lot_id', '#G=-', '#H=mass[t]'],
      set: { form: 'turnings', origin_class: 'internal-revert', method: 'ICP-OES' },
      words: { chapa: 'turnings', 'Hf 1,42': 'remark' },
      ...{ dates: 'dmy', decimal: 'comma' },
    },
  });
  expect(remarksSaid(held.said)).toEqual(['Hf 1,42']);
  expect(keptOf(held.said).words).toEqual({ chapa: 'turnings' });
});
