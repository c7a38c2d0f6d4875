import { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { LOT_CLASSES, ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import { listOf, nameSchema, newIdSchema, textSchema } from '../common.ts';
import { field, massField, wordsOf } from '../contract/field.ts';
import { whyField } from '../contract/fields.ts';
import { namedFileField } from '../contract/named-file.ts';

/** What is traded: who buys, what an ERP calls a material, and what was ordered. */
const TRADES = ['customer', 'article', 'order'] as const;
export type Trade = (typeof TRADES)[number];

const id = (label: string, help: string) => field(newIdSchema, { label, help, argument: 1 });
const name = (label: string, help: string) =>
  field(nameSchema.exactOptional(), { label, help, takes: 'name' });

/** Whose number it is. Typed by a person, it has none. */
export const sentFields = {
  sender: field(newIdSchema.exactOptional(), {
    label: 'Sender',
    help: 'short name of the system that sends it, such as sap; absent: it is kept here',
    takes: 'name',
    folded: true,
  }),
  version: field(z.int().min(0).max(999_999_999_999_999).exactOptional(), {
    label: 'Version',
    help: 'a whole number that grows with each change at the sender; a time such as 20261202183000 will do',
    takes: 'n',
    folded: true,
  }),
};

const customerFields = {
  customer: id('Customer', 'number under which the sender knows it'),
  name: field(nameSchema, { label: 'Name', help: 'name of the firm, as on its papers', takes: 'name' }),
  country: field(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
      .exactOptional(),
    {
      label: 'Country',
      help: 'two letters (ISO 3166), such as DE',
      takes: 'code',
    },
  ),
};

const articleFields = {
  article: id('Article', 'material number at the sender'),
  name: field(nameSchema, { label: 'Name', help: 'what the sender calls it', takes: 'name' }),
  form: field(textSchema.exactOptional(), {
    label: 'Form',
    help: 'form of what is delivered under it, such as turnings',
    takes: 'form',
  }),
  originClass: field(z.enum(ORIGIN_CLASSES).exactOptional(), {
    label: 'Origin',
    help: 'origin (ISO 14021) of what is delivered under it',
    option: 'origin',
  }),
  lotClass: field(z.enum(LOT_CLASSES).exactOptional(), {
    label: 'Lot class',
    help: 'what kind of return it is',
    option: 'lot-class',
  }),
  grade: field(textSchema.exactOptional(), {
    label: 'Grade',
    help: 'grade that it is declared to be',
    from: 'grades',
    takes: 'id',
  }),
};

const orderFields = {
  order: id('Order', 'number at the sender'),
  customer: field(textSchema, { label: 'Customer', help: 'id of a customer that was entered', takes: 'id' }),
  grade: field(textSchema.exactOptional(), {
    label: 'Grade',
    help: 'grade that is ordered',
    from: 'grades',
    takes: 'id',
  }),
  specification: field(textSchema.exactOptional(), {
    label: 'Specification',
    help: 'controlled specification that is ordered, with its revision',
    takes: 'name',
  }),
  mass_g: massField(z.int().positive().max(1e12), { label: 'Mass', help: 'mass ordered', option: 'mass' }),
  under_g: massField(z.int().min(0).max(1e12).exactOptional(), {
    label: 'Tolerance below',
    help: 'so much less is taken',
    option: 'under',
  }),
  over_g: massField(z.int().min(0).max(1e12).exactOptional(), {
    label: 'Tolerance above',
    help: 'so much more is taken',
    option: 'over',
  }),
  dueOn: field(z.iso.date({ error: 'must be a day such as 2026-11-28' }), {
    label: 'Due on',
    help: 'day on which it is due',
    option: 'due',
    reads: 'day',
    takes: 'day',
  }),
  priority: field(z.int().min(1).max(9).exactOptional(), {
    label: 'Priority',
    help: '1 = first, 9 = last; default 5',
    takes: 'n',
  }),
  owner: name('Owner of the metal', 'customer whose metal is melted; absent: the metal of the plant'),
  route: field(textSchema.exactOptional(), {
    label: 'Route',
    help: 'route that the customer has approved',
    takes: 'name',
  }),
  state: field(z.enum(['open', 'cancelled', 'done']).exactOptional(), {
    label: 'State',
    help: 'default open',
  }),
};

/** What is kept of each, beside its id and its sender. */
export const ENTRY_FIELDS = {
  customer: customerFields,
  article: articleFields,
  order: orderFields,
} as const satisfies Readonly<Record<Trade, z.ZodRawShape>>;

/** Label of a field of a trade. */
export const labelOfField = (of: Trade, name: string): string => {
  const fields: Readonly<Record<string, z.ZodType>> = ENTRY_FIELDS[of];
  const schema = ownValue(fields, name);
  return (schema && wordsOf(schema)?.label) ?? name;
};

/** An order that enters one of a trade. */
export const entryOrderSchema = (of: Trade) =>
  z.strictObject({ ...ENTRY_FIELDS[of], ...sentFields, reason: whyField });

const changeSchema = z.object({ name: z.string(), was: z.string(), is: z.string() });

const enteredSchema = z.object({
  id: z.string(),
  /** `booked`: it is new, or another version; `same`: it was here already; `older`: a later version is here. */
  state: z.enum(['booked', 'same', 'older']),
  /** Record that holds what counts now; null = shown only. */
  seq: z.int().nullable(),
  /** Row of the table that it stands in. */
  row: z.int().exactOptional(),
  /** What a change changes. */
  changes: listOf(changeSchema).exactOptional(),
});

/** A table of customers, articles or orders, a row for each. */
export const tradeFileFields = {
  file: namedFileField({
    label: 'Table',
    help: 'CSV or XLSX with a row for each, columns in any order, under the number of the sender',
  }),
  sender: sentFields.sender,
  reason: whyField,
  dryRun: field(z.boolean().exactOptional(), {
    label: 'Show only',
    help: 'say what would become of each row, and book nothing',
  }),
};

/** `remelt-entered/1`: what became of what was sent, in its order. */
export const enteredAnswerSchema = z.object({
  format: z.literal('remelt-entered/1'),
  of: z.enum([...TRADES, 'delivery']),
  entered: listOf(enteredSchema),
  /** What was taken for granted where a table was read, such as its encoding. */
  taken: listOf(z.string()).exactOptional(),
});
export type EnteredAnswer = z.infer<typeof enteredAnswerSchema>;

const whose = { sender: z.string().nullable(), version: z.number().nullable() };

const rowSchema = z.object({
  id: z.string(),
  /** Its fields, in the names of the order that enters it. */
  entry: z.record(z.string(), z.union([z.string(), z.number()])),
  ...whose,
  seq: z.int(),
  at: z.string(),
});

/** `remelt-trade-history/1`: a customer, article or order as it is now, and every version of it. */
export const tradeHistorySchema = z.object({
  format: z.literal('remelt-trade-history/1'),
  of: z.enum(TRADES),
  now: rowSchema,
  versions: listOf(
    z.object({
      seq: z.int(),
      at: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      ...whose,
      /** What it changed; empty for the first. */
      changes: listOf(changeSchema),
    }),
  ),
});
export type TradeHistory = z.infer<typeof tradeHistorySchema>;

/** `remelt-trade/1`: customers, articles or orders, as they are now. */
export const tradeListSchema = z.object({
  format: z.literal('remelt-trade/1'),
  of: z.enum(TRADES),
  rows: listOf(rowSchema),
  total: z.int().exactOptional(),
  next: z.int().exactOptional(),
});
export type TradeList = z.infer<typeof tradeListSchema>;
