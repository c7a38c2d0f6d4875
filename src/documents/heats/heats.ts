import { z } from 'zod';
import { HEAT_USE_NAMES } from '../../foundation/quantity/heat-use.ts';
import { ADDITIONS, ADVICE_DECISIONS, DISPOSITIONS, SHIFT_STEPS, VERDICTS } from '../../metal/alloy/words.ts';
import { elementSymbol, instant, listOf, nextPlace, subjectSchema } from '../common.ts';
import { analysisSchema, certificateStatesSchema, decisionStates, handsSchema } from '../yard/stock.ts';
import { adviseInputSchema, adviseOutputSchema } from './advise.ts';
import { belowAskedSchema } from './below-asked.ts';
import { crucibleSchema } from './charge-sheet.ts';
import { pointStateSchema } from './hold-points.ts';
import { planOutputSchema } from './plan.ts';

/** Heats in answers. Masses in grams; what is not known is null. */

const grams = z.record(z.string(), z.number());

const answeredSchema = z.object({
  seq: z.number(),
  documentSha256: z.string(),
  decision: z.enum(ADVICE_DECISIONS),
  by: z.string(),
  advice: z.string(),
  reason: z.string().nullable(),
  happenedAt: z.string(),
});

/** Leak-up rate of a furnace before a heat; a limit of null = the furnace has none. */
const leakSchema = z.object({
  seq: z.number(),
  furnace: z.string(),
  leak_Pa_m3_per_s: z.number(),
  limit_Pa_m3_per_s: z.number().nullable(),
  /** Why a rate above the limit was accepted. */
  accepted: z.string().nullable(),
  by: z.string().nullable(),
  happenedAt: z.string(),
});

/** A hand-over, or that the next shift took the heat over. */
const shiftStepSchema = z.object({
  seq: z.number(),
  step: z.enum(SHIFT_STEPS),
  by: z.string().nullable(),
  note: z.string().nullable(),
  happenedAt: z.string(),
  /** Lines of the make-up sheet that were weighed and not charged; absent where none were. */
  weighed: listOf(
    z.object({
      line: z.number(),
      lot: z.string(),
      mass_g: z.number(),
      readings: listOf(z.object({ reading: z.string(), tare: z.string().exactOptional() })).exactOptional(),
    }),
  ).exactOptional(),
});

/** A heat as it stands now. */
/** How far a heat is. */
export const HEAT_STATUSES = ['planned', 'charged', 'melted', 'cast', 'cancelled'] as const;

const belowStateSchema = belowAskedSchema.extend({
  reason: z.string(),
  by: z.string().nullable(),
  plannedAt: z.string(),
  accepted: z.object({ by: z.string().nullable(), reason: z.string(), happenedAt: z.string() }).nullable(),
});

