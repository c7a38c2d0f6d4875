import type { Sheet } from '../documents/sheet/sheet.ts';
import type { Branch } from './tree/branch.ts';

/** A file of results as its bytes were opened: text as it stands, the sheets of a workbook, or the tree of an XML document. */
export type ResultFile =
  | {
      readonly name: string;
      readonly text: string;
      /** What its bytes were taken for, where that was not plain. */
      readonly taken?: string;
    }
  | { readonly name: string; readonly sheets: readonly Sheet[] }
  | { readonly name: string; readonly tree: Branch };
