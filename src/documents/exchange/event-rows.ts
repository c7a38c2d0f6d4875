import { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { type EventType, type FeedEvent, kindOfEvent } from './events.ts';

/** What stands in each row, whatever the type. */
const ENVELOPE = {
  id: ({ id }) => id,
  reverses: ({ reverses }) => reverses ?? null,
  record: ({ records }) => records.at(-1)!.seq,
  hash: ({ records }) => records.at(-1)!.hash,
  happenedAt: ({ happenedAt }) => happenedAt,
  recordedAt: ({ recordedAt }) => recordedAt,
  sender: ({ reference }) => reference?.sender ?? null,
  number: ({ reference }) => reference?.number ?? null,
  line: ({ reference }) => reference?.line ?? null,
} as const satisfies Readonly<Record<string, (event: FeedEvent) => string | number | null>>;

type Cell = string | number | null;

/** A list in the data of an event: its items stand in rows of their own, their fields in columns `results_element`. */
interface List {
  readonly name: string;
  readonly fields: readonly string[];
}

/** A table of one type of event: its columns, and the rows of an event. */
export interface EventTable {
  readonly columns: readonly string[];
  readonly rowsOf: (event: FeedEvent) => readonly (readonly Cell[])[];
}

/** The table of a type: from the same definition as the event, each quantity with all digits that were recorded. */
export function tableOfEvents(type: EventType): EventTable {
  const fields = Object.entries(kindOfEvent(type).data);
  const lists = fields.flatMap(([name, schema]) => listIn(name, schema as z.ZodType));
  const plain = fields.map(([name]) => name).filter((name) => !lists.some((list) => list.name === name));
  const columnsOf = ({ name, fields: inside }: List) => inside.map((field) => `${name}_${field}`);
  return {
    columns: [...Object.keys(ENVELOPE), ...plain, ...lists.flatMap(columnsOf)],
    rowsOf: (event) => {
      const head = [
        ...Object.values(ENVELOPE).map((read) => read(event)),
        ...plain.map((name) => cellOf(ownValue(event.data, name))),
      ];
      const tails = lists.flatMap((list) => itemsOf(event, list).map((item) => tailOf(lists, list, item)));
      return (tails.length === 0 ? [lists.flatMap(columnsOf).map(() => null)] : tails).map((tail) => [
        ...head,
        ...tail,
      ]);
    },
  };
}

type Item = Readonly<Record<string, unknown>>;

const itemsOf = ({ data }: FeedEvent, { name }: List): readonly Item[] =>
  (ownValue(data, name) as readonly Item[] | undefined) ?? [];

/** The columns of all lists with one item of one of them. */
const tailOf = (lists: readonly List[], of: List, item: Item): readonly Cell[] =>
  lists.flatMap((list) => list.fields.map((field) => (list === of ? cellOf(ownValue(item, field)) : null)));

const cellOf = (value: unknown): Cell =>
  value === undefined || value === null ? null : typeof value === 'number' ? value : String(value);

/** The list of a field; nothing for a plain one. */
function listIn(name: string, schema: z.ZodType): readonly List[] {
  const inside = unwrapped(schema);
  if (!(inside instanceof z.ZodArray)) return [];
  const item = inside.element;
  return item instanceof z.ZodObject ? [{ name, fields: Object.keys(item.shape) }] : [];
}

const unwrapped = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly
    ? unwrapped(schema.def.innerType as z.ZodType)
    : schema;