const heatSchema = z.object({
  type: z.literal('heat'),
  id: z.string(),
  subject: subjectSchema,
  /** Record of its latest charge; null before the first. */
  node: z.number().nullable(),
  status: z.enum(HEAT_STATUSES),
  target: z.object({
    grade: z.string().nullable(),
    specification: z.string().nullable(),
    mass_g: z.number().nullable(),
  }),
  owner: z.string().nullable(),
  ownAdditions: z.boolean(),
  /** Route of the plan as canonical JSON; null where it was planned without one. */
  route: z.string().nullable(),
  /** Furnace that it is planned for, else that its charge names; absent where neither does. */
  furnace: z.string().exactOptional(),
  /** Latest booked footprint; absent until the first. */
  footprint: z.object({ seq: z.number(), total: z.string(), unit: z.string() }).exactOptional(),
  /** All that the plan reserved; `reserved_g` is what is left of it. */
  /** How the customer pays, as JSON; absent where nobody said. */
  contract: z.string().exactOptional(),
  planned_g: grams,
  reserved_g: grams,
  /** What a kilogram was counted at when it was planned [USD/kg]; absent = not recorded. */
  planned_usd_per_kg: z.record(z.string(), z.number()).exactOptional(),
  /** What went into the furnace, in order; `addition` null = as planned. */
  charges: listOf(
    z.object({
      seq: z.number(),
      happenedAt: z.string(),
      by: z.string().nullable(),
      addition: z.enum(ADDITIONS).nullable(),
      reason: z.string().nullable(),
      /** Nobody weighed it; absent = weighed. */
      asPlanned: z.literal(true).exactOptional(),
      /** Metal of the plan that was not there; absent = nothing was said to be missing. */
      missing: listOf(z.object({ from: subjectSchema, reason: z.string() })).exactOptional(),
      /** Furnace that it names, where the plan named none. */
      furnace: z.string().exactOptional(),
      portions: listOf(
        z.object({
          from: subjectSchema,
          node: z.number(),
          mass_g: z.number(),
          reserved_g: z.number(),
          generation: z.number(),
        }),
      ),
    }),
  ),
  inputs: listOf(z.object({ from: subjectSchema, node: z.number(), mass_g: z.number() })),
  input_g: z.number(),
  process: z.string().nullable(),
  output_g: z.number().nullable(),
  losses_g: grams,
  /** Metal without explanation beyond the tolerance of the scales; 0 = balanced. */
  unbalanced_g: z.number(),
  /** The same, of melting and casting. */
  balances: listOf(
    z.object({ seq: z.number(), losses_g: grams, unbalanced_g: z.number(), by: z.string().exactOptional() }),
  ),
  outputs: listOf(z.object({ to: subjectSchema, mass_g: z.number() })),
  generation: z.number(),
  samples: listOf(z.string()),
  analyses: listOf(analysisSchema),
  /** Leak-up rates in the order of measuring; absent until the first. */
  leaks: listOf(leakSchema).exactOptional(),
  /** Latest furnace log; absent until the first. */
  log: z.object({ seq: z.number(), furnace: z.string(), text: z.string() }).exactOptional(),
  /** What it used beside metal: kWh, m3, kg, h, pieces; absent until the first. */
  used: z.partialRecord(z.enum(HEAT_USE_NAMES), z.number()).exactOptional(),
  /** Hand-overs from shift to shift, in order; absent until the first. */
  shifts: listOf(shiftStepSchema).exactOptional(),
  /** Limits that the furnace left open when it was planned, and the sample that settles each; absent where there were none. */
  open: listOf(z.object({ of: z.string(), breaks: z.number(), until: z.string() })).exactOptional(),
  /** It is planned below what was asked, and who accepted that beside its planner; null: nobody yet, and nothing is reserved. */
  below: belowStateSchema.exactOptional(),
  /** Hold and witness points; absent where the heat has none. */
  holdPoints: listOf(pointStateSchema).exactOptional(),
  /** Advice that a melter answered; absent until the first. */
  advice: listOf(answeredSchema).exactOptional(),
  ...decisionStates,
  certificates: certificateStatesSchema.exactOptional(),
  disposition: z.enum(DISPOSITIONS).nullable(),
  hands: handsSchema.exactOptional(),
});

/** `remelt-heats/1`: every heat, the one that changed last at the end. */
export const heatsSchema = z.object({
  format: z.literal('remelt-heats/1'),
  heats: listOf(
    z.object({
      heat: z.string(),
      status: heatSchema.shape.status,
      grade: z.string().nullable(),
      charged_kg: z.number(),
      /** When something of it was booked last. */
      changed: instant.exactOptional(),
      /** Whose metal it is, else the customer of its specification. */
      customer: z.string().exactOptional(),
      /** The worst verdict on measured results of it and its pieces. */
      verdict: z.enum(VERDICTS).exactOptional(),
      /** What its planned metal costs. */
      planned_usd: z.number().exactOptional(),
      /** Of an open heat: what it waits for, the roles that can do it, and since when. */
      waits: z
        .object({ for: z.string(), on: listOf(z.string()), since: instant, age_d: z.number() })
        .exactOptional(),
    }),
  ),
  next: nextPlace,
  /** How many heats there are of each status; in the first part of a list with the latest first. */
  statuses: z.record(z.string(), z.int()).exactOptional(),
  /** The number that was asked for where no heat has it, else the next one that is free. Absent = none was asked for, or none is free. */
  freeNumber: z.string().exactOptional(),
});
export type Heats = z.infer<typeof heatsSchema>;

