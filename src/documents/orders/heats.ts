import { z } from 'zod';
import { POINT_DECISIONS } from '../../metal/alloy/words.ts';
import { minutesSchema, roomSchema } from '../bath-sample.ts';
import {
  asTyped,
  nameSchema,
  newIdSchema,
  ppmContents,
  reasonSchema,
  sameNames,
  textSchema,
} from '../common.ts';
import { heatContractSchema } from '../heat-contract.ts';
import { heatRecordSchema } from '../heat-record.ts';
import { statedPointsSchema } from '../hold-points.ts';
import { planInputSchema } from '../plan.ts';
import { weighingsOrder } from '../scale.ts';
import { simulateInputSchema } from '../simulate.ts';
import { targetSchema } from '../target.ts';
import { trialInputSchema } from '../trial.ts';
import { planChangesSchema } from '../what-if.ts';

/** What the tasks of heats are asked. Who asks is no part of an order. */

const heat = textSchema;
const planned = planInputSchema.shape.heats.element.shape;

/** Kilograms by lot. */
const byLot = z.record(textSchema, z.number().positive().max(1e7));

/** Which lots a plan may take, and how much of them. */
const choiceOfLots = z.strictObject({
  /** Lots left out. */
  without: z.array(textSchema).max(10_000).exactOptional(),
  /** These lots alone. */
  only: z.array(textSchema).min(1).max(10_000).exactOptional(),
  atMost_kg: byLot.exactOptional(),
  /** Charged in any case. */
  atLeast_kg: byLot.exactOptional(),
  /** Least amount of a lot, if it is used at all; a smaller lot is used up or left. 0 = any; absent = what its form is worth. */
  minPiece_kg: z.number().min(0).max(1e7).exactOptional(),
});

const heatOrder = z.strictObject({
  heat: newIdSchema,
  gradeId: textSchema,
  /** What the heat must meet, in place of the windows of the grade: a controlled specification by its name. */
  controlled: z.strictObject({ name: textSchema, target: targetSchema }).exactOptional(),
  lots: choiceOfLots.exactOptional(),
  /** True: the plan is shown, and nothing is reserved. */
  dryRun: z.boolean().exactOptional(),
  /** `shown` of a dry run of the same order: that plan is reserved, or none if it does not hold any more. */
  confirm: textSchema.exactOptional(),
  /** Refined metal wanted. */
  mass_kg: z.number().positive().max(1e7),
  route: planned.route.unwrap().exactOptional(),
  /** What the heats of the furnace have unlocked (`remelt calibrate`). */
  removalCredit: planned.removalCredit.unwrap().exactOptional(),
  maxMaterials: planned.maxMaterials.unwrap().exactOptional(),
  /**
   * Middle share of each window that mean contents keep [1]; absent = where ten released heats show the plant to be, else
   * with a route the window itself.
   */
  internalShare: z.number().gt(0).max(1).exactOptional(),
  jointConfidence: planInputSchema.shape.jointConfidence.unwrap().exactOptional(),
  /** Corrections that will follow a bath sample. */
  recourse: planned.recourse.unwrap().exactOptional(),
  /** Qualified heats that the plan must not go beyond. */
  within: planned.within.unwrap().exactOptional(),
  /** Draws of the certificate; the plan document has the default. */
  certificationSamples: planInputSchema.shape.certificationSamples.unwrap().exactOptional(),
  /** Scale of the plant that the charge is weighed on: the plan is rounded to its step and checked again. */
  scale: textSchema.exactOptional(),
  /** Furnace of the plant for the first melting operation; absent = the smallest that holds the heat. */
  furnace: textSchema.exactOptional(),
  /** What the heat before left in the crucible; null = it is clean. Absent = what the plant's last heat in it leaves. */
  skull: planned.skull.unwrap().nullable().exactOptional(),
  /** Customer whose metal the heat is; absent = the plant's own. Other owners' metal is never mixed in. */
  owner: nameSchema.exactOptional(),
  /** Hold and witness points; those of an earlier plan of the heat stay. */
  holdPoints: statedPointsSchema.exactOptional(),
  /** How the customer pays; absent = as the heat was booked before. */
  contract: heatContractSchema.exactOptional(),
});
export type HeatOrder = z.infer<typeof heatOrder>;

