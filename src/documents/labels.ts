import { z } from 'zod';
import { LABEL_KINDS } from '../metal/alloy/words.ts';
import { instant, listOf, nextPlace } from './common.ts';

/** Sizes of labels on a roll [mm], as label printers take them. */
export const ROLL_SIZES = ['100x50', '70x37', '50x25'] as const;
export type RollSize = (typeof ROLL_SIZES)[number];

/** Sheets of labels: a roll of each size, or 24 labels of 70 by 37 mm on A4; `single` is 100 by 50 mm. */
export const LABEL_SHEETS = ['a4', 'single', ...ROLL_SIZES] as const;
export type LabelSheet = (typeof LABEL_SHEETS)[number];

/** How often a label was printed before, and the last time. */
const printedSchema = z.object({
  times: z.number(),
  copies: z.number(),
  at: instant,
  /** Name of who printed it; null where nobody was told. */
  by: z.string().nullable(),
  /** Id of the printer; "PDF" or "ZPL" for a file. */
  printer: z.string(),
  /** Why another one was printed; null for the first. */
  reason: z.string().nullable(),
});
export type Printed = z.infer<typeof printedSchema>;

const labelSchema = z.object({
  kind: z.enum(LABEL_KINDS),
  /** Under which its printing is recorded: `lot/R-1001`. */
  name: z.string(),
  /** The metal: `lot:R-1001`; of a pallet all that lies on it. */
  of: listOf(z.string()),
  /** Of a sample: its number. */
  sample: z.string().exactOptional(),
  /** The first line, printed large. */
  large: z.string(),
  lines: listOf(z.string()),
  /** What its code holds. */
  code: z.string(),
  /** Printings before this one; null for the first. */
  before: printedSchema.nullable(),
});
export type Label = z.infer<typeof labelSchema>;

/** What labels are asked for of: one of lots, ingots, samples of metal, and a pallet. */
export interface LabelSubjects {
  readonly lots?: readonly string[] | undefined;
  readonly ingots?: readonly string[] | undefined;
  /** Metal whose samples are meant; default all that were not measured yet. */
  readonly of?: string | undefined;
  readonly samples?: readonly string[] | undefined;
  /** What lies on a new pallet, or the number of one that has a label. */
  readonly contents?: readonly string[] | undefined;
  readonly pallet?: number | undefined;
}

/** `remelt-labels/1`: labels as they were printed, or would be. */
export const labelsSchema = z.object({
  format: z.literal('remelt-labels/1'),
  plant: z.string(),
  sheet: z.enum(LABEL_SHEETS),
  copies: z.number(),
  madeAt: z.string(),
  /** Id of the printer that has them; "PDF" or "ZPL" where they are a file; null: they are only shown, and nothing is recorded. */
  printer: z.string().nullable(),
  /** What the printer said after it had them, where it is not ready any more. */
  warning: z.string().exactOptional(),
  /** Why the codes open no page, and what to do about it; absent where they do. */
  unopened: z.string().exactOptional(),
  labels: listOf(labelSchema),
});
export type Labels = z.infer<typeof labelsSchema>;

/** `remelt-printed-labels/1`: labels that were printed, the latest first. */
export const printedLabelsSchema = z.object({
  format: z.literal('remelt-printed-labels/1'),
  labels: listOf(
    labelSchema
      .pick({ kind: true, name: true, of: true, sample: true })
      .extend({ large: z.string(), printed: printedSchema }),
  ),
  next: nextPlace,
});
export type PrintedLabels = z.infer<typeof printedLabelsSchema>;
