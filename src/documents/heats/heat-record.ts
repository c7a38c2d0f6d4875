import { z } from 'zod';
import { HEAT_USE_NAMES } from '../../foundation/quantity/heat-use.ts';
import { isReading } from '../../foundation/quantity/reading.ts';
import { ASSIGNED_CAUSES, CONTENT_UNITS, SAMPLE_PURPOSES } from '../../metal/alloy/words.ts';
import { elementSymbol, newIdSchema, reasonSchema } from '../common.ts';
import { weighingsOrder } from '../yard/scale.ts';
import { simulateInputSchema } from './simulate.ts';

const id = z.string().min(1).max(100);
const words = z.string().min(1).max(200);
const grams = z.number().int().positive();
const by = id.optional();
const happenedAt = z.string().optional();
/** Readings of a scale that the mass comes from; what they leave of it, or all of it without them, was typed. */
const readings = weighingsOrder.optional();
const losses = z
  .array(z.strictObject({ to: id, mass_g: grams, readings }))
  .max(50)
  .optional();
const tolerance_g = z.number().int().min(0).optional();
/** A result as printed; a comma or a unit in it is asked here, where its place is known. */
const reading = z
  .string()
  .min(1)
  .max(40)
  .refine(
    isReading,
    'is not a decimal: use a point and no unit; write "<" and the detection limit for an undetected element',
  );
const results = z
  .array(
    z.strictObject({
      element: elementSymbol,
      text: reading,
      unit: z.enum(CONTENT_UNITS),
      sd: z.string().min(1).max(40).optional(),
    }),
  )
  .min(1);
const subject = z.string().regex(/^(heat|object):.+$/, 'heat:ID or object:ID');

/** A time within the log in which a setting has no value; a prediction takes the straight line across it, and says so. */
const logGap = z.strictObject({
  from_s: z.number().min(0),
  to_s: z.number().min(0),
  why: z.string().min(1).max(60),
});

/** Where a log comes from that nobody typed: the file of a recorder, and how its settings were kept small. */
const recordedSchema = z.strictObject({
  /** Of the bytes of the file; of several parts of a source that of their list. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  file: words.optional(),
  /** SHA-256 of the parts that a source sent. */
  parts: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(2000)
    .optional(),
  source: id.optional(),
  /** Start and end of the log (ISO 8601). */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** The clock of the recorder was so far ahead [s], as somebody has said. */
  clockAhead_s: z.number().optional(),
  settings: z
    .array(
      z.strictObject({
        setting: id,
        tag: words,
        readings: z.number().int().min(0),
        /** Silence from which on there is a gap [s]. */
        gapAfter_s: z.number().positive(),
        /** Largest error of the lines between its knots [unit of the setting]. */
        error: z.number().min(0),
        lowest: z.number(),
        highest: z.number(),
        gaps: z.array(logGap).max(2000),
      }),
    )
    .max(50),
});

/** How a furnace ran: metal charged, settings as they ran, and when each bath sample was taken from the start of the route [s]. */
export const furnaceLogSchema = z.strictObject({
  melt: simulateInputSchema.shape.melt,
  route: simulateInputSchema.shape.route,
  /** Settings far from the plan are what the furnace showed, not a slip. */
  asRead: z.literal(true).optional(),
  samples: z
    .array(z.strictObject({ sample: id, at_s: z.number().min(0).max(1e8) }))
    .max(200)
    .optional(),
  recorded: recordedSchema.optional(),
});

/** What opens the retest of a failed specimen; the results of the further specimens follow as analyses. */
const retestSchema = z.strictObject({
  of: subject,
  /** Sample that failed, or an analysis that names no sample. */
  replaces: id,
  /** Id of a rule in `data/release-procedures.json`. */
  rule: id,
  /** Elements that failed. */
  characteristics: z.array(elementSymbol).min(1).max(100),
  /** Why the first result failed. */
  cause: reasonSchema,
  by,
  /** The further specimens by name, as many as the rule asks for; nobody has measured them. */
  specimens: z.array(newIdSchema).min(1).max(50),
});