/** The same with names of what is kept: a route, a controlled specification, which may name the grade, and a programme. */
export const planHeatOrder = heatOrder.omit({ controlled: true }).extend({
  gradeId: textSchema.exactOptional(),
  spec: textSchema.exactOptional(),
  route: z.union([planned.route.unwrap(), textSchema]).exactOptional(),
  /** Locked programme that passed gate 1: the plan stays inside what its qualified heats cover. In place of `within`. */
  programme: textSchema.exactOptional(),
});
export type AskedHeat = z.infer<typeof planHeatOrder>;

/** The order of a plan, and what is changed in it. */
export const whatIfHeatOrder = planHeatOrder
  .omit({ dryRun: true, confirm: true })
  .extend({ changes: planChangesSchema, asTyped });

export const predictHeatOrder = z.strictObject({
  heat,
  /** Operations, or the name of a kept route; absent = the route that it is planned through. */
  route: z.union([simulateInputSchema.shape.route, textSchema]).exactOptional(),
  /** Looks at the metal on the way, from the start of the route; default the ends of operations alone. */
  at_s: simulateInputSchema.shape.at_s.unwrap().exactOptional(),
});

export const trimHeatOrder = z.strictObject({
  heat,
  /** Metal in the furnace; default: what was charged, or came out. */
  mass_kg: z.number().positive().max(1e6).exactOptional(),
  furnaceRoom_kg: roomSchema.exactOptional(),
  /** Since the sample was taken. */
  minutes: minutesSchema.exactOptional(),
  confidence: z.number().min(0.5).lt(1).exactOptional(),
  /** Grades that the heat may become. */
  divert: z.array(textSchema).max(20).exactOptional(),
  /** Operation of the route that the bath is in, its number from 1; default what the furnace log says, or the only bath. */
  stage: z.number().int().min(1).exactOptional(),
});
export type TrimOrder = z.infer<typeof trimHeatOrder>;

export const measureLeakOrder = z.strictObject({
  heat,
  leak_Pa_m3_per_s: z.number().min(0).max(1e4),
  /** Furnace that it was measured on; absent = that of the plan. */
  furnace: textSchema.exactOptional(),
  /** Why the heat is melted although the rate is above the limit of the furnace. */
  accepted: reasonSchema.exactOptional(),
});

export const handOverHeatOrder = z.strictObject({
  heat,
  /** What the next shift must know. */
  note: reasonSchema.exactOptional(),
  /** Takes the heat over in place of handing it over. */
  takeOver: z.literal(true).exactOptional(),
  /** Lines of the make-up sheet that were weighed and are not charged yet: the next shift does not weigh them again. */
  weighed: z
    .array(
      z.strictObject({
        line: z.number().int().min(1).max(100_000),
        lot: textSchema,
        mass_g: z.number().int().positive().max(1e9),
        /** Readings of a scale that the mass comes from. */
        readings: weighingsOrder.exactOptional(),
      }),
    )
    .min(1)
    .max(500)
    .exactOptional(),
});

export const stampHeatOrder = z.strictObject({
  heat,
  /** Name of the hold or witness point, such as `pour`. */
  point: textSchema,
  decision: z.enum(POINT_DECISIONS),
  /** What was seen; needed where it is rejected, and as the reason where it is waived. */
  remark: reasonSchema.exactOptional(),
  /** When it happened (ISO 8601 with zone); absent = now. */
  happenedAt: textSchema.exactOptional(),
});

const cutGrams = z.number().int().positive().max(1e9);
const cutReadings = weighingsOrder.exactOptional();

export const cutObjectOrder = z.strictObject({
  object: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^:]+$/, 'is not the id of an object, such as I-1'),
  /** What was cut of it: each with an id of its own and its form, such as bar. */
  pieces: z
    .array(
      z.strictObject({ object: newIdSchema, form: newIdSchema, mass_g: cutGrams, readings: cutReadings }),
    )
    .min(1)
    .max(200),
  /** Crops: they come back as lots on hold. */
  reverts: z
    .array(z.strictObject({ lot: newIdSchema, form: newIdSchema, mass_g: cutGrams, readings: cutReadings }))
    .max(50)
    .exactOptional(),
  /** What is neither, such as kerf. */
  losses: z
    .array(z.strictObject({ to: textSchema, mass_g: cutGrams, readings: cutReadings }))
    .max(20)
    .exactOptional(),
});

