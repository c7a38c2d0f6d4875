import { plainWords } from '../../../documents/sheet/words.ts';
import { plainTable } from '../../../documents/yard/raw-table.ts';
import { readSheets } from '../../../engine/tables/sheets.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Cli } from '../cli.ts';

/** Columns of a list of checks by the option of `lot gate` that they are, and the words that people write. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  lot: ['lot', 'lot id', 'lot no', 'lotid', 'charge', 'los', 'losnummer', 'batch', 'heat no'],
  rate: ['rate', 'rate per s', 'count rate', 'counts', 'zaehlrate'],
  background: ['background', 'background per s', 'nulleffekt', 'untergrund'],
  counted: ['counted', 'counted s', 'seconds'],
  cavities: ['cavities', 'closed cavities', 'hohlkoerper'],
  oil: ['oil', 'oil kg per kg', 'oil kg kg', 'oil and moisture', 'oel'],
  parts: ['parts', 'mutilation', 'teile'],
  paper: ['paper', 'mutilation certificate', 'nachweis'],
  export: ['export', 'export class', 'ausfuhr'],
  declared: ['declared', 'declared grade', 'deklariert'],
  coating: ['coating', 'beschichtung'],
  filmNm: ['film nm', 'film', 'oxide film nm'],
};

/** Rows of a file of lots: texts by column, for `--from`. Throws InputError naming the column that is unknown or missing. */
export async function readCheckList(file: string, cli: Cli): Promise<Readonly<Record<string, string>>[]> {
  const [sheet] = await readSheets(cli.readBytes(file), file);
  const table = plainTable(sheet);
  const names = table.header.map((heading) => {
    const words = plainWords(heading);
    const name = Object.entries(COLUMNS).find(([, known]) => known.includes(words))?.[0];
    if (name !== undefined || heading === '') return name;
    throw new InputError(`${table.where}: unknown column "${heading}"`, {
      where: table.where,
      value: heading,
      allowed:
        'lot, rate, background, counted, cavities, oil, parts, paper, export, declared, coating, film_nm',
      cure: 'rename or delete the column',
    });
  });
  if (!names.includes('lot'))
    throw new InputError(`${table.where} has no column "lot"`, {
      where: table.where,
      allowed: 'a column lot with the ids of the lots',
    });
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      cells.flatMap((cell, at) => {
        const name = names[at];
        if (name === undefined || cell === '') return [];
        return [[name, table.decimal === ',' ? cell.replace(/^(\d+),(\d+)$/, '$1.$2') : cell]];
      }),
    ),
  );
}
