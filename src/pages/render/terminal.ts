import type { Block, Cell, Page, Table } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { titleOf } from './title.ts';

/** A page as text: the title, then blocks under their headings. Charts are left out, folds and details only named. */
export function renderTerminal(page: Page): string {
  const { verdict, mark, lead, sections } = page;
  const shown = sections.flatMap((section) => (section.detail ? [] : [sectionText(section)]));
  const details = sections.flatMap(({ detail, heading }) => (detail ? [heading] : []));
  const parts = [
    [
      ...(mark === undefined ? [] : [mark]),
      verdict === undefined ? titleOf(page) : `${titleOf(page)}: ${verdict}`,
      ...lead.flatMap(blockLines),
    ].join('\n'),
    ...shown.filter((part) => part !== ''),
    ...(details.length > 0 ? [`Only on the page to look at: ${details.join('; ')}`] : []),
  ];
  return parts.join('\n\n');
}

/** Heading and blocks; nothing where a terminal shows none of them. */
function sectionText({ heading, blocks }: Page['sections'][number]): string {
  const texts = blocks.map((block) => blockLines(block).join('\n')).filter((part) => part !== '');
  if (texts.length === 0) return '';
  return blocks.every(({ kind }) => kind === 'assumptions')
    ? texts.join('\n')
    : [heading, ...texts].join('\n');
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'notice':
      return [`warning: ${block.text}`];
    case 'list':
      return block.items.map((item) => `- ${item}`);
    case 'facts':
      return textColumns(block.rows);
    case 'table':
      return tableLines(block);
    case 'assumptions':
      return [`${counted(block.rows.length, 'assumption')}; --json lists them with their sources`];
    case 'fold':
      return [block.summary];
    case 'signatures':
      return block.who.map((who) => `- ${who}`);
    case 'chart':
    case 'panels':
      return [];
  }
}

function tableLines({ caption, columns, rows }: Table): string[] {
  const last = columns.length - 1;
  const shown = columns.map(({ box }) => !box);
  const keep = <T>(all: readonly T[]): T[] => all.filter((_, i) => shown[i]);
  const printed = rows.flatMap((row) =>
    sideBySide(keep(row.map((cell, i) => cellLines(cell, i < last ? WIDEST : Number.POSITIVE_INFINITY)))),
  );
  return [
    ...(caption === undefined ? [] : [caption]),
    // Boxes alone are for paper.
    ...(shown.every((one) => !one)
      ? []
      : textColumns(
          [keep(columns.map(({ head }) => head)), ...printed],
          keep(columns.map(({ numeric }) => numeric ?? false)),
        )),
  ];
}

/** Text in a column before the last one is broken at this width [characters]. */
const WIDEST = 60;

/** The lines that a cell needs. */
function cellLines(cell: Cell, widest: number): string[] {
  if (typeof cell === 'string') return broken(cell, widest);
  if ('verdict' in cell) return [cell.verdict];
  if ('lines' in cell)
    return cell.lines.flatMap((line) => broken(typeof line === 'string' ? line : line.text, widest));
  return [cell.text];
}

/** A text in lines of at most `widest` characters, broken at spaces. */
function broken(text: string, widest: number): string[] {
  const lines: string[] = [''];
  for (const word of text.length <= widest ? [text] : text.split(' ')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= widest) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Rows of a table out of cells of several lines. */
function sideBySide(cells: readonly (readonly string[])[]): string[][] {
  const height = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) => cells.map((lines) => lines[i] ?? ''));
}

/** Rows as columns of equal width, `numeric` ones to the right. */
export function textColumns(
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[] = [],
): string[] {
  // Counted, not spread into Math.max: a table of some hundred thousand rows overflows its arguments.
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}
