import { expect, it } from 'vitest';
import { type Block, type Page, pageSchema } from '../../documents/page.ts';
import { renderHtml } from './html.ts';

const page = (...blocks: Block[]): Page => ({
  format: 'remelt-page/1',
  title: 'T <b>',
  lead: blocks,
  sections: [],
});

it('escapes every text of every block, and needs nothing from outside', () => {
  const evil = '<script>&"';
  const html = renderHtml(
    page(
      { kind: 'paragraph', text: evil, tone: 'strong' },
      { kind: 'notice', text: evil },
      { kind: 'list', items: [evil] },
      { kind: 'facts', rows: [[evil, evil]] },
      {
        kind: 'table',
        caption: evil,
        columns: [{ head: evil }, { head: evil }, { head: evil }, { head: evil }],
        rows: [
          [evil, { verdict: evil }, { lines: [evil, { text: evil, href: '#x' }] }, { number: 1, text: evil }],
        ],
      },
      { kind: 'chart', chart: { kind: 'bar', title: evil, unit: evil, bars: [{ name: evil, value: 1 }] } },
      { kind: 'assumptions', rows: [{ what: evil, value: evil, unit: evil, source: evil }] },
      { kind: 'signatures', who: [evil] },
      { kind: 'fold', summary: evil, blocks: [{ kind: 'list', items: [evil] }] },
    ),
  );
  expect(html).not.toMatch(/<script|T <b>|&"|src=/);
  expect(html.match(/&lt;script&gt;&amp;&quot;/g)!.length).toBeGreaterThan(20);
});

it('a page survives JSON, and a link may not run a script', () => {
  const link = (href: string) =>
    page({ kind: 'table', columns: [{ head: 'a' }], rows: [[{ text: 'x', href }]] });
  const good = link('https://doi.org/10.1016/j.x');
  expect(pageSchema.parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
  for (const href of ['javascript:alert(1)', 'data:text/html,x', '//host/x', 'http://x', ' x'])
    expect(pageSchema.safeParse(link(href)).success, href).toBe(false);
});

it('marks a demonstration at both ends and in print', () => {
  const html = renderHtml({ ...page(), mark: 'DEMONSTRATION of nothing' });
  expect(html.match(/DEMONSTRATION of nothing/g)).toHaveLength(2);
  expect(html).toContain('<body class="is-demonstration">');
});
