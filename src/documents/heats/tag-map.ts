import { z } from 'zod';
import { textSchema } from '../common.ts';

/** Steps of a heat that a recorder may mark itself, and that its log is cut at. */
const LOG_MARKS = ['charged', 'sampled', 'poured'] as const;

/** Where a driver reads a tag. */
const REGISTER_TABLES = ['holding', 'input'] as const;
const REGISTER_TYPES = ['uint16', 'int16', 'uint32', 'int32', 'float32', 'float64'] as const;
/** Order of the words of a number of several registers: the high one first, or the low one; `swapped` = bytes within each word too. */
const WORD_ORDERS = ['high-first', 'low-first', 'high-first-swapped', 'low-first-swapped'] as const;

const registerSchema = z.strictObject({
  table: z.enum(REGISTER_TABLES),
  /** Address on the wire, from 0; 40001 of a manual is holding register 0. */
  address: z.int().min(0).max(65_535),
  type: z.enum(REGISTER_TYPES),
  words: z.enum(WORD_ORDERS).exactOptional(),
});
export type Register = z.infer<typeof registerSchema>;

const number = z.number();
const tagSchema = z
  .strictObject({
    /** As the recorder names it. */
    tag: textSchema,
    furnace: textSchema,
    /** Setting of the operation, as `remelt route settings` names it, such as temperature_K; or a mark. */
    setting: textSchema.exactOptional(),
    /** A value that rises above zero marks this step of the heat. */
    mark: z.enum(LOG_MARKS).exactOptional(),
    /** Default the operation that the furnace is for. */
    operation: textSchema.exactOptional(),
    /** Unit of what is recorded, after factor and offset. */
    unit: z.string().max(40).exactOptional(),
    /** value [unit] = factor * recorded + offset: raw counts, 4 to 20 mA. */
    factor: number.exactOptional(),
    offset: number.exactOptional(),
    /** Values outside are no values of the setting [unit]; default what the setting allows. */
    low: number.exactOptional(),
    high: number.exactOptional(),
    /** Silence from which on there is a gap. */
    gapAfter_s: number.positive().max(86_400).exactOptional(),
    /** Largest error of the log that is kept [unit of the setting]. */
    tolerance: number.positive().exactOptional(),
    /** Of a counter: the value [recorded] at which it begins again at zero. */
    wrapsAt: number.positive().exactOptional(),
    /** Where a driver of Modbus TCP reads it. */
    register: registerSchema.exactOptional(),
    /** Topic that a driver of MQTT reads it from, `+` for one level; and the place of the value in its JSON, such as `data.0.value`. */
    topic: textSchema.exactOptional(),
    path: z.string().max(200).exactOptional(),
  })
  .refine(({ setting, mark }) => (setting === undefined) !== (mark === undefined), {
    message: 'needs a setting or a mark, not both',
  });

/** `remelt-tag-map/1`: what the tags of a recorder are, once. */
export const tagMapSchema = z.strictObject({
  format: z.literal('remelt-tag-map/1').exactOptional(),
  /** Zone of its clock, such as Europe/Berlin or +01:00; of a recorder whose times state none. */
  zone: z.string().max(60).exactOptional(),
  dates: z.enum(['dmy', 'mdy', 'ymd']).exactOptional(),
  decimal: z.enum(['comma', 'point']).exactOptional(),
  tags: z.array(tagSchema).min(1).max(1000),
});
export type TagMap = z.infer<typeof tagMapSchema>;
export type MappedTag = TagMap['tags'][number];
