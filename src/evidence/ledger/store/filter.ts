import { InputError } from '../../../foundation/errors.ts';
import { isPlain } from '../../../metal/alloy/identifier.ts';
import { oneOf, type SubjectType } from '../../../metal/alloy/words.ts';
import type { FilterColumn } from '../subjects/subject.ts';
import { subjectKind } from '../subjects/subjects.ts';

/** A part of a list; every field may be left out. */
export interface Page {
  /** At most so many; default: all that match. */
  readonly limit?: number;
  /** Only what comes after this place: the `node` of the last lot or object, the `lastSeq` of the last heat seen. */
  readonly after?: number;
}

/** What a store looks for among its subjects: a filter of any list, checked. */
export interface Query {
  readonly type: SubjectType;
  readonly order: 'node' | 'last_seq';
  readonly status?: string;
  /** Only what has free metal, or only what has none. */
  readonly free?: boolean;
  readonly subjects?: readonly string[];
  /** Only what has a record of these numbers: from the first, before the second. */
  readonly booked?: { readonly from: number; readonly to: number };
  readonly columns: ReadonlyMap<FilterColumn, string | null>;
  readonly after: number;
  readonly limit: number;
}

/** How the subjects of a type are listed: which fields their filter has, and the column of each. */
interface List {
  readonly order: Query['order'];
  readonly columns: Readonly<Record<string, FilterColumn>>;
  readonly free: boolean;
}

/** What changed last stands at the end; filtered by status and id only. */
const PLAIN: List = { order: 'last_seq', columns: {}, free: false };

const LISTS: { readonly [Type in SubjectType]?: List } = {
  lot: {
    order: 'node',
    columns: { lotClass: 'lot_class', declaredGrade: 'grade', owner: 'owner', supplier: 'supplier' },
    free: true,
  },
  heat: { ...PLAIN, columns: { grade: 'grade', owner: 'owner', furnace: 'furnace' } },
  object: { order: 'node', columns: { heat: 'heat', owner: 'owner' }, free: true },
};

/** The largest place, and the limit of a list that has none. */
export const MOST = 0x7fffffff;

/** The query of a filter. Throws InputError naming the field that is not one of this list or has no such value. */
export function queryOf(type: SubjectType, filter: object): Query {
  const list = LISTS[type] ?? PLAIN;
  const columns = new Map<FilterColumn, string | null>();
  let query: Query = { type, order: list.order, columns, after: -1, limit: MOST };
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const column = Object.hasOwn(list.columns, field) ? list.columns[field] : undefined;
    if (column !== undefined) columns.set(column, wordOf(value, field));
    else if (field === 'status') query = { ...query, status: statusOf(value, type) };
    else if (field === 'free' && list.free) query = { ...query, free: check(value, field, isBoolean) };
    else if (field === 'ids')
      query = { ...query, subjects: check(value, field, isIds).map((id) => `${type}:${id}`) };
    else if (field === 'after') query = { ...query, after: check(value, field, isPlace) };
    else if (field === 'limit') query = { ...query, limit: check(value, field, isLimit) };
    else throw unknownField(field, type, list);
  }
  return query;
}

function unknownField(field: string, type: SubjectType, list: List): InputError {
  const known = [
    'status',
    'ids',
    ...Object.keys(list.columns),
    ...(list.free ? ['free'] : []),
    'limit',
    'after',
  ];
  return new InputError(`a list of ${type}s cannot be filtered by "${field}"`, {
    path: field,
    value: field,
    allowed: known.join(', '),
  });
}

function wordOf(value: unknown, field: string): string | null {
  return value === null && field === 'owner' ? null : check(value, field, isText);
}

function statusOf(value: unknown, type: SubjectType): string {
  const { statuses } = subjectKind(type);
  if (statuses.some((status) => status === value)) return value as string;
  throw new InputError(`"${String(value)}" is not a status of ${type === 'object' ? 'an' : 'a'} ${type}`, {
    path: 'status',
    value: String(value),
    allowed: oneOf(statuses),
  });
}

/** A test of a value, with what it allows in words. */
interface Test<T> {
  readonly is: (value: unknown) => value is T;
  readonly allowed: string;
}

const isWhole = (value: unknown, least: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST;
const isText: Test<string> = {
  is: (value): value is string => typeof value === 'string' && isPlain(value),
  allowed: 'text',
};
const isBoolean: Test<boolean> = {
  is: (value): value is boolean => typeof value === 'boolean',
  allowed: 'true or false',
};
const isIds: Test<readonly string[]> = {
  is: (value): value is readonly string[] => Array.isArray(value) && value.every(isText.is),
  allowed: 'a list of ids',
};
const isPlace: Test<number> = {
  is: (value): value is number => isWhole(value, 0),
  allowed: 'a whole number from 0 (the place of the last row read)',
};
const isLimit: Test<number> = {
  is: (value): value is number => isWhole(value, 1),
  allowed: 'a whole number from 1',
};

function check<T>(value: unknown, field: string, { is, allowed }: Test<T>): T {
  if (is(value)) return value;
  throw new InputError(`the filter "${field}" cannot be ${JSON.stringify(value)}`, {
    path: field,
    value: JSON.stringify(value) ?? String(value),
    allowed,
  });
}
