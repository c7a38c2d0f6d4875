import { z } from 'zod';
import { listOf } from '../common.ts';
import { LOT_COLUMNS } from './lot-columns.ts';

/** `remelt-template/1`: the columns of a table of lots, and results as somebody might measure them. */
const lotTemplateSchema = z.object({
  format: z.literal('remelt-template/1'),
  columns: listOf(z.object({ name: z.string(), required: z.boolean(), holds: z.string() })),
  resultColumns: z.string(),
  example: listOf(z.string()),
});

/** The empty table that `remelt import` reads once it is filled in. */
export const LOT_TEMPLATE: z.infer<typeof lotTemplateSchema> = {
  format: 'remelt-template/1',
  columns: LOT_COLUMNS.map(([name, required, holds]) => ({ name, required, holds })),
  resultColumns: '<Element>_wtpct or <Element>_ppm',
  example: [
    'Cr_wtpct',
    'Co_wtpct',
    'Mo_wtpct',
    'W_wtpct',
    'Fe_wtpct',
    'Al_wtpct',
    'C_wtpct',
    'La_wtpct',
    'S_ppm',
    'O_ppm',
    'N_ppm',
    'Pb_ppm',
  ],
};
