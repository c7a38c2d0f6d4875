import type { BandRow, XyPlot } from '../../src/documents/page-charts.ts';

export interface ReportTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export type Block =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'list'; readonly items: readonly { readonly head: string; readonly text: string }[] }
  /** Pictures beside each other; Markdown has their numbers in tables. */
  | { readonly kind: 'plots'; readonly plots: readonly XyPlot[] }
  | { readonly kind: 'bands'; readonly title: string; readonly rows: readonly BandRow[] };
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}
export interface Content {
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

export const words = (text: string): Block => ({ kind: 'words', text });
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  table: { caption, head, rows },
});