/**
 * `remelt-heat-record/1`: what really happened to a heat, as much of it as is known so far; parts may come in several
 * documents, in the order charge, log, melt, cast.
 */
export const heatRecordSchema = z.strictObject({
  format: z.literal('remelt-heat-record/1').optional(),
  heat: id,
  /** Person who did it; parts may name another. */
  by,
  /** When (ISO 8601 with zone); default when it is booked. */
  happenedAt,
  charge: z
    .array(z.strictObject({ lot: id, actual_g: grams, readings }))
    .min(1)
    .max(500)
    .optional(),
  /** Lots of the plan that are not there, and why: the charge goes without them, and they are put on hold. */
  notThere: z
    .array(z.strictObject({ lot: id, reason: reasonSchema }))
    .min(1)
    .max(500)
    .optional(),
  /** The masses of the charge are those of the plan: nobody weighed them. */
  asPlanned: z.literal(true).optional(),
  /** Furnace of the plant that the charge goes into, where the plan named none. */
  furnace: id.optional(),
  /** Why this charge holds metal that nobody planned; without it, such metal is refused. */
  unplanned: reasonSchema.optional(),
  melt: z.strictObject({ process: id, output_g: grams, readings, losses, tolerance_g, by }).optional(),
  cast: z
    .strictObject({
      objects: z.array(z.strictObject({ object: newIdSchema, form: id, mass_g: grams, readings })).max(200),
      /** Skull, crops, sprues: they come back as lots on hold. */
      reverts: z
        .array(z.strictObject({ lot: newIdSchema, form: id, mass_g: grams, readings }))
        .max(200)
        .optional(),
      losses,
      tolerance_g,
      by,
    })
    .optional(),
  /** How the furnace ran: what `remelt calibrate` learns from. */
  log: furnaceLogSchema.extend({ furnace: id, by }).optional(),
  /** What it used beside metal: energy kWh, argon m3, refractory kg, electrode kg, labour h, furnace h, analyses. */
  used: z.partialRecord(z.enum(HEAT_USE_NAMES), z.number().min(0).max(1e9)).optional(),
  samples: z
    .array(
      z.strictObject({
        of: subject,
        sample: newIdSchema,
        place: words,
        /** What it is taken for; default the bath where `place` says so, else the product. */
        purpose: z.enum(SAMPLE_PURPOSES).optional(),
        mass_g: grams.optional(),
      }),
    )
    .max(200)
    .optional(),
  analyses: z
    .array(
      z
        .strictObject({
          of: subject,
          /** Its own id; default the name of the sample, with the method where that id is taken. */
          analysis: newIdSchema.optional(),
          method: id,
          place: words,
          /** The specimen; one may be analysed by several methods. */
          sample: id.optional(),
          laboratory: words.optional(),
          reference: words.optional(),
          /** It answers a failure: refused where no retest named its specimen. */
          ofRetest: z.literal(true).optional(),
          by,
          results,
        })
        .refine((one) => one.analysis !== undefined || one.sample !== undefined, {
          message: 'needs the name of its sample, or an id of its own',
        }),
    )
    .max(200)
    .optional(),
  /** Retests of metal that failed, opened before their specimens are measured. */
  retests: z.array(retestSchema).max(50).optional(),
  /** Analyses that were booked wrongly: a repeat replaces nothing, a mistake is withdrawn with its reason. */
  withdraw: z
    .array(
      z.strictObject({
        of: subject,
        analysis: id,
        reason: reasonSchema,
        /** Needed where metal was judged by it. */
        cause: z.enum(ASSIGNED_CAUSES).optional(),
        /** Paper that shows the cause. */
        document: words.optional(),
        /** Of a further specimen of a retest: the one in its place. */
        repeat: newIdSchema.optional(),
        by,
      }),
    )
    .max(50)
    .optional(),
});

export type HeatRecord = z.infer<typeof heatRecordSchema>;
