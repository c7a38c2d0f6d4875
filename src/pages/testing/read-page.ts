import type { Block, Cell, Page, PlainBlock, Section } from '../../documents/page.ts';
import { pageSchema } from '../../documents/page.ts';

/** A page as a reader takes it in: its words, its tables as text, its charts. */
export interface ReadPage {
  readonly title: string;
  /** Every sentence, in order: of paragraphs, notices, lists and facts ("name: value"). */
  readonly words: readonly string[];
  /** Rows of every table, heads first, each cell as text. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly captions: readonly string[];
  readonly charts: readonly Extract<Block, { kind: 'chart' }>['chart'][];
  readonly headings: readonly string[];
}

/** Reads a page, or one of its sections; throws where it is no page. */
export function readPage(page: Page, id?: string): ReadPage {
  pageSchema.parse(page);
  const parts = id === undefined ? page.sections : page.sections.filter((one) => one.id === id);
  const blocks = [...(id === undefined ? page.lead : []), ...parts.flatMap((one: Section) => one.blocks)];
  const all = blocks.flatMap(within);
  const tables = all.flatMap((one) => (one.kind === 'table' ? [one] : []));
  return {
    title: page.title,
    words: all.flatMap(wordsOf),
    tables: tables.map(({ columns, rows }) => [
      columns.map(({ head }) => head),
      ...rows.map((row) => row.map(cellText)),
    ]),
    captions: tables.flatMap(({ caption }) => caption ?? []),
    charts: all.flatMap((one) => (one.kind === 'chart' ? [one.chart] : [])),
    headings: parts.map(({ heading }) => heading),
  };
}

const within = (block: Block): readonly (Block | PlainBlock)[] =>
  block.kind === 'fold' ? block.blocks.flatMap(within) : [block];

function wordsOf(block: Block | PlainBlock): readonly string[] {
  if (block.kind === 'paragraph' || block.kind === 'notice') return [block.text];
  if (block.kind === 'list') return block.items;
  if (block.kind === 'facts') return block.rows.map(([name, value]) => `${name}: ${cellText(value)}`);
  return [];
}

/** A cell as it is read: text, a number, a verdict, a link, lines joined by a bar. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return String(cell.number);
  if ('verdict' in cell) return `${cell.verdict}`;
  return JSON.stringify(cell);
}
