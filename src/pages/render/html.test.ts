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
  expect(html, 'a line to sign on above each name').toMatch(/<ul class="signatures"><li>/);
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

it('folds a section behind its heading, where a link of the contents still leads, and unfolds it on paper', () => {
  const blocks: Block[] = [{ kind: 'paragraph', text: 'long' }];
  const html = renderHtml({
    ...page(),
    sections: [
      { id: 'open', heading: 'Open', blocks },
      { id: 'shut', heading: 'Shut', blocks, folded: true },
    ],
  });
  expect(html).toContain('<section id="open"><h2>Open</h2><p>long</p></section>');
  expect(html).toContain(
    '<section id="shut"><details><summary><h2>Shut</h2></summary><p>long</p></details></section>',
  );
  expect(html).toContain('<a href="#shut">Shut</a>');
  expect(html).toMatch(/@media print\{[^@]*details::details-content\{content-visibility:visible/);
});

it('breaks a long word, such as a signature, where a phone ends', () => {
  expect(renderHtml(page())).toMatch(/[{}]h1,h2,dd,li,p\{overflow-wrap:anywhere\}/);
});

it('tells another server nothing of where a reader came from', () => {
  const linked = (href: string) =>
    renderHtml(page({ kind: 'table', columns: [{ head: 'a' }], rows: [[{ text: 'x', href }]] }));
  expect(linked('https://doi.org/10.1016/j.x')).toContain('rel="noreferrer"');
  expect(linked('/api/yard/show-lot?lot=A')).not.toContain('noreferrer');
});
