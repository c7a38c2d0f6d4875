import { z } from 'zod';
import {
  ADDITIONS,
  ADVICE_DECISIONS,
  POINT_DECISIONS,
  POINT_KINDS,
  POINT_STEPS,
  SHIFT_STEPS,
} from '../../metal/alloy/words.ts';
import { STAMPING_ROLES } from '../../metal/plant/person.ts';
import { count, decimal, kg, loss, lotId, portion, signedKg, subject, uses } from './codings.ts';
import { defineKind } from './kind.ts';
import { as, each } from './said.ts';
import { idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';
import { weighed } from './weighings.ts';

/** Results of a sample, and the file that they arrived in. */
const arrivedSample = z.strictObject({ arrival: idText, sample: idText });

const output = z.strictObject({ lot: as('to', subject), kg: kg(), form: idText });

/** A hold or witness point: before which step, what is looked at, and whose stamp it takes. */
export const holdPoint = z.strictObject({
  /** Its name within the heat, such as `pour` or `pour-2`. */
  point: idText,
  step: z.enum(POINT_STEPS),
  kind: z.enum(POINT_KINDS),
  look: wordsText,
  role: z.enum(STAMPING_ROLES),
  /** Of a witness point: minutes after the call, after which work may go on. */
  waitMin: as('wait_min', count).optional(),
});

export const heatPlanned = defineKind(
  'heat.planned',
  { ...happened, documentSha256: sha256Text.optional() },
  {
    ...told,
    target: z.strictObject({
      grade: idText.optional(),
      specification: wordsText.optional(),
      kg: kg().optional(),
    }),
    owner: wordsText.optional(),
    ownAdditions: z.boolean().optional(),
    /** Operations that it is planned through, as in a simulate document. */
    route: jsonText.optional(),
    /** Furnace of its first melting operation. */
    furnace: idText.optional(),
    /** How the customer pays, canonical JSON. */
    contract: jsonText.optional(),
    reservations: each('reservation', z.array(portion)).optional(),
    /** What a kilogram of what is reserved was counted at. */
    prices: each(
      'price',
      z.array(
        z.strictObject({
          lot: as('from', subject),
          usdPerKg: as(
            'usd_per_kg',
            decimal((usd) => usd.toFixed(4)),
          ),
        }),
      ),
    ).optional(),
    /** Every hold and witness point of the heat. */
    holdPoints: each('holdPoint', z.array(holdPoint)).optional(),
    /** Of a plan that does not reach what was asked: how far it comes, and why its planner takes it. It reserves nothing. */
    below: z
      .strictObject({
        asked: decimal(),
        reached: decimal(),
        atLeast: decimal(),
        decides: wordsText.optional(),
        reason: wordsText,
      })
      .optional(),
    /** What the furnace may spoil of a right charge: the limit, in what share of such charges, and the sample that settles it. */
    open: each(
      'open',
      z.array(z.strictObject({ of: wordsText, breaks: decimal(), until: wordsText })),
    ).optional(),
    /** What such a plan takes, once quality has accepted it. */
    proposal: each('proposal', z.array(portion)).optional(),
  },
);

/** Quality accepts a plan below what was asked, as its planner did: what it takes is reserved now. */
export const heatPlanAccepted = defineKind(
  'heat.plan-accepted',
  { ...happened },
  { ...told, reason: wordsText, reservations: each('reservation', z.array(portion).min(1)) },
);

export const heatCancelled = defineKind('heat.cancelled', { ...happened }, { ...told, reason: wordsText });

/** Metal went into the furnace: these inputs now, not all inputs of the heat. Absent `addition` = as planned. */
export const heatCharged = defineKind(
  'heat.charged',
  {
    ...happened,
    nInputs: count,
    inputKg: kg('input_g'),
    addition: z.enum(ADDITIONS).optional(),
    /** Of the trim advice that is followed. */
    documentSha256: sha256Text.optional(),
    /** The masses are those of the plan: nobody weighed them. */
    asPlanned: z.literal(true).optional(),
    /** Furnace that it went into, where the plan named none. */
    furnace: idText.optional(),
  },
  {
    ...told,
    inputs: each('input', z.array(portion).min(1)),
    reason: wordsText.optional(),
    /** Results that arrived and that the advice rests on. */
    arrivals: each('arrival', z.array(arrivedSample)).optional(),
    /** Metal of the plan that was not there, and why: the rest is melted without it. */
    missing: each(
      'missing',
      z.array(z.strictObject({ lot: as('from', subject), reason: wordsText })),
    ).optional(),
    ...weighed,
  },
);

/** What could not be explained within the scale tolerance, absent when nothing; the tolerance where another was told. */
const balanced = {
  lossKg: kg('loss_g').optional(),
  unbalancedKg: signedKg('unbalanced_g').optional(),
  toleranceKg: kg('tolerance_g').optional(),
};

/** The charge is closed: all inputs of the heat, so that a claim can insist on seeing every one. */
export const heatMelted = defineKind(
  'heat.melted',
  {
    ...happened,
    process: idText,
    nInputs: count,
    inputKg: kg('input_g'),
    outputKg: kg('output_g'),
    ...balanced,
    documentSha256: sha256Text.optional(),
  },
  {
    ...told,
    inputs: each('input', z.array(portion).min(1)),
    losses: each('loss', z.array(loss)).optional(),
    ...weighed,
  },
);

/** Metal became objects and revert lots: a heat was cast, or an object of it cut up, which then is the subject. */
export const heatCast = defineKind(
  ['heat.cast', 'heat.cut'],
  { ...happened, inputKg: kg('input_g'), nOutputs: count, outputKg: kg('output_g'), ...balanced },
  {
    ...told,
    outputs: each('output', z.array(output).min(1)),
    losses: each('loss', z.array(loss)).optional(),
    ...weighed,
  },
);

/** Leak-up rate of a furnace before the heat is melted [Pa m3/s], and its hold limit; the latest of a furnace counts. */
export const heatLeakMeasured = defineKind(
  'heat.leak-measured',
  {
    ...happened,
    furnace: idText,
    leakPaM3PerS: as('leak_Pa_m3_per_s', decimal()),
    limitPaM3PerS: as('limit_Pa_m3_per_s', decimal()).optional(),
  },
  /** Why it is melted although the rate is above the limit. */
  { ...told, accepted: wordsText.optional() },
);

/** How the furnace ran: settings, melt and sample times as canonical JSON. The latest of a heat counts. */
export const heatLogged = defineKind(
  'heat.logged',
  { ...happened, furnace: idText },
  { ...told, log: jsonText },
);

/** What the heat used beside metal, in the units of `HEAT_USES`. Of each item the latest record counts. */
export const heatUsed = defineKind(
  'heat.used',
  { ...happened },
  { ...told, uses: each('use', as('used', uses)) },
);

/** What a named melter did with advice during a heat. Advice itself moves nothing. */
export const heatAdvised = defineKind(
  'heat.advised',
  { ...happened, documentSha256: sha256Text, decision: z.enum(ADVICE_DECISIONS) },
  {
    by: wordsText,
    advice: wordsText,
    reason: wordsText.optional(),
    /** Results that arrived and that it rests on. */
    arrivals: each('arrival', z.array(arrivedSample)).optional(),
  },
);

/** A line of the make-up sheet that was weighed and not charged yet, with the readings of a scale that its mass comes from. */
const weighedLine = z.strictObject({
  line: count,
  lot: lotId,
  kg: kg(),
  readings: z
    .array(z.strictObject({ reading: idText, tare: idText.optional() }))
    .min(1)
    .optional(),
});

/** A shift handed the heat over with a note and what it had weighed, or the next one took it over. It changes no balance. */
export const heatShift = defineKind(
  'heat.shift',
  { ...happened, step: z.enum(SHIFT_STEPS) },
  { ...told, note: wordsText.optional(), weighed: each('weighed', z.array(weighedLine).min(1)).optional() },
);

/** At a hold or witness point: the inspector was called, accepted, rejected or did not come, or quality waived it. */
export const heatInspected = defineKind(
  'heat.inspected',
  { ...happened, point: idText, decision: z.enum(POINT_DECISIONS) },
  { by: wordsText, remark: wordsText.optional() },
);

/** An object came into being: cast from a heat or cut from another object. */
export const objectCreated = defineKind(
  'object.created',
  { ...happened, form: idText, from: subject, heat: idText },
  { ...told, massKg: kg() },
);
