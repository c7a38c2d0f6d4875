import { z } from 'zod';
import { InputError } from '../foundation/errors.ts';
import { findingsOf } from '../foundation/quantity/findings.ts';
import { ELEMENTS } from '../metal/alloy/element.ts';
import { idRefusal, isName, isNewId, nameRefusal } from '../metal/alloy/identifier.ts';
import { METAL_TYPES, SUBJECT_TYPES, type Subject } from '../metal/alloy/words.ts';
import { field } from './contract/field.ts';

/** What reads a document or an order, and what publishes it. */
export type Schema<T> = z.ZodType<T>;

/** What asks for nothing: no document, or an empty one. */
export const nothingAsked = z.strictObject({}).optional();

/** Symbol of an element; the message names the cure for `RE`, `MO` and the like. */
export const elementSymbol = z.enum(ELEMENTS);

/** A verb that somebody may do next, with what is known of its order. */
export const deedSchema = z.object({
  verb: z.string(),
  order: z.record(z.string(), z.unknown()).exactOptional(),
});

export type Deed = z.infer<typeof deedSchema>;

/** A name or an id. */
export const textSchema = z.string().min(1).max(200);

/** A moment: ISO 8601, UTC. What is published of it says so; a text is taken as it is. */
export const instant = z.string().meta({ format: 'date-time' });

/** A day: 2026-12-18. */
export const day = z.string().meta({ format: 'date' });

/** A decimal number as text, with all digits that were recorded. */
export const decimalText = z.string().meta({ format: 'decimal' });

/** A sign that is seen: neither a blank nor a sign without width. */
const SEEN = /[^\s\u00ad\u115f\u1160\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\uffa0]/;

/** A part of a whole. */
export const share = z.number().min(0).max(1);

/** Above zero. */
export const positive = z.number().positive();

/** Why, or what was seen, in a person's words: not blanks alone, at most 2,000 characters, without blanks at its ends. */
export const reasonSchema = z.string().trim().regex(SEEN, 'must be words, not blanks alone').max(2000);

/** The id of a new lot, heat, object, sample or analysis. */
export const newIdSchema = z.string().refine(isNewId, { error: ({ input }) => idRefusal(String(input)) });

/** Whose metal it is, who sold it, who gets it. */
export const nameSchema = z.string().refine(isName, { error: ({ input }) => nameRefusal(String(input)) });

/** Two spellings of one supplier or laboratory: booked as it is written already, or as two. Absent: such names are refused. */
export const sameNames = z.enum(['join', 'apart']).exactOptional();

/** True: what is far from what is known is right as it was typed. Absent: it is asked about, and nothing is booked. */
export const asTyped = z.literal(true).exactOptional();

/** Items in order, never changed in place. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** Largest place or count of a list. */
const MOST = 0x7fffffff;

/** Asks for a part of a list: at most so many (default all), after the place that the part before it ended with. */
export const listPart = {
  limit: z.int().min(1).max(MOST).exactOptional(),
  after: z.int().min(0).max(MOST).exactOptional(),
};

/** Place after which more of a list follows; absent = this is its end. */
export const nextPlace = z.int().exactOptional();

/** A part of a list: at most so many rows, of those after the place that the part before named. Default: all of them. */
export const partOrder = z.strictObject({
  limit: field(z.int().min(1).max(10_000).exactOptional(), {
    ...{ label: 'At most', help: 'rows of the list; default all', unshown: true, untyped: true },
  }),
  after: field(z.int().min(0).exactOptional(), {
    ...{ label: 'After', help: '`next` of the part before', unshown: true, untyped: true },
  }),
});
export type PartOrder = z.infer<typeof partOrder>;

/** What a part of a list says of the whole: how many rows there are in all, and the place where more follow. */
export const partFields = { total: z.int().exactOptional(), next: nextPlace };

/** Subjects of some types, such as `heat:H-1`: what a record is about. */
export const subjectOf = <Type extends Subject extends `${infer T}:${string}` ? T : never>(
  types: readonly Type[],
) =>
  z.templateLiteral([z.enum(types), ':', z.string().min(1).max(200)], {
    error: `must be ${types
      .map((type) => `${type}:ID`)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ')}`,
  });

/** What a record is about. */
export const subjectSchema = subjectOf(SUBJECT_TYPES);

/** Metal: `lot:R-1001`, `heat:H26-00123` or `object:I-1`. */
export const metalSchema = subjectOf(METAL_TYPES);

/** Contents by element in a stated unit, each 0 to `max`. Keys are element symbols. */
const contents = (max: number) => z.partialRecord(elementSymbol, z.number().min(0).max(max));

/** `composition_wtpct` of every document. */
export const wtpctContents = contents(100);
export const ppmContents = contents(1e6);

export const assumptionSchema = z.object({
  what: z.string(),
  value: z.union([z.string(), z.number()]),
  unit: z.string(),
  source: z.string(),
});

export const manifestSchema = z.looseObject({
  inputHash: z.string(),
  code: z.string(),
  data: z.string(),
  seed: z.union([z.number(), z.string()]),
});

/**
 * `document` as the schema's type. Throws InputError with one detail per finding: path as the caller wrote it, the
 * value that stood there, what is allowed. `name` is the document's name in messages, such as `plan`.
 */
export function parseDocument<T>(schema: z.ZodType<T>, document: unknown, name: string): T {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const findings = findingsOf(parsed.error.issues, document, ELEMENTS);
  const first = findings[0]!;
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const place = [first.item, first.path].filter(Boolean).join(', ');
  throw new InputError(`${name}: ${place ? `${place}: ` : ''}${first.message}${more}`, findings.slice(0, 20));
}
