import type { HistoryTable } from './columns.ts';
import type { Element, SETTING_FIELDS, Stage } from './words.ts';

/** A content as it was read [ppm]. */
export interface ReadContent {
  readonly element: Element;
  readonly ppm: number;
  readonly below: boolean;
  readonly method?: string;
  readonly stage?: Stage;
  /** Sample of a column for itself. */
  readonly sample?: string;
  readonly at_s?: number;
}

/** What one row says of its heat. */
export interface HistoryRow {
  readonly table: HistoryTable;
  readonly place: string;
  readonly row: number;
  readonly heat: string;
  readonly furnace?: string;
  readonly at?: string;
  readonly stage?: Stage;
  readonly sample?: string;
  readonly at_s?: number;
  readonly method?: string;
  /** Settings [SI], masses [kg], words. */
  readonly settings: Readonly<Partial<Record<keyof typeof SETTING_FIELDS | 'mass' | 'tapped', number>>>;
  readonly lining?: string;
  readonly atmosphere?: string;
  readonly contents: readonly ReadContent[];
  /** Masses by class of scrap or addition [kg]. */
  readonly masses: readonly (readonly [name: string, kg: number])[];
}

/** A row, or a cell of one, that cannot be used. */
export interface RefusedRow {
  readonly where: string;
  readonly heat?: string;
  readonly words: string;
  readonly cure?: string;
}

/** What only a person can say. */
export interface Asked {
  readonly where: string;
  readonly words: string;
  readonly cure: string;
}

export interface Collected {
  readonly rows: readonly HistoryRow[];
  readonly refused: readonly RefusedRow[];
  readonly asked: readonly Asked[];
  readonly taken: readonly string[];
}
