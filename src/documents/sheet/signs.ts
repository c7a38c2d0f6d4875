import type { Answer } from '../yard/sheet-order.ts';
import type { ColumnUse, Question } from './column-use.ts';
import { type DecimalSign, signIn, signOf, typedNumber } from './decimals.ts';
import type { Fault } from './fault.ts';
import { amountIn } from './price-unit.ts';
import type { SheetRow } from './sheet.ts';

/** The answers to which sign is the decimal sign. */
const EITHER_SIGN: readonly Answer[] = [
  { say: 'decimal', sign: 'comma' },
  { say: 'decimal', sign: 'point' },
];

interface Signs {
  /** Decimal sign by column. */
  readonly byColumn: ReadonlyMap<number, DecimalSign>;
  readonly questions: readonly Question[];
  readonly faults: readonly Fault[];
}

/**
 * The decimal sign of each column of numbers: by its own cells, else by the other columns, else by what a content can be.
 * "1.234" that nothing decides is a question; a column that is written both ways is a fault.
 */
export function decimalSigns(
  uses: readonly ColumnUse[],
  rows: readonly SheetRow[],
  {
    stated,
    exact,
    commaSeparated,
  }: { readonly stated?: DecimalSign | undefined; readonly exact: boolean; readonly commaSeparated: boolean },
): Signs {
  const columns = uses.filter(
    ({ element, field }) =>
      element !== undefined || field === 'mass_kg' || field === 'price' || field === 'generation',
  );
  const typed = columns.map((use) => {
    const cells = rows.flatMap(({ row, cells: all }) => {
      const cell = all[use.at];
      const text = use.field === 'price' ? amountIn(cell?.text ?? '') : cell?.text;
      return cell?.kind === 'text' && text && typedNumber(text) ? [{ row, text }] : [];
    });
    return { use, cells, sign: signOf(cells.map(({ text }) => text)) };
  });
  const sure = new Set(typed.flatMap(({ sign }) => (sign === '.' || sign === ',' ? [sign] : [])));
  const [common] = sure.size === 1 ? sure : [];
  const byColumn = new Map<number, DecimalSign>();
  const questions: Question[] = [];
  const faults: Fault[] = [];
  for (const { use, cells, sign } of typed) {
    if (sign === 'both' && stated === undefined) faults.push(contradiction(use, cells));
    const open = cells.find(({ text }) => signIn(typedNumber(text)!.digits) === 'open')?.text;
    const own = sign === '.' || sign === ',' ? sign : undefined;
    const decided =
      stated ?? own ?? common ?? (open === undefined ? '.' : byContent(open, use, { exact, commaSeparated }));
    byColumn.set(use.at, decided ?? '.');
    const twofold = stated === undefined && own !== undefined ? disagreeing(use, cells, own) : undefined;
    if (twofold) questions.push(twofold);
    if (decided === undefined)
      questions.push({
        message: `"${use.heading}": ${open} may be ${open!.replace(/[.,]/, '')} or ${open!.replace(',', '.')}`,
        cure: '--decimal comma or --decimal point says which sign is the decimal sign',
        answers: EITHER_SIGN,
      });
  }
  return { byColumn, questions, faults };
}

/**
 * "1,250" beside "2.100,5": read by the sign of its column it has three decimals that no other cell of the column has, and read as a
 * thousand it is a thousandfold. Undefined where the cells agree.
 */
function disagreeing(
  use: ColumnUse,
  cells: readonly { readonly row: number; readonly text: string }[],
  sign: DecimalSign,
): Question | undefined {
  // no content is above 100 wt%, and no lot weighs a thousand tonnes
  if (use.unit === 'wt%' || (use.field === 'mass_kg' && use.unit !== 'kg' && use.unit !== 'g'))
    return undefined;
  const digitsOf = (text: string): string => typedNumber(text)!.digits;
  const open = cells.find(({ text }) => signIn(digitsOf(text)) === 'open' && text.includes(sign));
  const sure = cells.filter(({ text }) => signIn(digitsOf(text)) === sign);
  const decimals = ({ text }: { readonly text: string }): number =>
    /\d*$/.exec(digitsOf(text))?.[0]?.length ?? 0;
  if (!open || sure.some((one) => decimals(one) === 3)) return undefined;
  const other = sure[0]!;
  return {
    message: `"${use.heading}": ${open.text} in row ${open.row} may be ${open.text.replace(/[.,]/, '')} or ${open.text.replace(',', '.')}, beside ${other.text} in row ${other.row}`,
    ...{ row: open.row, at: use.at },
    mend: 'write it without a separator of thousands',
    answers: [{ say: 'decimal', sign: sign === ',' ? 'comma' : 'point' }],
    cure: `write it without a separator of thousands; --decimal ${sign === ',' ? 'comma' : 'point'} says that the whole column means it so`,
  };
}

/** No content exceeds 100 wt%, so the sign is decimal; the template is written with points. */
function byContent(
  open: string,
  { element, unit }: ColumnUse,
  { exact, commaSeparated }: { readonly exact: boolean; readonly commaSeparated: boolean },
): DecimalSign | undefined {
  const sign = open.includes(',') ? ',' : '.';
  if (element !== undefined && unit === 'wt%') return sign;
  return exact && (sign === '.' || !commaSeparated) ? sign : undefined;
}

function contradiction(
  { at, heading }: ColumnUse,
  cells: readonly { readonly row: number; readonly text: string }[],
): Fault {
  const of = (sign: DecimalSign): { row: number; text: string } =>
    cells.find(({ text }) => signIn(typedNumber(text)!.digits) === sign) ??
    cells.find(({ text }) => text.includes(sign))!;
  const [comma, point] = [of(','), of('.')];
  return {
    row: comma.row,
    at,
    value: comma.text,
    message: `"${comma.text}" in row ${comma.row} and "${point.text}" in row ${point.row} of "${heading}": comma or point?`,
    allowed: 'one decimal sign in a column',
    cure: 'write all decimals of the column with one sign, or say --decimal comma or --decimal point',
  };
}
