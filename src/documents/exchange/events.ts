import { z } from 'zod';
import { day, decimalText, instant } from '../common.ts';

/** What goes out to an ERP, one schema per type of event. Quantities are decimal text exactly as recorded; the unit is in the name or beside it. */

const text = z.string();
const maybe = text.optional();
const amount = decimalText.optional();
const result = z.strictObject({ element: text, text, unit: text, sd: maybe });
const check = z.strictObject({ check: text, verdict: text, text: maybe, unit: maybe, reason: maybe });
const loss = z.strictObject({ to: text, kg: decimalText });
const use = z.strictObject({ item: text, amount: decimalText, unit: maybe });
const line = z.strictObject({ item: text, amount, unit: maybe, usd: decimalText });
const many = <Item extends z.ZodType>(item: Item) => z.array(item).readonly().optional();

/** What a receipt says of metal, whether it came from outside or out of a heat. */
const metal = {
  kg: amount,
  form: maybe,
  class: maybe,
  lotClass: maybe,
  generation: maybe,
  alloy: maybe,
  element: maybe,
  owner: maybe,
};
const balanced = {
  inputKg: amount,
  outputKg: amount,
  lossKg: amount,
  unbalancedKg: amount,
  losses: many(loss),
};

/** How one type of event is told: in words, what it holds. */
interface EventKind {
  readonly says: string;
  readonly data: z.ZodRawShape;
}

/** Every type of event with what it holds. */
const EVENTS = {
  'goods-received': {
    says: 'metal came in; it is on hold',
    data: {
      ...{ lot: text, ...metal, supplier: maybe, reference: maybe, certificate: maybe, article: maybe },
      ...{ price: amount, currency: maybe, pricedOn: day.optional() },
    },
  },
  'goods-made': {
    says: 'an ingot, piece or revert lot came out of a heat or a cut',
    data: { lot: maybe, object: maybe, heat: maybe, from: maybe, ...metal },
  },
  'goods-processed': {
    says: 'a lot was washed, stripped or shredded: kilograms before and after',
    data: { lot: text, treatment: maybe, wetKg: amount, cleanKg: amount, losses: many(loss) },
  },
  'goods-shipped': {
    says: 'an object left the plant',
    data: { object: text, kg: amount, to: maybe, order: maybe, certificateSha256: maybe },
  },
  'lot-cleared': {
    says: 'a lot may be used, as this grade',
    data: { lot: text, grade: maybe },
  },
  'stock-blocked': {
    says: 'a lot or object was put on hold',
    data: { lot: maybe, object: maybe },
  },
  consumption: {
    says: 'kilograms of a lot or object went into a heat',
    data: { heat: maybe, lot: maybe, object: maybe, kg: amount },
  },
  'sample-taken': {
    says: 'a sample was taken; with its kilograms where they were told',
    data: { lot: maybe, heat: maybe, object: maybe, sample: maybe, place: maybe, kg: amount },
  },
  'heat-planned': {
    says: 'a heat was planned',
    data: {
      heat: text,
      grade: maybe,
      specification: maybe,
      kg: amount,
      furnace: maybe,
      owner: maybe,
      order: maybe,
    },
  },
  'heat-poured': {
    says: 'the melting of a heat was closed: kilograms in, out and lost',
    data: { heat: text, process: maybe, ...balanced },
  },
  'heat-cast': {
    says: 'a heat was cast, or an object cut: kilograms in, out and lost; each thing made is an event of its own',
    data: { heat: maybe, object: maybe, ...balanced },
  },
  'activity-recorded': {
    says: 'what a heat used beside metal: all items that count now',
    data: { heat: text, uses: many(use) },
  },
  'cost-posted': {
    says: 'what a heat cost, item by item',
    data: { heat: text, productKg: amount, totalUsd: amount, lines: many(line) },
  },
  'footprint-recorded': {
    says: 'the footprint of a heat',
    data: { heat: text, total: maybe, unit: maybe, productKg: amount, method: maybe },
  },
  'inspection-result': {
    says: 'an analysis, or the checks at the gate',
    data: {
      ...{
        lot: maybe,
        heat: maybe,
        object: maybe,
        analysis: maybe,
        basis: maybe,
        method: maybe,
        laboratory: maybe,
      },
      ...{
        place: maybe,
        sample: maybe,
        purpose: maybe,
        verdict: maybe,
        results: many(result),
        checks: many(check),
      },
    },
  },
  'usage-decided': {
    says: 'a heat or object was judged: PASS, FAIL or HOLD',
    data: {
      heat: maybe,
      object: maybe,
      verdict: maybe,
      predicted: z.boolean().optional(),
      specification: maybe,
    },
  },
  'metal-disposed': {
    says: 'what is done with metal that did not pass',
    data: { lot: maybe, heat: maybe, object: maybe, disposition: maybe },
  },
  'metal-recalled': {
    says: 'a recall reached metal',
    data: { lot: maybe, heat: maybe, object: maybe, recall: maybe },
  },
  'certificate-issued': {
    says: 'a certificate was issued',
    data: {
      heat: maybe,
      object: maybe,
      number: maybe,
      certificateType: maybe,
      coversKg: amount,
      payloadSha256: maybe,
    },
  },
  'customer-entered': {
    says: 'a customer was entered or changed; the latest counts',
    data: { customer: text, name: maybe, country: maybe },
  },
  'article-entered': {
    says: 'an article was entered or changed; the latest counts',
    data: {
      ...{ article: text, name: maybe, form: maybe, originClass: maybe, lotClass: maybe, grade: maybe },
    },
  },
  'order-entered': {
    says: 'an order was entered or changed; the latest counts',
    data: {
      ...{
        order: text,
        customer: maybe,
        grade: maybe,
        specification: maybe,
        dueOn: day.optional(),
        owner: maybe,
      },
      ...{
        kg: amount,
        underKg: amount,
        overKg: amount,
        priority: z.number().optional(),
        route: maybe,
        state: maybe,
      },
    },
  },
  'price-changed': {
    says: 'the price of an element or charge material from a day on',
    data: { of: text, usdPerKg: amount, on: day.optional(), source: maybe },
  },
} as const satisfies Readonly<Record<string, EventKind>>;

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[];
export const kindOfEvent = (type: EventType): EventKind => EVENTS[type];

