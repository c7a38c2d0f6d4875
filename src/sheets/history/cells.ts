import { type DayOrder, orderOf, readDay } from '../../documents/sheet/days.ts';
import { type DecimalSign, signOf, typedNumber, withPoint } from '../../documents/sheet/decimals.ts';
import type { Sheet, SheetCell } from '../../documents/sheet/sheet.ts';
import { nothingIn } from '../../documents/sheet/words.ts';
import type { HistoryTable } from './columns.ts';

/** A number of a cell, and whether it is an upper limit. */
export interface CellNumber {
  readonly value: number;
  readonly below: boolean;
}

/** The decimal sign of each column: by its own cells, else by the other columns of the table. */
export function signsOf(
  { columns, layout }: HistoryTable,
  stated: DecimalSign | undefined,
): {
  readonly byColumn: ReadonlyMap<number, DecimalSign>;
  /** Columns whose cells are written both ways, and those that nothing decides. */
  readonly both: readonly string[];
  readonly open: readonly { readonly heading: string; readonly text: string }[];
} {
  const found = columns.map(({ at, heading }) => {
    const texts = layout.rows.flatMap(({ cells }) => {
      const cell = cells[at];
      return cell?.kind === 'text' && cell.text !== '' && typedNumber(cell.text) ? [cell.text] : [];
    });
    return { at, heading, texts, sign: signOf(texts) };
  });
  const sure = new Set(found.flatMap(({ sign }) => (sign === '.' || sign === ',' ? [sign] : [])));
  const [common] = sure.size === 1 ? sure : [];
  const used = new Set(
    columns.flatMap(({ at, field, content, material }) =>
      content !== undefined || material !== undefined || (field !== undefined && !UNNUMBERED.has(field))
        ? [at]
        : [],
    ),
  );
  const numbers = found.filter(({ at }) => used.has(at));
  return {
    byColumn: new Map(
      found.map(({ at, sign }) => [at, stated ?? (sign === '.' || sign === ',' ? sign : (common ?? '.'))]),
    ),
    both:
      stated === undefined ? numbers.flatMap(({ sign, heading }) => (sign === 'both' ? [heading] : [])) : [],
    open:
      stated === undefined && common === undefined
        ? numbers.flatMap(({ sign, heading, texts }) =>
            sign === 'open' ? [{ heading, text: texts.find((text) => /[.,]/.test(text))! }] : [],
          )
        : [],
  };
}

const UNNUMBERED: ReadonlySet<string> = new Set([
  ...['heat', 'furnace', 'date', 'lining', 'atmosphere', 'sample', 'stage', 'method', 'basket', 'material'],
]);

/** The number of a cell; null for one that says that there is nothing; undefined for what is not a number. */
export function numberOf(cell: SheetCell | undefined, sign: DecimalSign): CellNumber | null | undefined {
  if (cell === undefined || nothingIn(cell.text) === 'empty' || nothingIn(cell.text) === 'not determined')
    return null;
  if (cell.problem !== undefined) return undefined;
  const typed = typedNumber(cell.text);
  if (typed === undefined) return undefined;
  const point = withPoint(typed.digits, cell.kind === 'number' ? '.' : sign);
  const value = point === undefined ? Number.NaN : Number(point);
  if (!Number.isFinite(value)) return undefined;
  return { value: cell.percent ? value * 100 : value, below: typed.operator.startsWith('<') };
}

/** Order of day and month in a column of dates; `open` and `both` for what only a person can say. */
export const dayOrderOf = ({ columns, layout }: HistoryTable): ReturnType<typeof orderOf> => {
  const date = columns.find(({ field }) => field === 'date');
  return orderOf(
    date === undefined
      ? []
      : layout.rows.flatMap(({ cells }) => {
          const cell = cells[date.at];
          return cell === undefined || cell.kind === 'date' || cell.text === '' ? [] : [cell.text];
        }),
  );
};

const TIME_OF_DAY =
  /(?:^|[T ,])(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** A date with its time of day, where it has one: 2026-03-05 or 2026-03-05T14:05:00; undefined for what is neither. */
export function momentOf(
  cell: SheetCell | undefined,
  order: DayOrder,
  sheet: Pick<Sheet, 'from1904'>,
): string | undefined {
  if (cell === undefined || cell.text === '') return undefined;
  const day = cell.kind === 'date' ? cell.text : readDay(cell.text, order, sheet.from1904 ?? false);
  if (day === undefined) return undefined;
  const [, hour, minute, second = '00', half] = TIME_OF_DAY.exec(cell.text) ?? [];
  if (hour === undefined || cell.kind === 'date') return day.slice(0, 10);
  const of24 = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return of24 > 23 ? day : `${day}T${String(of24).padStart(2, '0')}:${minute}:${second}`;
}
