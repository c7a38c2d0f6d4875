import type { z } from 'zod';
import { nameWords } from '../../foundation/quantity/field-words.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { AnyContract } from './contract.ts';
import { innerOf } from './fields-of.ts';
import type { CellKind, CellValue, List, ListColumn, ListTable } from './list.ts';

/** A contract whose answer is a list. */
export type ListContract = Pick<AnyContract, 'name' | 'answer'> & { readonly list: List };

export const isList = <C extends AnyContract>(contract: C): contract is C & { readonly list: List } =>
  contract.list !== undefined;

/** The tables of a list, its own first. Throws Error for a list whose schema does not say what its rows hold. */
export function tablesOf({ name, answer, list }: ListContract): readonly ListTable[] {
  const { set, rows, key, beside = [], row } = list;
  const fields = fieldsIn(optionsOf([answer]));
  const items = row ? [row] : optionsOf(fields.get(rows) ?? []).flatMap(itemsOf);
  if (items.length === 0) throw new Error(`the answer of ${name} has no list ${rows}`);
  const said = beside.flatMap((one) => cellsAmong(partsOf(fields.get(one) ?? [], [one])));
  const level: Level = {
    set,
    above: [],
    own: [key].flat(),
    value: 'value',
    said,
    find: (at) => [{ cells: [], at }],
  };
  return tablesFrom(items, level);
}

/** Where the lines of a table stand in a row of the list. */
interface Level {
  readonly set: string;
  /** Columns of the key that are no fields of a line: the key of what it stands in, and its place there. */
  readonly above: readonly ListColumn[];
  /** Fields of a line that belong to the key. */
  readonly own: readonly string[];
  /** Name of a line that is one value. */
  readonly value: string;
  /** What the answer says of each line. */
  readonly said: readonly CellPart[];
  readonly find: (row: unknown) => Iterable<Found>;
}

/** A line, behind the cells of the columns above. */
interface Found {
  readonly cells: readonly CellValue[];
  readonly at: unknown;
}

/** A place in a row that is a cell, or a list whose items are lines of a table of its own. */
interface CellPart {
  readonly steps: readonly string[];
  readonly column: ListColumn;
}
interface ListPart {
  readonly steps: readonly string[];
  /** Column that tells its lines apart: by their number, or by their name. */
  readonly by: ListColumn;
  readonly items: Schemas;
}
type Part = CellPart | ListPart;
type Schemas = readonly z.ZodType[];

function tablesFrom(items: Schemas, level: Level): readonly ListTable[] {
  const { set, above, own, value, said, find } = level;
  const parts = partsOf(items, [], value);
  const cells = cellsAmong(parts);
  const first = own.map((name) => {
    const cell = cells.find(({ column }) => column.name === name);
    if (cell) return cell;
    throw new Error(`a line of ${set} has no field ${name}, which is its key`);
  });
  const shown = [...first, ...cells.filter((one) => !first.includes(one))];
  const columns = [...above, ...[...shown, ...said].map(({ column }) => column)];
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new Error(`${set} has two columns ${twice}`);
  const key = names.slice(0, above.length + first.length);
  const table: ListTable = {
    ...{ name: set, key, columns },
    *lines(row, answer) {
      for (const one of find(row))
        yield [
          ...one.cells,
          ...shown.map((cell) => cellOf(one.at, cell)),
          ...said.map((cell) => cellOf(answer, cell)),
        ];
    },
  };
  const outer = columns
    .slice(0, key.length)
    // a key that comes from further above has the name of its table already
    .map((column, i) => (i < above.length - 1 ? column : { ...column, name: `${set}_${column.name}` }));
  const below = parts.flatMap((part) => ('by' in part ? [part] : []));
  return [
    table,
    ...below.flatMap((part) =>
      tablesFrom(part.items, {
        set: `${set}${part.steps.map(asName).join('') || 'Items'}`,
        above: [...outer, part.by],
        ...{ own: [], said: [], value: valueName(part.steps.at(-1)) },
        *find(row) {
          for (const { cells: before, at } of find(row)) {
            const inKey = [...before, ...first.map((cell) => cellOf(at, cell))];
            for (const [place, item] of itemsAt(at, part)) yield { cells: [...inKey, place], at: item };
          }
        },
      }),
    ),
  ];
}

const cellsAmong = (parts: readonly Part[]): readonly CellPart[] =>
  parts.flatMap((part) => ('column' in part ? [part] : []));

/** `drawn_g` -> `value_g`: the unit of all values stands at the end of each. */
const valueName = (list = ''): string => `value${/_.*$/.exec(list)?.[0] ?? ''}`;

/** `drawn_g` -> "Drawn", as a part of the name of a table. */
const asName = (step: string): string => `${step[0]!.toUpperCase()}${step.slice(1)}`.replace(/_.*$/, '');

/** The items of a list in a row, under their number from 1 or their name. */
function itemsAt(row: unknown, { steps, by }: ListPart): readonly (readonly [CellValue, unknown])[] {
  const held = valueAt(row, steps);
  if (by === BY_NUMBER) return Array.isArray(held) ? held.map((item, i) => [i + 1, item] as const) : [];
  return typeof held === 'object' && held !== null ? Object.entries(held) : [];
}