/** `remelt-heat-plan/1`: the plan of a heat; its lots are reserved now, unless it was a dry run. */
export const heatPlanSchema = z.object({
  format: z.literal('remelt-heat-plan/1'),
  heat: z.string(),
  /** What was ordered, and when it was planned. */
  ordered: z.object({
    ...{ grade: z.string(), mass_kg: z.number(), at: z.string() },
    /** Controlled specification that is met in place of the grade. */
    specification: z.string().exactOptional(),
    /** Name of the kept route, or its operations. */
    route: z.string().exactOptional(),
    /** Programme that the plan stays inside. */
    programme: z.string().exactOptional(),
    owner: z.string().exactOptional(),
  }),
  /** How the customer pays, in words, and what that leaves of the planned cost [USD]; absent without a contract. */
  sold: z
    .object({
      contract: z.string(),
      /** null where the contract shares a saving: that is known once the heat is charged. */
      sales_usd: z.number().nullable(),
      margin_usd: z.number().nullable(),
    })
    .exactOptional(),
  /** True: nothing was reserved. */
  dryRun: z.literal(true).exactOptional(),
  plan: planOutputSchema,
  /** The plan does not reach what was asked: planner and quality accept it before its lots are reserved. */
  below: belowAskedSchema
    .extend({
      /** Why its planner takes it; absent in a dry run without one. */
      reason: z.string().exactOptional(),
    })
    .exactOptional(),
  /** Cleared lots that the furnaces refuse or whose analyses cannot be used, and why. */
  blocked: listOf(z.object({ lot: z.string(), reasons: listOf(z.string()) })),
  /** Grade or material that each charged lot is cleared as. */
  clearedAs: z.record(z.string(), z.string()),
  /** What the contents are planned against [wt%]: window, the plant's own range inside it, aim. */
  windows_wtpct: z.record(
    z.string(),
    z.object({
      min: z.number().exactOptional(),
      max: z.number().exactOptional(),
      from: z.number().exactOptional(),
      to: z.number().exactOptional(),
      aim: z.number().exactOptional(),
    }),
  ),
  /** What a kilogram of each charged lot was counted at. */
  prices_usd_per_kg: z.record(z.string(), z.number()),
  /** Charged lots that were counted at the price paid for them; absent where none was. All others: the price deck. */
  paid: listOf(z.string()).exactOptional(),
  /** What the analyses of charged lots disagree on, and what is melted with them beside the metal. */
  remarks: listOf(z.string()),
  /** How the charge goes into the crucible; absent where the furnace is fed, or none is known. */
  crucible: crucibleSchema.exactOptional(),
  /** Stands for what is shown: an order that confirms it reserves this plan. */
  shown: z.string(),
});

export type HeatPlan = z.infer<typeof heatPlanSchema>;

/** Prediction against measurement, element by element. */
const comparedSchema = z.object({
  rows: listOf(
    z.object({
      element: elementSymbol,
      predicted_ppm: z.number(),
      p05_ppm: z.number(),
      p95_ppm: z.number(),
      recorded_ppm: z.number(),
      below: z.boolean(),
      /** (recorded - predicted) / sqrt(sd^2 + u^2); null for "<" results. */
      z: z.number().nullable(),
      /** -log2 of the chance of a deviation as large. */
      surprise_bit: z.number().nullable(),
      inside: z.boolean(),
    }),
  ),
  /** Rows within their 5 to 95 % band. */
  inside: z.number(),
  /** Chance of a misfit as large (chi squared). */
  pValue: z.number().nullable(),
});

const plannedHeat = planOutputSchema.shape.heats.element.shape;

