import { bandChart } from '../src/pages/charts/band-chart.ts';
import { element, figure, type Html, join, markup, page, table, text } from '../src/pages/render/html.ts';
import type { Block, Content } from './content.ts';

/** The report as Markdown: tables only, charts are left to the page. */
export function markdownOf({ title, lead, sections }: Content): string {
  const parts = [
    `# ${title}`,
    ...lead,
    ...sections.flatMap(({ heading, blocks }) => [`## ${heading}`, ...blocks.flatMap(markdownBlock)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function markdownBlock(block: Block): string[] {
  if (block.kind === 'words') return [block.text];
  if (block.kind === 'bands') return [];
  if (block.kind === 'list')
    return [block.items.map(({ head, text }) => `- **${head}.** ${text}`).join('\n')];
  const cells = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const { head, rows } = block.table;
  return [[cells(head), `|${'---|'.repeat(head.length)}`, ...rows.map(cells)].join('\n')];
}

/** The report as one page without scripts. */
export function htmlOf({ title, lead, sections }: Content): string {
  return page({
    title,
    lead: join([STYLE, ...lead.map((words) => element('p', text(plain(words))))]),
    sections: sections.map(({ id, heading, blocks }) => [id, heading, join(blocks.map(htmlBlock))] as const),
    specimen: false,
  });
}

const plain = (words: string): string => words.replaceAll('`', '');

function htmlBlock(block: Block): Html {
  if (block.kind === 'words') return element('p', text(plain(block.text)));
  if (block.kind === 'list')
    return element(
      'ul',
      block.items.map(({ head, text: words }) =>
        element('li', [element('strong', text(head)), text(`. ${words}`)]),
      ),
    );
  if (block.kind === 'bands') return figure(bandChart(block.title, block.rows), block.title);
  const { caption, head, rows } = block.table;
  const verdict = head.indexOf('verdict');
  const shown = table({
    caption,
    head,
    rows: rows.map((row) => row.map((cell, i) => (i === verdict ? badge(cell) : cell))),
  });
  return head.length >= MANY ? element('div', shown, { class: 'many' }) : shown;
}

/** Columns from which a table keeps a readable width and scrolls sideways on a phone. */
const MANY = 4;
const STYLE = markup('<style>@media (max-width:40rem){.many table{width:54rem}}</style>');

const BADGES: Readonly<Record<string, string>> = {
  inside: 'pass',
  MISS: 'fail',
  'not decidable': 'hold',
  refused: 'hold',
};
const badge = (verdict: string): Html => {
  const tone = BADGES[verdict];
  return tone ? element('span', text(verdict), { class: tone }) : markup('');
};