const BY_NUMBER: ListColumn = { name: 'n', kind: 'whole', label: 'number, from 1' };
const BY_NAME: ListColumn = { name: 'name', kind: 'text', label: 'name' };

/** What stands at a place in a row: its cells, and the lists in it. */
function partsOf(schemas: Schemas, steps: readonly string[], value = ''): readonly Part[] {
  const options = optionsOf(schemas);
  const types = new Set(options.map((one) => one.def.type));
  const [type] = types;
  if (types.size === 1 && type === 'object')
    return Array.from(fieldsIn(options), ([name, held]) => partsOf(held, [...steps, name])).flat();
  if (types.size === 1 && type === 'array') {
    const items = options.flatMap(itemsOf);
    // words beside each other are one cell; whatever has parts is a table
    return isPlain(items) ? [cell('text', steps, value)] : [{ steps, by: BY_NUMBER, items }];
  }
  if (types.size === 1 && type === 'record') {
    const items = options.flatMap((one) => (one.def as unknown as Def).valueType ?? []);
    return optionsOf(items).some(({ def }) => def.type === 'unknown')
      ? [cell('parts', steps, value)]
      : [{ steps, by: BY_NAME, items }];
  }
  return options.length === 0 ? [] : [cell(kindOf(options), steps, value)];
}

const isPlain = (items: Schemas): boolean => kindOf(optionsOf(items)) !== 'parts';

const cell = (kind: CellKind, steps: readonly string[], value: string): CellPart => {
  const last = nameWords(steps.at(-1) ?? value);
  const [, unit] = /\[(.+)\]$/.exec(last) ?? [];
  return {
    steps,
    column: {
      name: steps.join('_') || value,
      kind,
      label: [...steps.slice(0, -1).map(nameWords), last].join(', '),
      ...(unit === undefined ? {} : { unit }),
    },
  };
};

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: Schemas;
  readonly values?: readonly unknown[];
  readonly format?: string;
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/** Every schema that may hold at a place: the choices among them one by one, without null. */
const optionsOf = (schemas: Schemas): Schemas =>
  schemas.map(innerOf).flatMap((schema) => {
    const { type, options = [] } = defOf(schema);
    if (type === 'union') return optionsOf(options);
    return type === 'null' || type === 'undefined' ? [] : [schema];
  });

/** The fields of objects by name: what one or the other may have is one field. */
function fieldsIn(objects: Schemas): ReadonlyMap<string, Schemas> {
  const fields = new Map<string, Schemas>();
  for (const object of objects)
    for (const [name, schema] of Object.entries(defOf(object).shape ?? {}))
      fields.set(name, [...(fields.get(name) ?? []), schema]);
  return fields;
}

const itemsOf = (schema: z.ZodType): Schemas => {
  const { element } = defOf(schema);
  return element ? [element] : [];
};

/** The kind that all of these are; text where they differ, JSON where one of them has parts. */
function kindOf(options: Schemas): CellKind {
  const kinds = new Set(options.map(kindOfOne));
  const [kind = 'parts'] = kinds;
  if (kinds.size === 1) return kind;
  if (kinds.has('parts')) return 'parts';
  return Array.from(kinds).every((one) => one === 'number' || one === 'whole') ? 'number' : 'text';
}

function kindOfOne(schema: z.ZodType): CellKind {
  const { type, values = [] } = defOf(schema);
  switch (type) {
    case 'string':
      return ownValue(BY_FORMAT, formatOf(schema)) ?? 'text';
    case 'number':
      return (schema as z.ZodNumber).isInt ? 'whole' : 'number';
    case 'boolean':
      return 'flag';
    case 'enum':
    case 'template_literal':
      return 'text';
    case 'literal':
      return typeof values[0] === 'boolean' ? 'flag' : typeof values[0] === 'number' ? 'number' : 'text';
    default:
      return 'parts';
  }
}

const BY_FORMAT: Readonly<Record<string, CellKind>> = {
  ...{ date: 'day', 'date-time': 'instant', datetime: 'instant', decimal: 'decimal' },
};

/** What a text says, as its schema or what is published of it tells. */
const formatOf = (schema: z.ZodType): string => {
  const said = schema.meta()?.format;
  return typeof said === 'string' ? said : (defOf(schema).format ?? '');
};

const valueAt = (row: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? ownValue(at as Record<string, unknown>, step) : undefined,
    row,
  );

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** What stands in a cell; texts of a list stand behind each other. */
function cellOf(row: unknown, { steps, column: { kind } }: CellPart): CellValue {
  const value = valueAt(row, steps);
  if (value === undefined || value === null) return null;
  if (kind === 'parts') return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('; ');
  if (kind === 'decimal' && !DECIMAL.test(String(value)))
    throw new Error(`${steps.join('.')} is no decimal: ${value}`);
  return kind === 'text' || kind === 'decimal' ? String(value) : (value as CellValue);
}
