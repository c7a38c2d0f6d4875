import { z } from 'zod';
import type { CellValue, ListTable } from '../../../documents/contract/list.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Listing } from '../../../tasks/lists.ts';
import { fieldsOf, jsonSchemaOf, orderOfQuery } from '../routes/query-order.ts';
import { type Filter, filterOf } from './filter.ts';
import { literalOf, sortOf } from './literal.ts';

/** What is asked of an entity set. */
export interface SetOptions {
  /** Places of the columns that are shown, in their order. */
  readonly shown: readonly number[];
  readonly filter: Filter | null;
  readonly orderby: readonly { readonly at: number; readonly isDown: boolean }[];
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  /** Where the page before ended; null for the first. */
  readonly from: Place | null;
  /** Fields of the order of the list. */
  readonly order: Readonly<Record<string, unknown>>;
  /** The query without the place, for the address of the next page. */
  readonly query: URLSearchParams;
}

/** A place in a set: the part of the list that it lies in, lines of that part before it, and lines told so far. */
export interface Place {
  readonly after: string | number | null;
  readonly lines: number;
  readonly told: number;
}

const KNOWN = ['$select', '$filter', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$format'];

/** Reads the query of a set. Throws InputError for what is not offered, and for what cannot be read, by its name. */
export function optionsOf(query: URLSearchParams, { columns }: ListTable, { contract }: Listing): SetOptions {
  const own = new URLSearchParams();
  for (const [name, value] of query) {
    if (!name.startsWith('$')) own.append(name, value);
    else if (!KNOWN.includes(name)) throw notOffered(name);
    else if (query.getAll(name).length > 1) throw wrong(name, value, 'once');
  }
  const given = (name: string): string | undefined => query.get(name)?.trim() || undefined;
  const placeOf = (name: string, word: string): number => {
    const at = columns.findIndex((column) => column.name === word);
    if (at < 0) throw wrong(name, word, columns.map((column) => column.name).join(', '));
    return at;
  };
  const select = given('$select');
  const filter = given('$filter');
  const names = select === undefined || select === '*' ? columns.map(({ name }) => name) : select.split(',');
  const from = given('$skiptoken');
  const next = new URLSearchParams(query);
  next.delete('$skiptoken');
  return {
    shown: [...new Set(names.map((word) => placeOf('$select', word.trim())))],
    filter: filter === undefined ? null : filterOf(filter, columns),
    orderby: (given('$orderby')?.split(',') ?? []).map((word) => {
      const [name = '', way = 'asc', ...more] = word.trim().split(/\s+/);
      if (!['asc', 'desc'].includes(way) || more.length > 0)
        throw wrong('$orderby', word.trim(), 'columns, each with asc or desc behind it');
      return { at: placeOf('$orderby', name), isDown: way === 'desc' };
    }),
    top: given('$top') === undefined ? null : wholeOf('$top', given('$top')!),
    skip: given('$skip') === undefined ? 0 : wholeOf('$skip', given('$skip')!),
    count: flagOf('$count', given('$count') ?? 'false'),
    from: from === undefined ? null : placeIn(from),
    order: { ...contract.list.whole, ...orderIn(own, contract) },
    query: next,
  };
}

/** Fields of the order of a list as options without a dollar; how much of it is read at once is not asked so. */
function orderIn(own: URLSearchParams, { order }: Listing['contract']): Readonly<Record<string, unknown>> {
  const schema = jsonSchemaOf(order as z.ZodType, 'input');
  const { limit: _, after: __, ...fields } = fieldsOf(schema);
  for (const name of own.keys())
    if (!Object.hasOwn(fields, name))
      throw new InputError(`this set has no option ${name.slice(0, 60)}`, {
        ...{ path: name.slice(0, 60), allowed: [...KNOWN, ...Object.keys(fields)].join(', ') },
        cure:
          name.toLowerCase() !== name || KNOWN.includes(`$${name}`)
            ? `write $${name.toLowerCase()}`
            : 'leave it out',
      });
  return orderOfQuery(own, schema);
}

function notOffered(name: string): InputError {
  const cure = CURES.get(name) ?? 'leave it out';
  return new InputError(`${name.slice(0, 60)} is not offered`, {
    path: name.slice(0, 60),
    allowed: KNOWN.join(', '),
    cure,
  });
}

const CURES: ReadonlyMap<string, string> = new Map([
  ['$expand', 'read the set of the parts by itself, such as LotsAnalyses, and join it by the key'],
  ['$apply', 'read the rows and add them up there'],
  ['$search', "use $filter=contains(COLUMN,'text')"],
]);

const wrong = (name: string, value: string, allowed: string): InputError =>
  new InputError(`${name} cannot be ${value.slice(0, 100)}`, {
    path: name,
    value: value.slice(0, 100),
    allowed,
  });

function wholeOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrong(name, text, 'a whole number from 0 on');
}

function flagOf(name: string, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw wrong(name, text, 'true or false');
}

const placeSchema = z.tuple([z.union([z.string(), z.int(), z.null()]), z.int().min(0), z.int().min(0)]);

export const tokenOf = ({ after, lines, told }: Place): string =>
  Buffer.from(JSON.stringify([after, lines, told])).toString('base64url');

function placeIn(token: string): Place {
  const cure = 'follow @odata.nextLink as it came';
  const unknown = new InputError('$skiptoken is not one of this server', {
    path: '$skiptoken',
    value: token.slice(0, 100),
    cure,
  });
  try {
    const read = placeSchema.safeParse(parseJson(Buffer.from(token, 'base64url').toString(), '$skiptoken'));
    if (!read.success) throw unknown;
    const [after, lines, told] = read.data;
    return { after, lines, told };
  } catch {
    throw unknown;
  }
}

/** The key in brackets behind a set: one value, or each by its name. Throws InputError for another. */
export function keyIn(text: string, { key, columns }: ListTable): readonly (readonly [number, CellValue])[] {
  const given = new Map<string, string>();
  for (const [whole, name, value] of text.matchAll(KEY_PART)) {
    if (whole === '') continue;
    given.set(name ?? (key.length === 1 ? key[0]! : ''), value!);
  }
  const shown = key.length === 1 ? "('value')" : `(${key.map((name) => `${name}='value'`).join(',')})`;
  const refused = new InputError(`the key (${text.slice(0, 100)}) is not one of this set`, {
    ...{ path: 'key', value: text.slice(0, 100), allowed: shown },
  });
  if (given.size !== key.length || text.replaceAll(KEY_PART, '').trim() !== '') throw refused;
  return key.map((name) => {
    const at = columns.findIndex((column) => column.name === name);
    const literal = literalOf(given.get(name) ?? '');
    if (!literal || literal.sort !== sortOf(columns[at]!.kind)) throw refused;
    return [at, literal.value] as const;
  });
}

const KEY_PART = /(?:^|,)\s*(?:([A-Za-z_]\w*)\s*=\s*)?('(?:[^']|'')*'|[^\s,'=]+)\s*/g;
