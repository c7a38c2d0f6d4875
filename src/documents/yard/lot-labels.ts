import { z } from 'zod';
import { kilograms } from '../../foundation/quantity/format.ts';

/** Sheets that labels of lots are printed on: 24 on A4 of 70 by 37 mm, or one of 100 by 50 mm for a roll. */
export const LOT_LABEL_SHEETS = ['a4', 'single'] as const;

/** `remelt-lot-labels/1`: what the label of each lot says, and what its code opens. */
export const lotLabelsSchema = z.object({
  format: z.literal('remelt-lot-labels/1'),
  plant: z.string(),
  sheet: z.enum(LOT_LABEL_SHEETS),
  madeAt: z.string(),
  /** Why the codes open no page, and what to do about it; absent where they do. */
  unopened: z.string().exactOptional(),
  labels: z.array(
    z.object({
      lot: z.string(),
      /** Cleared as, else declared as; null where nobody said. */
      grade: z.string().nullable(),
      form: z.string(),
      mass_g: z.number(),
      status: z.string(),
      supplier: z.string().nullable(),
      receivedOn: z.string().nullable(),
      /** Address of the page of the lot; the path `/10/LOT` alone where others reach no address. */
      code: z.string(),
    }),
  ),
});
export type LotLabels = z.infer<typeof lotLabelsSchema>;

/** The lines of a label of a lot, the first printed large; empty ones are left out. */
export const linesOfLot = (
  { lot, grade, form, mass_g, status, supplier, receivedOn }: Omit<LotLabels['labels'][number], 'code'>,
  plant: string,
): readonly string[] =>
  [
    lot,
    [grade ?? 'grade unknown', form].join(', '),
    [kilograms(mass_g), status === 'cleared' ? 'cleared' : status === 'hold' ? 'ON HOLD' : status].join(', '),
    [supplier, receivedOn].filter(Boolean).join(', '),
    plant,
  ].filter(Boolean);