/** What was really charged, added up and certified again. */
const asChargedSchema = z.object({
  mass_kg: z.number(),
  cost_usd: z.number(),
  composition_wtpct: plannedHeat.composition_wtpct,
  certificate: plannedHeat.certificate.unwrap(),
  /** Limits that the mean breaks, in words. */
  outside: listOf(z.string()),
  risks: listOf(z.object({ words: z.string(), share: z.number() })),
});

/** The same with every element that has a window; `is` says where it lies after the route. */
const weighedChargeSchema = asChargedSchema.extend({
  /** The heat was planned through a route, so that the contents after it differ from those charged. */
  isRefined: z.boolean(),
  elements: listOf(
    z.object({
      element: elementSymbol,
      charged_wtpct: z.number(),
      refined_wtpct: z.number(),
      min_wtpct: z.number().exactOptional(),
      max_wtpct: z.number().exactOptional(),
      is: z.enum(['below', 'inside', 'above']),
    }),
  ),
});
export type WeighedCharge = z.infer<typeof weighedChargeSchema>;

/** `remelt-compared-heat/1`: null while the prediction or the measurements are missing. */
export const comparedHeatSchema = z.object({
  format: z.literal('remelt-compared-heat/1'),
  heat: heatSchema,
  compared: comparedSchema.nullable(),
  /** What the charge comes to as it was weighed; null where that cannot be said, absent where the order does not ask. */
  asCharged: weighedChargeSchema.nullable().exactOptional(),
});

/** `remelt-additions/1`: metal for a heat in the furnace, booked or shown for confirmation. */
export const additionsSchema = z.object({
  format: z.literal('remelt-additions/1'),
  heat: z.string(),
  /** `planned`: the plan reserved it; `advised`: a trim proposes it; `unplanned`: a person wants it. */
  kind: z.enum(['planned', ...ADDITIONS]),
  booked: z.boolean(),
  /** Number of the record of the charge; absent until it is booked. */
  record: z.number().exactOptional(),
  lines: listOf(
    z.object({
      lot: z.string(),
      clearedAs: z.string(),
      mass_g: z.number(),
      /** Certificate or delivery note of the lot. */
      reference: z.string().nullable(),
      /** Of it the heat had reserved. */
      reserved_g: z.number(),
      /** What is left free of the lot. */
      left_g: z.number(),
    }),
  ),
  /** Expected of the bath, before and after [wt%]; empty where nothing was predicted or sampled. */
  composition: listOf(
    z.object({ element: elementSymbol, before_wtpct: z.number().nullable(), after_wtpct: z.number() }),
  ),
  words: listOf(z.string()),
  /** Stands for what is shown: an order that confirms it repeats it. */
  shown: z.string(),
});
export type Additions = z.infer<typeof additionsSchema>;

/** `remelt-recorded/1`: a heat after its record was booked. */
export const recordedHeatSchema = z.object({
  format: z.literal('remelt-recorded/1'),
  heat: heatSchema,
  compared: comparedSchema.nullable(),
  /** What was really charged, added up and certified again, before any furnace; null until it is charged from lots, and where the order asks for none. */
  asCharged: asChargedSchema.nullable(),
  /** What this record booked, each with the number of its record, in words: charges, samples, analyses in full, melting, casting, corrections. */
  booked: listOf(z.object({ seq: z.number(), of: subjectSchema, words: z.string() })),
  /** The same document had been booked before. */
  repeated: z.boolean(),
});
export type RecordedHeat = z.infer<typeof recordedHeatSchema>;

/** `remelt-shift/1`: a heat from one shift to the next, and what the next one must know. */
export const shiftSchema = z.object({
  format: z.literal('remelt-shift/1'),
  heat: z.string(),
  status: heatSchema.shape.status,
  /** Samples that have no results yet. */
  openSamples: listOf(z.string()),
  /** All hand-overs, in order. */
  shifts: listOf(shiftStepSchema),
  booked: listOf(z.object({ seq: z.number(), words: z.string() })),
});
export type Shift = z.infer<typeof shiftSchema>;

