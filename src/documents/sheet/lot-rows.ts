import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { FieldName } from './words.ts';

/** A value in the words of a lot, and the cell that it came from. */
export interface FieldValue {
  readonly text: string;
  /** Column from 0; absent when an option said it. */
  readonly at?: number;
}

/** One content in the words of a lot: "<0.01", "18.40". */
export interface ResultValue extends FieldValue {
  readonly element: ElementSymbol;
  readonly unit: 'wt%' | 'ppm';
}

/** One row of a sheet with its results by one method, in the words of a lot. A lot measured twice has two. */
export interface LotSheetRow {
  readonly row: number;
  readonly fields: Readonly<Partial<Record<FieldName, FieldValue>>>;
  readonly results: readonly ResultValue[];
}

/** What one cell of a sheet became. */
export interface CellReading {
  readonly row: number;
  readonly at: number;
  readonly written: string;
  /** In the words of a lot, with its unit; empty = nothing. */
  readonly became: string;
}
