import type { Imported } from '../../documents/lot-answers.ts';
import type { LOT_TEMPLATE } from '../../documents/lot-template.ts';
import type { Page } from '../../documents/page.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { paragraph, shortPage, table } from './parts.ts';

/** The lots of a table that were booked, or had been before. */
export const importPage = ({ repeated, lots, mass_g, analyses }: Imported): Page =>
  shortPage(
    `${repeated ? 'Already booked before, nothing changed' : 'Booked on hold'}: ${counted(lots.length, 'lot')}, ${kilograms(mass_g)}, ${counted(analyses, 'analysis', 'analyses')}`,
    repeated ? [] : [paragraph('next: remelt lots')],
  );

/** The columns of the table that is imported, and what they hold. */
export const templatePage = ({ columns }: typeof LOT_TEMPLATE): Page =>
  shortPage('Columns of a table of lots', [
    table(
      ['column', '', 'what it holds'],
      columns.map(({ name, required, holds }) => [name, required ? 'required' : '', holds]),
    ),
    paragraph('results: one column per element with its unit: Cr_wtpct, S_ppm, ...; "<0.5" for below 0.5'),
  ]);
