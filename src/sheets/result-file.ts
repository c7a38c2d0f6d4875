import type { Sheet } from '../documents/sheet/sheet.ts';

/** A file of results as its bytes were opened: text as it stands, or the sheets of a workbook. */
export type ResultFile =
  | {
      readonly name: string;
      readonly text: string;
      /** What its bytes were taken for, where that was not plain. */
      readonly taken?: string;
    }
  | { readonly name: string; readonly sheets: readonly Sheet[] };
