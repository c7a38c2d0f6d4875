import { expect, it } from 'vitest';
import { answersSaid, columnsSaid } from './said-lesson.ts';

it('reads what columns hold, also where a heading has an equals sign', () => {
  expect(columnsSaid(['Probe=sample', 'U (k=2)=spread'], '--column')).toEqual([
    { heading: 'Probe', role: 'sample' },
    { heading: 'U (k=2)', role: 'spread' },
  ]);
});

it('refuses a role that there is not, with those that there are, and a word that says none', () => {
  const wrong = () => columnsSaid(['Probe=name'], '--column');
  expect(wrong).toThrow('"name" is nothing that a column holds');
  expect(() => columnsSaid(['Probe'], '--column')).toThrow('does not say what it is');
  expect(() => columnsSaid(['=sample'], '--column')).toThrow('does not say what it is');
});

it('reads answers, of all samples and of one', () => {
  expect(answersSaid(['date-order=day-first', 'duplicate-sample@bin 14=again'], '--answer')).toEqual([
    { code: 'date-order', answer: 'day-first' },
    { code: 'duplicate-sample', answer: 'again', sample: 'bin 14' },
  ]);
});
