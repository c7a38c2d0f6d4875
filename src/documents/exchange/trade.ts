import { z } from 'zod';
import { LOT_CLASSES, ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import { instant, listOf, nameSchema, newIdSchema, textSchema } from '../common.ts';
import { field, massField } from '../contract/field.ts';

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

export const customerFields = {
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

export const articleFields = {
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

export const orderFields = {
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

const enteredSchema = z.object({
  id: z.string(),
  /** `booked`: it is new, or another version; `same`: it was here already; `older`: a later version is here. */
  state: z.enum(['booked', 'same', 'older']),
  /** Record that holds what counts now; null = shown only. */
  seq: z.int().nullable(),
});

/** `remelt-entered/1`: what became of what was sent, in its order. */
export const enteredAnswerSchema = z.object({
  format: z.literal('remelt-entered/1'),
  of: z.enum([...TRADES, 'delivery']),
  entered: listOf(enteredSchema),
});
export type EnteredAnswer = z.infer<typeof enteredAnswerSchema>;

const tradeRow = z.object({
  id: z.string(),
  /** Its fields, in the names of the order that enters it. */
  entry: z.record(z.string(), z.union([z.string(), z.number()])),
  sender: z.string().nullable(),
  version: z.int().nullable(),
  seq: z.int(),
  at: instant,
});

/** A customer, article or order as a row of its list, with the fields that its entry may have. */
export function tradeRowOf(of: Trade): z.ZodType {
  const { [of]: _, ...entry } = ENTRY_FIELDS[of] as z.ZodRawShape;
  return tradeRow.extend({ entry: z.object(entry) });
}

/** `remelt-trade/1`: customers, articles or orders, as they are now. */
export const tradeListSchema = z.object({
  format: z.literal('remelt-trade/1'),
  of: z.enum(TRADES),
  rows: listOf(tradeRow),
  total: z.int().exactOptional(),
  next: z.int().exactOptional(),
});
export type TradeList = z.infer<typeof tradeListSchema>;
