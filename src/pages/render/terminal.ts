import type { Block, Cell, Page, Table } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { BASIS_WORDS, choiceBlocks, headBlocks } from './head-lines.ts';
import { tableText } from './text-table.ts';
import { titleOf } from './title.ts';
import { withoutDrawn } from './without-drawn.ts';
import { longestWord, padded, textWidth, wrapped } from './wrap.ts';

/** How a page is shown as text. */
export interface TextView {
  /** Longest line [characters]; default 100. A word that cannot be broken may be longer. */
  readonly columns?: number;
  /** Shows folds, details and assumptions too. */
  readonly all?: boolean;
}

/** Longest line where nobody knows the terminal [characters]. */
const COLUMNS = 100;
/** Space between a name and what it is [characters]. */
const GAP = 2;

/** A page as text: the title, then blocks under their headings. Charts are left out; what is folded is named with `--all`. */
export function renderTerminal(page: Page, { columns = COLUMNS, all = false }: TextView = {}): string {
  const view = { columns, all };
  const { mark, stamp, head, choices, lead, sections } = page;
  const shown = sections.flatMap((section) => (section.detail && !all ? [] : [sectionText(section, view)]));
  const details = sections.flatMap(({ detail, heading }) => (detail && !all ? [heading] : []));
  const parts = [
    [
      ...(mark === undefined ? [] : wrapped(mark, columns)),
      ...(stamp === undefined ? [] : wrapped(`*** ${stamp} ***`, columns)),
      ...wrapped(titleLine(page), columns),
      ...[...headBlocks(head), ...choiceBlocks(choices), ...lead].flatMap((block) => blockLines(block, view)),
    ].join('\n'),
    ...shown.filter((part) => part !== ''),
    ...(details.length > 0 ? [wrapped(`More with --all: ${details.join('; ')}`, columns).join('\n')] : []),
  ];
  return parts.join('\n\n');
}

/** Title and verdict; a verdict of a prediction says so. */
function titleLine(page: Page): string {
  const { verdict, head } = page;
  if (verdict === undefined) return titleOf(page);
  return `${titleOf(page)}: ${verdict}${head?.basis === 'predicted' ? ` (${BASIS_WORDS.predicted})` : ''}`;
}

type View = Required<TextView>;

/** Heading and blocks; nothing where a terminal shows none of them. */
function sectionText({ heading, blocks }: Page['sections'][number], view: View): string {
  const texts = blocks.map((block) => blockLines(block, view).join('\n')).filter((part) => part !== '');
  if (texts.length === 0) return '';
  return blocks.every(({ kind }) => kind === 'assumptions') && !view.all
    ? texts.join('\n')
    : [...wrapped(heading, view.columns), ...texts].join('\n');
}

function blockLines(block: Block, view: View): string[] {
  const { columns, all } = view;
  switch (block.kind) {
    case 'paragraph':
      return wrapped(block.text, columns);
    case 'notice':
      return wrapped(`warning: ${block.text}`, columns, '  ');
    case 'list':
      return block.items.flatMap((item) => wrapped(`- ${item}`, columns, '  '));
    case 'facts':
      return factLines(block.rows, columns);
    case 'table':
      return tableLines(withoutDrawn(block), columns);
    case 'assumptions':
      return all
        ? assumptionLines(block.rows, columns)
        : [`${counted(block.rows.length, 'assumption')}: --all lists them with their sources`];
    case 'fold':
      return all
        ? block.blocks.flatMap((inside) => blockLines(inside, view))
        : wrapped(`${block.summary}: --all`, columns);
    case 'code':
      return [];
    case 'signatures':
      return block.who.map((who) => `- ${who}`);
    case 'chart':
    case 'panels':
      return [];
  }
}

/** Names and what they are, side by side; below each other where a text needs the room. */
function factLines(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const names = Math.max(0, ...rows.map(([name]) => textWidth(name)));
  const room = columns - names - GAP;
  return rows.flatMap(([name, text]) => {
    if (room < columns / 3 || longestWord(text) > room)
      return [...wrapped(name, columns), ...wrapped(`  ${text}`, columns, '  ')];
    return wrapped(text, room).map((line, i) =>
      `${padded(i === 0 ? name : '', names)}${' '.repeat(GAP)}${line}`.trimEnd(),
    );
  });
}

const assumptionLines = (rows: Extract<Block, { kind: 'assumptions' }>['rows'], columns: number): string[] =>
  rows.flatMap(({ what, value, unit, source }) => {
    const stated = unit === 'none' ? `${value}` : `${value} ${unit}`;
    return wrapped(`- ${what}: ${stated}; ${source}`, columns, '  ');
  });

function tableLines({ caption, columns: heads, rows }: Table, columns: number): string[] {
  const keep = <T>(all: readonly T[]): T[] => all.filter((_, i) => !heads[i]!.box);
  const shown = keep(heads);
  return [
    ...(caption === undefined ? [] : wrapped(caption, columns)),
    // Boxes alone are for paper.
    ...(shown.length === 0
      ? []
      : tableText(
          {
            columns: shown.map(({ head, numeric = false }) => ({ head, numeric })),
            rows: rows.map((row) => keep(row).map(cellLines)),
          },
          columns,
        )),
  ];
}

/** The lines of a cell. */
function cellLines(cell: Cell): string[] {
  if (typeof cell === 'string') return [cell];
  if ('verdict' in cell) return [cell.verdict];
  if ('lines' in cell) return cell.lines.map((line) => (typeof line === 'string' ? line : line.text));
  return [cell.text];
}
