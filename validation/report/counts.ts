import type { AnyStatement, NamedSet } from '../comparison.ts';
import { isBound } from '../judge.ts';
import type { Row } from '../row.ts';

/** A number has a band; a direction, an order, a shape or a bound has none, and half of them hold by chance. */
export type Kind = 'number' | 'direction';

export const kindOf = (statement: AnyStatement): Kind =>
  statement.kind === 'order' || (statement.kind !== 'table' && isBound(statement.published))
    ? 'direction'
    : 'number';

/** Rows that count, apart by kind, and those whose agreement says nothing. */
export interface Sorted {
  readonly number: readonly Row[];
  readonly direction: readonly Row[];
  readonly cannotFail: readonly (Row & { readonly because: string })[];
}

/** Sorts rows by what their statements are. Throws TypeError for a row of a statement that no set has. */
export function sorted(rows: readonly Row[], sets: readonly NamedSet[]): Sorted {
  const statements = new Map(
    sets.flatMap(({ data, comparison }) =>
      comparison.statements.map((one) => [`${data.id}: ${one.says}`, one] as const),
    ),
  );
  const told = rows.map((row) => {
    const statement = statements.get(`${row.set}: ${row.says}`);
    if (statement === undefined) throw new TypeError(`no statement of ${row.set} says: ${row.says}`);
    return { row, statement };
  });
  const counted = (kind: Kind): Row[] =>
    told.flatMap(({ row, statement }) =>
      statement.cannotFail === undefined && kindOf(statement) === kind ? [row] : [],
    );
  return {
    number: counted('number'),
    direction: counted('direction'),
    cannotFail: told.flatMap(({ row, statement: { cannotFail } }) =>
      cannotFail === undefined ? [] : [{ ...row, because: cannotFail }],
    ),
  };
}

/** What may stand in the tables and counts of agreement, in the order of the rows. */
export const counting = (rows: readonly Row[], sets: readonly NamedSet[]): Row[] => {
  const { cannotFail } = sorted(rows, sets);
  const left = new Set(cannotFail.map(({ set, says }) => `${set}: ${says}`));
  return rows.filter(({ set, says }) => !left.has(`${set}: ${says}`));
};

export const count = (rows: readonly Row[], verdict: Row['verdict']): number =>
  rows.filter((row) => row.verdict === verdict).length;

/** "34 inside, 28 missed, 15 not decidable, 3 refused". */
const countWords = (rows: readonly Row[], inside: string): string =>
  [
    `${count(rows, 'inside')} ${inside}`,
    `${count(rows, 'outside')} missed`,
    ...(count(rows, 'wide') > 0 ? [`${count(rows, 'wide')} not decidable`] : []),
    ...(count(rows, 'refused') > 0 ? [`${count(rows, 'refused')} refused by the models`] : []),
  ].join(', ');

/** "of 80 numbers 34 lie inside, 28 missed; of 240 directions 160 hold, 24 missed". */
export const apartWords = ({ number, direction }: Sorted): string =>
  [
    ...(number.length === 0 ? [] : [`of ${number.length} numbers ${countWords(number, 'lie inside')}`]),
    ...(direction.length === 0 ? [] : [`of ${direction.length} directions ${countWords(direction, 'hold')}`]),
  ].join('; ');

/** Counts of some rows as the cells of a table, one row for numbers and one for directions. */
export const apartCells = (of: string, { number, direction }: Sorted): string[][] =>
  (
    [
      ['numbers', number],
      ['directions', direction],
    ] as const
  ).flatMap(([kind, rows]) =>
    rows.length === 0
      ? []
      : [
          [
            of,
            kind,
            String(rows.length),
            ...(['inside', 'outside', 'wide', 'refused'] as const).map((one) => String(count(rows, one))),
          ],
        ],
  );

/** Head of a table of `apartCells`. */
export const APART_HEAD = [
  'statements',
  'kind',
  'n',
  'inside, or hold',
  'missed',
  'not decidable',
  'refused',
] as const;
