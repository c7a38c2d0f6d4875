import type { Cell, Page, PlainBlock } from '../../src/documents/page.ts';
import { paragraph, table } from '../../src/pages/blocks/parts.ts';
import { renderHtml } from '../../src/pages/render/html.ts';
import type { Block, Content } from './parts.ts';

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
  if (block.kind === 'bands' || block.kind === 'plots') return [];
  if (block.kind === 'list')
    return [block.items.map(({ head, text }) => `- **${head}.** ${text}`).join('\n')];
  const cells = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const { head, rows } = block.table;
  return [[cells(head), `|${'---|'.repeat(head.length)}`, ...rows.map(cells)].join('\n')];
}

/** The report as one page without scripts. */
export const htmlOf = (content: Content): string => renderHtml(pageOf(content));

const pageOf = ({ title, lead, sections }: Content): Page => ({
  format: 'remelt-page/1',
  title,
  lead: lead.map((words) => paragraph(plain(words))),
  sections: sections.map(({ id, heading, blocks }) => ({ id, heading, blocks: blocks.flatMap(pageBlock) })),
});

const plain = (words: string): string => words.replaceAll('`', '');

function pageBlock(block: Block): PlainBlock | PlainBlock[] {
  if (block.kind === 'words') return paragraph(plain(block.text));
  if (block.kind === 'list')
    return { kind: 'facts', rows: block.items.map(({ head, text }) => [head, text] as const) };
  if (block.kind === 'plots')
    return block.plots.map((plot) => ({ kind: 'chart', chart: { kind: 'xy', plot } }));
  if (block.kind === 'bands')
    return { kind: 'chart', chart: { kind: 'band', title: block.title, rows: block.rows } };
  const { caption, head, rows } = block.table;
  const verdict = head.indexOf('verdict');
  return table(
    head,
    rows.map((row) => row.map((cell, i) => (i === verdict ? verdictCell(cell) : cell))),
    caption,
  );
}

const TONES: Readonly<Record<string, 'good' | 'hold' | 'bad'>> = {
  inside: 'good',
  MISS: 'bad',
  'not decidable': 'hold',
  refused: 'hold',
};

function verdictCell(verdict: string): Cell {
  const tone = TONES[verdict];
  return tone ? { verdict, tone } : '';
}
