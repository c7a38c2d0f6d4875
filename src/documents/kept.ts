import { z } from 'zod';
import { listOf, textSchema } from './common.ts';
import { sheetOrder } from './yard/sheet-order.ts';

/** What persons keep on the server for themselves and for others: views of pages, and what was said of sheets. */

/** Pages that have views. */
const page = z.enum(['yard']);
const name = z.string().trim().min(1).max(60);
/** What the address of the page says of the view: filter, search, order. */
const search = z
  .record(z.string().max(40), z.string().max(400))
  .refine((one) => Object.keys(one).length <= 20);

export const viewsOrder = z.strictObject({ page });
export const viewOrder = z.strictObject({ page, name, shared: z.boolean(), search });

/** `remelt-views/1`: the own views of a page, and those that others share. */
export const viewsSchema = z.object({
  format: z.literal('remelt-views/1'),
  views: listOf(
    z.object({
      id: z.string(),
      name: z.string(),
      by: z.string(),
      own: z.boolean(),
      /** True: who shared it is no person of the plant any more, and the view is the plant's. */
      left: z.boolean(),
      /** True: who asks may remove it. */
      mayEnd: z.boolean(),
      shared: z.boolean(),
      search: z.record(z.string(), z.string()),
    }),
  ),
});

const headings = z.array(z.string().max(500)).min(1).max(500);
/** What a person said of a sheet: columns, values for all of its lots, words, signs. */
export const saidSchema = sheetOrder.pick({ map: true, set: true, words: true, dates: true, decimal: true });

export const layoutAsked = z.strictObject({ headings });
export const layoutOrder = z.strictObject({
  headings,
  supplier: textSchema.exactOptional(),
  said: saidSchema,
});

/** `remelt-sheet-layout/1`: what was said last of a sheet with these headings; null where nobody booked one. */
export const layoutSchema = z.object({
  format: z.literal('remelt-sheet-layout/1'),
  said: saidSchema.nullable(),
  by: z.string().optional(),
  supplier: z.string().optional(),
  keptAt: z.string().optional(),
});

/** A sheet as it stands on the page of the import, kept for another person of the plant. */
export const keepSheetOrder = z.strictObject({ sheet: sheetOrder });

const keptBy = { id: z.string(), name: z.string(), by: z.string(), keptAt: z.string() };

/** `remelt-kept-sheets/1`: sheets that somebody read and another is to book, the newest first. */
export const keptSheetsSchema = z.object({
  format: z.literal('remelt-kept-sheets/1'),
  sheets: listOf(z.object(keptBy)),
});

/** `remelt-kept-sheet/1`: one of them, with all that was said and mended. */
export const keptSheetSchema = z.object({
  format: z.literal('remelt-kept-sheet/1'),
  ...keptBy,
  sheet: sheetOrder,
});

export const cameraOrder = z.strictObject({ on: z.boolean() });

/** `remelt-camera/1`: whether browsers may use their camera here, and who has said so last; nobody yet = they may. */
export const cameraSchema = z.object({
  format: z.literal('remelt-camera/1'),
  on: z.boolean(),
  by: z.string().optional(),
  at: z.string().optional(),
});

/** Where copies of the ledger go: a folder of the computer of the server, on another disk. */
export const backupPlaceOrder = z.strictObject({ folder: z.string().trim().min(1).max(1000) });

/** `remelt-backup-state/1`: where copies go and how old the last one is. */
export const backupStateSchema = z.object({
  format: z.literal('remelt-backup-state/1'),
  /** null = nobody has named one. */
  folder: z.string().nullable(),
  by: z.string().exactOptional(),
  /** False: the disk is not there. */
  reached: z.boolean(),
  /** The last copy in the folder; null = none lies there. */
  last: z.object({ file: z.string(), at: z.string(), size: z.number(), age_days: z.number() }).nullable(),
  /** Records that no copy holds. */
  newer: z.number(),
  /** When the server copies by itself; absent: never. */
  schedule: z
    .object({
      /** Hour of the day, by the clock of the computer of the server. */
      hour: z.int(),
      /** The latest copies that stay. */
      keep: z.int(),
      by: z.string(),
      /** True: the hour is past by more than one, and no copy was made. */
      overdue: z.boolean(),
    })
    .exactOptional(),
  /** Why the last copy by the clock was not made. */
  failed: z.object({ at: z.string(), words: z.string(), cure: z.string().exactOptional() }).exactOptional(),
  /** True: somebody should make one. */
  isDue: z.boolean(),
});
export type BackupState = z.infer<typeof backupStateSchema>;