export const makeUpSheetOrder = z.strictObject({
  heat,
  /** Marks a heat that nobody melts. */
  specimen: z.boolean().exactOptional(),
});

export const addToHeatOrder = z.strictObject({
  heat,
  /** One lot and its mass; or `advice`. */
  lot: textSchema.exactOptional(),
  mass_g: z.number().int().positive().max(1e9).exactOptional(),
  /** Readings of a scale that `mass_g` comes from; without them it was typed. */
  readings: weighingsOrder.exactOptional(),
  /** Why metal is added that nobody planned, or by a trim that is undecided. */
  reason: reasonSchema.exactOptional(),
  /** The trim after the latest bath sample, worked out with these options. */
  advice: trimHeatOrder.omit({ heat: true }).exactOptional(),
  /** With `advice` and `confirm`: what the scale showed of each lot; absent = exactly what was advised. */
  weighed: z
    .array(
      z.strictObject({
        lot: textSchema,
        mass_g: z.number().int().positive().max(1e9),
        readings: weighingsOrder.exactOptional(),
      }),
    )
    .min(1)
    .max(50)
    .exactOptional(),
  /** `shown` of the answer that is confirmed; without it, what is not planned is shown and nothing is booked. */
  confirm: textSchema.exactOptional(),
});
export type AdditionOrder = z.infer<typeof addToHeatOrder>;

export const recordHeatOrder = heatRecordSchema.extend({
  /** False: the booking is answered at once, without the certificate of the charge as weighed, which may take seconds. */
  asCharged: z.literal(false).exactOptional(),
  sameNames,
  asTyped,
});
export const recordFootprintOrder = z.strictObject({
  heat,
  /** `shown` of the answer that is confirmed; without it nothing is booked. */
  confirm: textSchema.exactOptional(),
});
/** Which route, for which product, and how far a trial may go. */
export const planTrialOrder = z.strictObject({
  /** Name of a kept route, or its operations. */
  route: z.union([textSchema, simulateInputSchema.shape.route]),
  /** The product: a grade of the catalogue, or the name of a controlled specification. */
  gradeId: textSchema.exactOptional(),
  spec: textSchema.exactOptional(),
  ...trialInputSchema.pick({ methods: true, wanted: true, most: true, cost: true }).shape,
  mass_kg: z.number().positive().max(1e6),
  /** Contents of the charge in place of typical ones [ppm]. */
  composition_ppm: ppmContents.exactOptional(),
});
export type TrialOrder = z.infer<typeof planTrialOrder>;

/** What a melter may say of a heat under way that the ledger does not know. */
export const adviseHeatOrder = z.strictObject({
  heat,
  /** The moment that the advice is for (ISO 8601 with zone); default now. */
  at: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-28T14:05:00Z' }).exactOptional(),
  /** Since the metal was molten; default since its charge was booked. */
  minutes: minutesSchema.exactOptional(),
  /** Until when the melt may be held, since the metal was molten; default as long as planned. */
  latestMinutes: minutesSchema.exactOptional(),
  /** Operation of the route that the bath is in, its number from 1; default what the furnace log says, or the only bath. */
  stage: z.number().int().min(1).exactOptional(),
  /** Name of a kept route, or operations, for a heat whose plan names none or another; not where its settings are logged. */
  route: z.union([simulateInputSchema.shape.route, textSchema]).exactOptional(),
  confidence: z.number().min(0.5).lt(1).exactOptional(),
});
export type AdviseHeatOrder = z.infer<typeof adviseHeatOrder>;

export const answerAdviceOrder = z.strictObject({
  /** `remelt-advise/1`, as it was asked. */
  document: z.unknown(),
  decision: z.enum(['accepted', 'declined']),
  reason: reasonSchema.exactOptional(),
  /** When the melter decided (ISO 8601 with zone); default when it is booked. */
  happenedAt: z.string().exactOptional(),
});
