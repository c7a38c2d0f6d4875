import type { Page } from '../../../documents/page.ts';
import type { ImportReading } from '../../../documents/yard/import-reading.ts';
import type { Imported } from '../../../documents/yard/lot-answers.ts';
import type { LOT_TEMPLATE } from '../../../documents/yard/lot-template.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import {
  list,
  next,
  notices,
  paragraph,
  section,
  shortPage,
  table,
  tableOf,
  tableUnlessEmpty,
} from '../parts.ts';

/** The lots of a table that were booked, or had been before. */
export const importPage = ({
  repeated,
  lots,
  mass_g,
  analyses,
  balances = [],
  leftOut = [],
}: Imported): Page =>
  shortPage(
    `${repeated ? 'Already booked before, nothing changed' : 'Booked on hold'}: ${counted(lots.length, 'lot')}, ${kilograms(mass_g)}, ${counted(analyses, 'analysis', 'analyses')}${leftOut.length > 0 ? `; left out: row ${leftOut.join(', ')}` : ''}`,
    repeated
      ? []
      : [
          ...list(balances.map(({ lot, element, why }) => `${lot}: ${element} is the balance (${why})`)),
          ...(balances.length > 0
            ? [
                next(
                  'for another balance take the lot back, then import it with that under another number',
                  'proof/correct-record',
                  { of: 'lot:ID' },
                ),
              ]
            : []),
          next('next', 'yard/list-lots'),
        ],
  );

/** What a sheet is taken for, before anything is booked; what is wrong with it first, and then the rest is folded. `next` = the command that goes on. */
export function importReadingPage(reading: ImportReading, next: string): Page {
  const { columns, words, names, passedOver, questions, faults, taken, cells, lots } = reading;
  const mass_g = lots.reduce((sum, lot) => sum + lot.mass_g, 0);
  const isWrong = faults.length > 0;
  const folded = isWrong ? { folded: true } : {};
  const known = words.filter(({ isKnown }) => isKnown);
  const changed = cells.filter(({ written, became }) => written !== became);
  return {
    format: 'remelt-page/1',
    title: `${reading.where}: ${isWrong ? `${counted(faults.length, 'fault')}; ` : ''}${lots.length > 0 ? `${counted(lots.length, 'lot')}, ${kilograms(mass_g)}; ` : ''}nothing booked`,
    lead: [
      paragraph(`header in row ${reading.headerRows.join(', ')}`, 'dim'),
      ...notices(taken),
      ...notices(
        names.map(
          ({ of, typed, known: other, where }) =>
            `${of} "${typed}" is written "${other}" ${where}: is it the same?`,
        ),
      ),
      ...notices(questions.map(({ message, cure }) => `${message}: ${cure}`)),
      paragraph(next, 'strong'),
    ],
    sections: [
      ...section('faults', 'What cannot be booked', faultBlocks(faults)),
      ...section(
        'columns',
        'What the columns are taken for',
        [
          tableOf(columns, [
            ['', ({ column }) => column],
            ['heading', ({ heading }) => heading],
            ['taken for', ({ holds }) => holds || 'not imported'],
            ['example', ({ example }) => example],
            ['became', ({ became }) => became],
            ['why', ({ why }) => why],
          ]),
        ],
        folded,
      ),
      ...section(
        'words',
        'What words became',
        tableUnlessEmpty(known, [
          ['heading', ({ heading }) => heading],
          ['written', ({ written }) => written],
          ['became', ({ became }) => became],
          ['cells', ({ cells: count }) => String(count)],
        ]),
        folded,
      ),
      ...section(
        'passed-over',
        'Rows that are no lots',
        list(passedOver.map(({ row, why }) => `row ${row}: ${why}`)),
        folded,
      ),
      ...section(
        'cells',
        'What each cell became',
        cells.length === 0 ? [] : [cellTable(cells.length > 400 ? changed : cells)],
        { detail: isWrong || (cells.length > 400 && changed.length > 400), ...folded },
      ),
    ],
  };
}

const faultBlocks = (faults: ImportReading['faults']): ReturnType<typeof table>[] =>
  tableUnlessEmpty(faults, [
    ['where', ({ where }) => where ?? ''],
    ['what', ({ message }) => message ?? ''],
    ['allowed', ({ allowed }) => allowed ?? ''],
    ['cure', ({ cure }) => cure ?? ''],
  ]);

const cellTable = (cells: ImportReading['cells']): ReturnType<typeof table> =>
  table(
    ['cell', 'heading', 'written', 'became'],
    cells.map(({ cell, heading, written, became }) => [cell, heading, written, became || '(nothing)']),
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
