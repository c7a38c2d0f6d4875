import { expect, it } from 'vitest';
import type { Block, Page } from '../../documents/page.ts';
import { renderTerminal } from './terminal.ts';
import { textWidth } from './wrap.ts';

const page = (...blocks: Block[]): Page => ({
  format: 'remelt-page/1',
  title: 'Heat 7',
  lead: [],
  sections: [{ id: 'one', heading: 'One', blocks }],
});

const lines = (text: string): string[] => text.split('\n');

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

it('wraps long cells inside their columns, and sentences at the width of the terminal', () => {
  const words = Array.from({ length: 20 }, (_, i) => `word${i}`).join(' ');
  for (const columns of [100, 60, 40]) {
    const text = renderTerminal(
      page(
        { kind: 'table', columns: [{ head: 'a' }, { head: 'b' }], rows: [[words, words]] },
        { kind: 'list', items: [words] },
        { kind: 'facts', rows: [['charged by', words]] },
        { kind: 'notice', text: words },
      ),
      { columns },
    );
    for (const line of lines(text)) expect(line.length).toBeLessThanOrEqual(columns);
    expect(text.match(/word19/g)).toHaveLength(5);
    expect(text).toMatch(/^ {12}word\d/m);
  }
});

it('folds the columns of a table that is too wide, each part with what tells its rows apart', () => {
  const heads = ['operation', 'element', 'one', 'two', 'three', 'four'];
  const rows = ['O', 'N'].map((element) => ['vacuum-induction', element, ...Array(4).fill('1234567890')]);
  const table: Block = {
    kind: 'table',
    columns: heads.map((head, i) => ({ head, numeric: i > 1 })),
    rows,
  };
  expect(lines(renderTerminal(page(table), { columns: 60 })).slice(3)).toEqual([
    'operation         element         one         two',
    'vacuum-induction  O        1234567890  1234567890',
    'vacuum-induction  N        1234567890  1234567890',
    '',
    'operation         element       three        four',
    'vacuum-induction  O        1234567890  1234567890',
    'vacuum-induction  N        1234567890  1234567890',
  ]);
});

it('keeps a word whole that is longer than a line, on a line of its own', () => {
  const hash = 'a'.repeat(64);
  const text = renderTerminal(
    page(
      { kind: 'table', columns: [{ head: 'file' }, { head: 'hash' }], rows: [['plan.json', hash]] },
      { kind: 'facts', rows: [['root of the ledger', hash]] },
    ),
    { columns: 40 },
  );
  for (const line of lines(text).filter(({ length }) => length > 40)) expect(line.trim()).toBe(hash);
  expect(text).toMatch(/^plan\.json\n {2}hash:\n/m);
});

it('never parts a number from its unit, and counts wide letters twice', () => {
  const text = renderTerminal(page({ kind: 'paragraph', text: `${'x'.repeat(36)} 100 % of it` }), {
    columns: 40,
  });
  expect(text).toContain('x\n100 % of it');
  expect(textWidth('宝钢 ВСМПО')).toBe(10);
});

it('names what is folded, counts assumptions, shows no heading over charts alone; --all shows all of it', () => {
  const chart: Block = { kind: 'chart', chart: { kind: 'bar', title: 'Cost', unit: 'USD', bars: [] } };
  const fold: Block = { kind: 'fold', summary: '3 more', blocks: [{ kind: 'list', items: ['hidden'] }] };
  const rows = [{ what: 'price of Ni', value: 17, unit: 'USD/kg', source: 'x 2025' }];
  const folded: Page = {
    ...page(chart),
    verdict: 'FAIL',
    sections: [
      ...page(chart).sections,
      { id: 'two', heading: 'Two', blocks: [fold] },
      { id: 'three', heading: 'Three', detail: true, blocks: [{ kind: 'list', items: ['more'] }] },
      { id: 'four', heading: 'Four', blocks: [{ kind: 'assumptions', rows }] },
    ],
  };
  expect(renderTerminal(folded)).toBe(
    [
      'Heat 7: FAIL',
      'Two\n3 more: --all',
      '1 assumption: --all lists them with their sources',
      'More with --all: Three',
    ].join('\n\n'),
  );
  expect(renderTerminal(folded, { all: true })).toBe(
    ['Heat 7: FAIL', 'Two\n- hidden', 'Three\n- more', 'Four\n- price of Ni: 17 USD/kg; x 2025'].join('\n\n'),
  );
});

it('a table of half a million rows is printed', () => {
  const rows = Array.from({ length: 500_000 }, (_, i) => [String(i)]);
  const table: Block = { kind: 'table', columns: [{ head: 'n', numeric: true }], rows };
  expect(lines(renderTerminal(page(table))).slice(3, 5)).toEqual(['     n', '     0']);
});

it('says first what decides, then the figures, then whose turn it is', () => {
  const text = renderTerminal({
    ...page(),
    verdict: 'PASS',
    head: {
      basis: 'predicted',
      decides: { value: '97.4 %', of: 'of heats meet every limit', asked: '95 % asked' },
      figures: [{ name: 'Cost', value: '11.03', unit: 'USD/kg', beside: '4,964 USD the heat' }],
      turn: { who: ['planner'], does: 'reserve these lots' },
    },
    lead: [{ kind: 'paragraph', text: 'optimal' }],
  });
  expect(lines(text)).toEqual([
    'Heat 7: PASS (predicted)',
    '97.4 % of heats meet every limit; 95 % asked',
    'Cost  11.03 USD/kg; 4,964 USD the heat',
    'Next, planner: reserve these lots',
    'optimal',
  ]);
});
