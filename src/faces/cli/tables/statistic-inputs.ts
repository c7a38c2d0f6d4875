import { columnLetter, type RawTable } from '../../../documents/yard/raw-table.ts';
import { InputError } from '../../../foundation/errors.ts';

/** What stands beside a table: which column is which input, and inputs that no column holds. Both `name=value`. */
export interface BesideTable {
  readonly column?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Inputs of a statistic from a table: one per column, under the name in its heading. A column of numbers is a list of them,
 * any other one names groups such as heats. A unit in the heading, `Rm [MPa]`, becomes the unit of `x`. Throws InputError
 * naming the cell that is not a number in a column of numbers.
 */
export function statisticInputs(
  table: RawTable,
  { column = [], set = [] }: BesideTable,
): Record<string, unknown> {
  const names = new Map(column.map((pair) => pairOf(pair, '--column')).map(([input, head]) => [head, input]));
  const inputs: Record<string, unknown> = {};
  for (const [at, heading] of table.header.entries()) {
    const [, head = heading, unit] = /^(.*?)\s*[[(]([^\])]+)[\])]\s*$/.exec(heading) ?? [];
    const name = names.get(head.trim()) ?? names.get(heading) ?? head.trim();
    if (name === '') continue;
    inputs[name] = valuesOf(table, at);
    if (unit !== undefined && name === 'x') inputs.unit = unit;
  }
  for (const [head, input] of names)
    if (!Object.hasOwn(inputs, input))
      throw new InputError(`${table.where} has no column "${head}"`, {
        path: '--column',
        value: `${input}=${head}`,
        allowed: table.header.join(', '),
      });
  for (const [name, value] of set.map((pair) => pairOf(pair, '--set')))
    inputs[name] = NUMBER.test(value) ? Number(value) : value;
  return inputs;
}

function valuesOf({ rows, where, decimal }: RawTable, at: number): number[] | string[] {
  const texts = rows
    .map(({ row, cells }) => ({ row, text: (cells[at] ?? '').trim() }))
    .filter(({ text }) => text !== '');
  const plain = (text: string): string => (decimal === ',' ? text.replace(',', '.') : text);
  const wrong = texts.filter(({ text }) => !NUMBER.test(plain(text)));
  if (wrong.length * 2 > texts.length) return texts.map(({ text }) => text);
  const [first] = wrong;
  if (first === undefined) return texts.map(({ text }) => Number(plain(text)));
  throw new InputError(
    `${where}, cell ${columnLetter(at)}${first.row}: "${first.text}" is not a number, as the rest of its column is`,
    {
      where: `${where}, cell ${columnLetter(at)}${first.row}`,
      value: first.text,
      allowed: 'a number, or an empty cell',
    },
  );
}

function pairOf(pair: string, option: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  throw new InputError(`${option} needs a name and a value`, {
    path: option,
    value: pair,
    allowed: option === '--column' ? '--column x="Rm [MPa]"' : '--set probability=0.99',
  });
}
