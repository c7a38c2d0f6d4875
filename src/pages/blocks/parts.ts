import type { Block, Cell, Column, Page, PlainBlock, Section, Table } from '../../documents/page.ts';
import type { Deed } from '../../foundation/errors.ts';

/** Short ways to write the blocks that every page has. */

/** Mark of every page and sheet without real metal behind it. */
export const DEMONSTRATION = 'DEMONSTRATION, NOT A CERTIFICATE';

/** The page with the mark of a demonstration; one that has a mark of its own keeps it. */
export const markedPage = (page: Page): Page =>
  page.mark === undefined ? { ...page, mark: DEMONSTRATION } : page;

/** A page without sections: the answer of a step that needs a few lines. */
export const shortPage = (title: string, lead: readonly Block[], verdict?: string): Page => ({
  format: 'remelt-page/1',
  title,
  ...(verdict === undefined ? {} : { verdict }),
  lead,
  sections: [],
});

/** A paragraph. */
export const paragraph = (text: string, tone?: 'dim' | 'strong'): PlainBlock & { kind: 'paragraph' } => ({
  kind: 'paragraph',
  text,
  ...(tone === undefined ? {} : { tone }),
});

/** What to do next, and the verb that does it. */
export const next = (text: string, verb: string, order?: Deed['order']): ReturnType<typeof paragraph> => ({
  ...paragraph(text),
  does: [{ verb, ...(order && { order }) }],
});

/** Sentences under each other; no block where there are none. */
export const list = (items: readonly string[]): (PlainBlock & { kind: 'list' })[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }];

/** Reasons shown before the fold. */
const SHOWN = 5;

/** Sentences under each other, the first five in view and the others behind a fold. */
export const foldedList = (items: readonly string[]): Block[] => [
  ...list(items.slice(0, SHOWN)),
  ...(items.length <= SHOWN
    ? []
    : [{ kind: 'fold' as const, summary: `${items.length - SHOWN} more`, blocks: list(items.slice(SHOWN)) }]),
];

/** Warnings, each a block of its own. */
export const notices = (warnings: readonly string[]): PlainBlock[] =>
  warnings.map((text) => ({ kind: 'notice', text }));

/** A section; none where nothing stands in it. */
export const section = (
  id: string,
  heading: string,
  blocks: readonly Block[],
  { detail, folded }: { readonly detail?: boolean; readonly folded?: boolean } = {},
): Section[] =>
  blocks.length === 0
    ? []
    : [{ id, heading, blocks, ...(detail ? { detail: true } : {}), ...(folded ? { folded: true } : {}) }];

/** A number that nobody measured: "~ 0.435". */
export const imputed = (text: string): Cell => ({
  number: Number(text.replace(/[<,]/g, '')),
  text: `~ ${text}`,
  isImputed: true,
});

/** A column of numbers. */
export const number = (head: string): Column => ({ head, numeric: true });

/** A table; a head alone is a column of text. */
export const table = (
  columns: readonly (string | Column)[],
  rows: Table['rows'],
  caption?: string,
): Table => ({
  kind: 'table',
  ...(caption === undefined ? {} : { caption }),
  columns: columns.map((column) => (typeof column === 'string' ? { head: column } : column)),
  rows,
});

/** A column of a table: its head, and what stands in it of a row. */
export type ColumnOf<Row> = readonly [head: string | Column, cell: (row: Row, at: number) => Cell];

/** A table of rows, said by its columns: a head and its cells stand together; a column that is false is left out. */
export const tableOf = <Row>(
  rows: readonly Row[],
  asked: readonly (ColumnOf<Row> | false)[],
  caption?: string,
): Table => {
  const columns = asked.filter((column) => column !== false);
  return table(
    columns.map(([head]) => head),
    rows.map((row, at) => columns.map(([, cell]) => cell(row, at))),
    caption,
  );
};

/** The same, and no block where there are no rows. */
export const tableUnlessEmpty = <Row>(
  ...[rows, columns, caption]: Parameters<typeof tableOf<Row>>
): Table[] => (rows.length === 0 ? [] : [tableOf(rows, columns, caption)]);

/** A table of predictions, an element in each row: a browser leads from each row to how far such predictions may be trusted. */
export const predicted = (rows: Table, operation = ''): Table => ({ ...rows, predicted: operation });

/** The last section of a calculation's page. */
export const assumptions = (
  rows: Extract<Block, { kind: 'assumptions' }>['rows'],
  heading = 'Assumptions and their sources',
): Section[] =>
  rows.length === 0 ? [] : section('assumed', heading, [{ kind: 'assumptions', rows }], { folded: true });
