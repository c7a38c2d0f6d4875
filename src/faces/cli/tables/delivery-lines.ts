import { plainWords } from '../../../documents/sheet/words.ts';
import { plainTable } from '../../../documents/yard/raw-table.ts';
import { readSheets } from '../../../engine/tables/sheets.ts';
import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Cli } from '../cli.ts';

/** Columns of a file of deliveries: the field that each is. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ delivery: 'delivery', supplier: 'supplier', owner: 'owner', 'received on': 'receivedOn' },
  ...{ line: 'line', lot: 'lot', article: 'article', kg: 'kg', form: 'form', origin: 'originClass' },
  ...{ 'lot class': 'lotClass', grade: 'grade', certificate: 'certificate' },
};
/** Fields that all lines of a delivery share. */
const SHARED = ['delivery', 'supplier', 'owner', 'receivedOn'] as const;

/** A delivery as a file says it; fields that it does not say are absent. */
export type DeliveryInFile = Readonly<Partial<Record<(typeof SHARED)[number], string>>> & {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
};

/**
 * The delivery of a table with one row for each of its lines, its masses in kg. Throws InputError naming row and column for an unknown
 * column, a mass that is not a whole number of grams or may mean two numbers, and lines that say two deliveries.
 */
export async function readDelivery(file: string, cli: Pick<Cli, 'readBytes'>): Promise<DeliveryInFile> {
  const [sheet] = await readSheets(cli.readBytes(file), file);
  const table = plainTable(sheet);
  const names = table.header.map((heading) => {
    const name = ownValue(COLUMNS, plainWords(heading));
    if (name !== undefined || heading === '') return name;
    throw new InputError(`${table.where}: unknown column "${heading}"`, {
      where: table.where,
      value: heading,
      allowed: Object.keys(COLUMNS).join(', '),
      cure: 'rename or delete the column',
    });
  });
  const rows = table.rows.map(({ row, cells }) => ({
    where: `${table.where}, row ${row}`,
    said: Object.fromEntries(
      cells.flatMap((cell, at) => {
        const name = names[at];
        return name === undefined || cell === '' ? [] : [[name, cell]];
      }),
    ) as Readonly<Record<string, string>>,
  }));
  const shared = SHARED.flatMap((name) => {
    const [first, other] = new Set(rows.flatMap(({ said }) => said[name] ?? []));
    if (other !== undefined)
      throw new InputError(`${table.where} says two in the column of ${name}: ${first} and ${other}`, {
        where: table.where,
        value: other,
        allowed: 'one delivery in a file',
        cure: 'split the file by delivery',
      });
    return first === undefined ? [] : [[name, first]];
  });
  return {
    ...Object.fromEntries(shared),
    lines: rows.map(({ where, said }, i) => {
      const own = Object.entries(said).filter(
        ([name]) => name !== 'kg' && !SHARED.includes(name as 'delivery'),
      );
      const mass_g = gramsOf(said.kg, {
        where,
        isComma: table.decimal === ',',
        isOpen: table.isOpen === true,
      });
      return { line: String(i + 1), ...Object.fromEntries(own), mass_g };
    }),
  };
}

function gramsOf(
  kg: string | undefined,
  { where, isComma, isOpen }: { readonly where: string; readonly isComma: boolean; readonly isOpen: boolean },
): number {
  const text = isComma ? (kg ?? '').replace(',', '.') : (kg ?? '');
  const isTwofold = isOpen && /^\d{1,3}[.,]\d{3}$/.test(kg ?? '');
  const grams = Math.round(Number(text) * 1000);
  if (!isTwofold && /^\d+(\.\d{1,3})?$/.test(text) && grams > 0) return grams;
  throw new InputError(
    isTwofold ? `${where}: ${kg} kg may mean two masses` : `${where}: "${kg ?? ''}" is no mass in kg`,
    {
      ...{ where, path: 'kg', value: kg ?? null, unit: 'kg' },
      allowed: 'a number above 0 with at most three decimals, such as 812.5',
      cure: isTwofold ? 'write it with another number of decimals' : 'correct the cell',
    },
  );
}
