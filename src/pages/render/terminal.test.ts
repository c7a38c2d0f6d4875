import { expect, it } from 'vitest';
import type { Block, Page } from '../../documents/page.ts';
import { renderTerminal, textColumns } from './terminal.ts';

const page = (...blocks: Block[]): Page => ({
  format: 'remelt-page/1',
  title: 'Heat 7',
  lead: [],
  sections: [{ id: 'one', heading: 'One', blocks }],
});

it('sets numbers to the right, verdicts and links as their words, and leaves boxes to write in out', () => {
  const text = renderTerminal(
    page({
      kind: 'table',
      columns: [{ head: 'lot' }, { head: 'kg', numeric: true }, { head: 'by', box: true }, { head: '' }],
      rows: [
        ['R-1', { number: 8.5, text: '8.50' }, '', { verdict: 'HOLD' }],
        ['R-22', '120', '', { text: 'its page', href: 'a.html' }],
      ],
    }),
  );
  expect(text).toBe('Heat 7\n\nOne\nlot     kg\nR-1   8.50  HOLD\nR-22   120  its page');
});

it('breaks a long cell before the last column at spaces, under itself', () => {
  const words = Array.from({ length: 20 }, (_, i) => `word${i}`).join(' ');
  const text = renderTerminal(
    page({ kind: 'table', columns: [{ head: 'a' }, { head: 'b' }], rows: [[words, words]] }),
  );
  const lines = text.split('\n').slice(4);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]).toContain(words.slice(-20));
  expect(lines.map((line) => line.slice(0, 60).trim()).join(' ')).toContain('word19');
});

it('names folds and details, counts assumptions, shows no heading over charts alone', () => {
  const chart: Block = { kind: 'chart', chart: { kind: 'bar', title: 'Cost', unit: 'USD', bars: [] } };
  const fold: Block = { kind: 'fold', summary: '3 more', blocks: [{ kind: 'list', items: ['hidden'] }] };
  const rows = [{ what: 'price', value: 1, unit: 'usd', source: 'x' }];
  const text = renderTerminal({
    ...page(chart),
    verdict: 'FAIL',
    sections: [
      ...page(chart).sections,
      { id: 'two', heading: 'Two', blocks: [fold] },
      { id: 'three', heading: 'Three', detail: true, blocks: [{ kind: 'list', items: ['more'] }] },
      { id: 'four', heading: 'Four', blocks: [{ kind: 'assumptions', rows }] },
    ],
  });
  expect(text).toBe(
    [
      'Heat 7: FAIL',
      'Two\n3 more',
      '1 assumption; --json lists them with their sources',
      'Only on the page to look at: Three',
    ].join('\n\n'),
  );
});

it('a table of half a million rows is printed', () => {
  const rows = Array.from({ length: 500_000 }, (_, i) => [String(i)]);
  expect(textColumns([['n'], ...rows], [true]).slice(0, 2)).toEqual(['     n', '     0']);
});