/** `remelt-stamp/1`: the hold and witness points of a heat after a decision at one of them. */
export const stampSchema = z.object({
  format: z.literal('remelt-stamp/1'),
  heat: z.string(),
  status: heatSchema.shape.status,
  holdPoints: listOf(pointStateSchema),
  /** Each point as it stands, in words; an open one keeps the heat until one of the persons stamps it. */
  points: listOf(z.object({ words: z.string(), open: z.boolean(), mayStamp: listOf(z.string()) })),
  booked: listOf(z.object({ seq: z.number(), words: z.string() })),
});
export type Stamp = z.infer<typeof stampSchema>;

/** `remelt-accepted-plan/1`: a plan below what was asked that planner and quality have accepted. */
export const acceptedPlanSchema = z.object({
  format: z.literal('remelt-accepted-plan/1'),
  heat: z.string(),
  below: belowStateSchema,
  /** What is reserved now. */
  lots: z.number(),
  reserved_kg: z.number(),
  /** Its record. */
  seq: z.number(),
});
export type AcceptedPlan = z.infer<typeof acceptedPlanSchema>;

/** `remelt-leak/1`: a leak-up rate that was measured before a heat, and what it means for the heat. */
export const measuredLeakSchema = z.object({
  format: z.literal('remelt-leak/1'),
  heat: z.string(),
  leak: leakSchema,
  /** `accepted`: above the limit, and quality lets it be melted. */
  verdict: z.enum(['within', 'above', 'accepted', 'no-limit']),
  /** Rate in plant.json. */
  plant_Pa_m3_per_s: z.number(),
  /** The heat was predicted anew with the rate. */
  predicted: z.boolean(),
});
export type MeasuredLeak = z.infer<typeof measuredLeakSchema>;

/** `remelt-heat-advice/1`: what may be done with a heat of the ledger that is in the furnace, and what it rests on. */
export const heatAdviceSchema = z.object({
  format: z.literal('remelt-heat-advice/1'),
  heat: z.string(),
  /** The moment that it is for, and when the metal was molten as far as is known. */
  at: z.string(),
  moltenAt: z.string(),
  /** What the minutes of the advice count from: the start of the route. */
  zeroAt: z.string(),
  /** What was asked: with it the answer is recorded. */
  document: adviseInputSchema,
  advice: adviseOutputSchema,
  /** What of the ledger it rests on, in words. */
  rests: listOf(z.string()),
  /** The same for whoever shows it: what is booked after that record, and another charge or bath sample, has overtaken it. */
  on: z.object({
    record: z.number(),
    input_g: z.number(),
    samples: listOf(z.string()),
    /** Bath samples that have results. */
    results: z.number(),
    /** Results among them that arrived and that nobody has taken; absent where there are none. */
    untaken: listOf(z.object({ arrival: z.string(), file: z.string(), sample: z.string() })).exactOptional(),
  }),
  /** What keeps the answer from being advice, or makes it rougher, each with its cure. */
  missing: listOf(z.object({ what: z.string(), cure: z.string() })),
});
export type HeatAdvice = z.infer<typeof heatAdviceSchema>;

/** `remelt-answered-advice/1`: the advice, and what a melter did with it. */
export const answeredAdviceSchema = z.object({
  format: z.literal('remelt-answered-advice/1'),
  advice: adviseOutputSchema,
  answer: answeredSchema,
  booked: listOf(z.object({ seq: z.number(), words: z.string() })),
});
export type AnsweredAdvice = z.infer<typeof answeredAdviceSchema>;

const share = z.object({ mean: z.number(), spread: z.number() });

/** `remelt-yields/1`: metal yields by form and supplier, before and after the plant's own heats. */
export const yieldsSchema = z.object({
  format: z.literal('remelt-yields/1'),
  /** Heats from which on plans take what was learned. */
  leastHeats: z.number(),
  yields: listOf(
    z.object({
      form: z.string(),
      supplier: z.string(),
      heats: z.number(),
      charged_g: z.number(),
      prior: share,
      learned: share,
      /** Enough heats: plans take the learned yield; otherwise they keep the prior. */
      enough: z.boolean(),
    }),
  ),
});
export type Yields = z.infer<typeof yieldsSchema>;
