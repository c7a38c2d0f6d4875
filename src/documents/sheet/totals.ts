import { isUnread, massIn } from './cell-values.ts';
import type { ColumnUse, Question } from './column-use.ts';
import type { DecimalSign } from './decimals.ts';
import type { Layout } from './layout.ts';
import type { CellReading } from './lot-rows.ts';
import { EMPTY_CELL, type SheetRow } from './sheet.ts';

/** A total this near to the sum of its rows is that sum [kg] (assumption: rounding of the sheet). */
const NEAR_KG = 0.5;
const AVERAGE = /^(average|mittelwert|mean|durchschnitt)\b/i;

/** Where the sheet's own totals differ from the masses read above them [kg]: one of the two is wrong, and only a person knows which. */
export function totalsApart(
  { totals }: Layout,
  {
    cells,
    uses,
    signs,
  }: {
    /** Of the rows that are lots. */
    readonly cells: readonly CellReading[];
    readonly uses: readonly ColumnUse[];
    readonly signs: ReadonlyMap<number, DecimalSign>;
  },
): Question[] {
  const use = uses.find(({ field }) => field === 'mass_kg');
  if (!use) return [];
  const masses = cells.flatMap(({ row, at, became }) =>
    at === use.at && became !== '' ? [{ row, kg: Number.parseFloat(became) }] : [],
  );
  const sumOf = (from: number, to: number): number =>
    masses.reduce((sum, { row, kg }) => (row > from && row < to ? sum + kg : sum), 0);
  let before = 0;
  return totals.flatMap((total) => {
    const stated = statedIn(total, use, signs.get(use.at) ?? '.');
    if (stated === undefined) return [];
    const [all, part] = [sumOf(0, total.row), sumOf(before, total.row)];
    before = total.row;
    if ([all, part].some((sum) => Math.abs(sum - stated) <= NEAR_KG)) return [];
    return [
      {
        message: `row ${total.row} gives a total of ${kilo(stated)} kg, but the rows above it add up to ${kilo(all)} kg: ${kilo(Math.abs(all - stated))} kg ${all > stated ? 'more' : 'less'}`,
        mend: 'correct the mass that is wrong',
        answers: [{ say: 'leave out', row: total.row }],
        cure: `correct the mass that is wrong, or leave the total out: --leave-out ${total.row}`,
      },
    ];
  });
}

/** Kilograms that a total states; nothing for an average, or where no mass stands in it. */
function statedIn({ cells }: SheetRow, use: ColumnUse, sign: DecimalSign): number | undefined {
  if (cells.some(({ text }) => AVERAGE.test(text.trim()))) return undefined;
  const cell = cells[use.at] ?? EMPTY_CELL;
  const mass = cell.text === '' ? undefined : massIn(cell, use, sign);
  return mass === undefined || isUnread(Object(mass)) ? undefined : Number(mass);
}

const kilo = (kg: number): string => String(Number(kg.toFixed(3)));
