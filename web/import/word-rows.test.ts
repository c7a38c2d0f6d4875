import { expect, it } from 'vitest';
import { askedWords, withWord } from './word-rows.ts';

const word = (written: string, became: string, isKnown: boolean) => ({
  ...{ column: 'D', heading: 'Forma', field: 'form', written, became, isKnown },
  ...{ cells: 3, allowed: ['turnings', 'mill-solids'] },
});

it('asks for words that mean nothing first, then for names that are written otherwise, and shows the rest', () => {
  const asked = askedWords(
    {
      words: [word('Sp\u00e4ne', 'turnings', true), word('cavaco', 'cavaco', false)],
      names: [{ of: 'supplier', typed: 'ACME', known: 'Acme', where: 'on 12 lots' }],
      columns: [{ column: 'B', heading: 'Lieferant', holds: 'supplier', example: '', became: '', why: '' }],
    },
    {},
  );
  expect(asked.map(({ written, isKnown }) => [written, isKnown])).toEqual([
    ['cavaco', false],
    ['ACME', true],
    ['Sp\u00e4ne', true],
  ]);
  expect(asked[1]).toMatchObject({ heading: 'Lieferant', allowed: ['Acme'], where: { place: 'on 12 lots' } });
});

it('keeps a word in its place when its meaning is said: the next to say is where it was', () => {
  const order = (words: Parameters<typeof askedWords>[0]['words'], said: Record<string, string>) =>
    askedWords({ words, names: [], columns: [] }, { words: said }).map(({ written }) => written);
  const chapa = word('chapa', 'chapa', false);
  expect(order([word('cavaco', 'cavaco', false), chapa], {})).toEqual(['cavaco', 'chapa']);
  expect(order([word('cavaco', 'turnings', true), chapa], { cavaco: 'turnings' })).toEqual([
    'cavaco',
    'chapa',
  ]);
});

it('keeps what a word means beside the rest that was said, and forgets it again', () => {
  const said = withWord({ decimal: 'comma' as const, words: { chapa: 'mill-solids' } }, 'cavaco', 'turnings');
  expect(said).toEqual({ decimal: 'comma', words: { chapa: 'mill-solids', cavaco: 'turnings' } });
  expect(withWord(said, 'cavaco', '').words).toEqual({ chapa: 'mill-solids' });
});