/** Types that tell nothing but money: who sees no money gets none of them. */
export const MONEY_EVENTS: ReadonlySet<EventType> = new Set(['cost-posted', 'price-changed']);

const envelope = {
  format: z.literal('remelt-event/1'),
  /** Never used for anything else, in this or any other ledger. */
  id: text,
  /** Id of the event that is undone by this one; `data` is then what that event said. */
  reverses: maybe,
  /** The record that it comes from: its place in the ledger, and its leaf hash [hex]. */
  records: z.array(z.strictObject({ seq: z.int(), hash: text })).readonly(),
  subject: text,
  /** When it happened, and when it was booked: ISO 8601, UTC. */
  happenedAt: instant,
  recordedAt: instant,
  /** Number under which the system that sent the goods or order knows it. */
  reference: z.strictObject({ sender: text, number: text, line: maybe }).optional(),
};

export interface FeedEvent extends z.infer<z.ZodObject<typeof envelope>> {
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
}

const schemas = EVENT_TYPES.map((type) =>
  z.strictObject({ ...envelope, type: z.literal(type), data: z.strictObject(kindOfEvent(type).data) }),
);

/** `remelt-event/1`: one thing that happened, or the reversal of one. */
export const eventSchema = z.discriminatedUnion(
  'type',
  schemas as [(typeof schemas)[number], ...typeof schemas],
) as unknown as z.ZodType<FeedEvent>;

/** `remelt-feed/1`: events in the order of the ledger, and where to go on. */
export const feedSchema = z.object({
  format: z.literal('remelt-feed/1'),
  events: z.array(eventSchema).readonly(),
  /** Where the next request goes on: keep it with what was booked. */
  cursor: text,
  /** True: more is there already. */
  more: z.boolean(),
});
export type Feed = z.infer<typeof feedSchema>;
