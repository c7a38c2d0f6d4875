import { z } from 'zod';
import { ASSUMPTION_KINDS } from '../../foundation/quantity/sourced.ts';
import { assumptionSchema, elementSymbol, manifestSchema, textSchema, wtpctContents } from '../common.ts';
import { withinSchema } from '../qualification/qualified-heat.ts';
import { passedDraws, shareWithSd } from '../uncertain.ts';
import { recourseInputSchema, recourseOutputSchema } from './bath-sample.ts';
import { calibratedParametersSchema } from './calibrated-parameters.ts';
import { furnaceOfPlanSchema } from './furnace-of-plan.ts';
import { rareEarthInputSchema, rareEarthOutputSchema } from './rare-earth.ts';
import { simulateInputSchema } from './simulate.ts';
import { aimedTargetSchema } from './target.ts';

const mass = z.number().positive().max(1e7);
const target = aimedTargetSchema.extend({ mass_kg: mass });

const share = z
  .strictObject({
    lotClass: textSchema.optional(),
    form: textSchema.optional(),
    owner: textSchema.optional(),
    /** So often remelted, or more. */
    generation: z.number().int().min(1).max(1000).optional(),
    max: z.number().min(0).max(1),
  })
  .refine(
    (one) =>
      [one.lotClass, one.form, one.owner, one.generation].filter((by) => by !== undefined).length === 1,
    {
      message: 'needs at least one of lotClass, form, owner, generation',
    },
  );

/** Something that can be charged or added. */
export const materialSchema = z.strictObject({
  id: textSchema,
  composition_wtpct: wtpctContents,
  below_wtpct: wtpctContents.optional(),
  sd_wtpct: wtpctContents.optional(),
  /** wt% per unit normal of a source that several materials or elements share, such as `lab:A/XRF/Cr`. */
  loadings: z.record(textSchema, z.partialRecord(elementSymbol, z.number().min(-100).max(100))).optional(),
  balance: elementSymbol.optional(),
  price_usd_per_kg: z.number().min(0).max(1e7),
  /** Day of the price. */
  pricedOn: z.iso.date().optional(),
  available_kg: z.number().min(0).max(1e9).optional(),
  item_kg: mass.optional(),
  minimumIfUsed_kg: z.number().min(0).max(1e7).optional(),
  /** Charged in any case: a skull left in the crucible, a lot that has to go. */
  required_kg: mass.optional(),
  /** An opened drum is emptied, or at least so much stays in it. */
  leaveAtLeast_kg: mass.optional(),
  metal_yield: z.number().positive().max(1).optional(),
  form: textSchema.optional(),
  lotClass: textSchema.optional(),
  owner: textSchema.optional(),
  generation: z.number().int().min(0).max(1000).optional(),
  /** Added late: share of each element that the metal takes up; elements not named are taken up whole. */
  recovery: z.partialRecord(elementSymbol, shareWithSd).optional(),
  /** What the same metal fetches when it is sold instead; default its price. */
  alternative_usd_per_kg: z.number().min(0).max(1e7).optional(),
});

/** `remelt-plan/1`, what goes in. */
export const planInputSchema = z.strictObject({
  format: z.literal('remelt-plan/1').optional(),
  heats: z
    .array(
      z.strictObject({
        id: textSchema,
        /** A sub-heat is remelted master heat: no returns, at most 5 % additions. Default `master`. */
        kind: z.enum(['master', 'sub']).optional(),
        target,
        route: simulateInputSchema.shape.route.optional(),
        /** Routes to choose from, in place of `route`. */
        routes: z
          .array(
            z.strictObject({
              id: textSchema,
              route: simulateInputSchema.shape.route,
              fixed_usd: z.number().min(0).max(1e9).optional(),
              usd_per_kg: z.number().min(0).max(1e6).optional(),
            }),
          )
          .min(1)
          .max(20)
          .optional(),
        /**
         * Release-critical traces whose removal the plant's own heats have shown: their names, or by element the share that
         * is still taken to be there, as `remelt calibrate` unlocks it.
         */
        removalCredit: z
          .union([z.array(elementSymbol).max(20), z.partialRecord(elementSymbol, z.number().min(0).max(1))])
          .optional(),
        /** Parameters of the furnace as its own heats have shown them, from `remelt calibrate`; absent = literature. */
        calibrated: calibratedParametersSchema.optional(),
        maxMaterials: z.number().int().min(1).max(10_000).optional(),
        /** Largest number of lots from stock, what can be bought not counted. */
        maxLots: z.number().int().min(0).max(10_000).optional(),
        shares: z.array(share).max(100).optional(),
        /** Metal of the heat before that is still in the crucible: it comes into this heat, for nothing. */
        skull: z
          .strictObject({
            mass_kg: mass,
            /** Its grade, taken at the nominal contents with a sixth of each window as standard deviation; or its contents. */
            gradeId: textSchema.optional(),
            composition_wtpct: wtpctContents.optional(),
            sd_wtpct: wtpctContents.optional(),
            balance: elementSymbol.optional(),
          })
          .optional(),
        /** kg of an element lost per kg of oxygen that the charge brings (Al 1.12 as Al2O3); only without route and rareEarth. */
        lostToOxygen: z.partialRecord(elementSymbol, z.number().min(0).max(50)).optional(),
        /** The account of rare earths, where no route of the kinetic kind keeps it. */
        rareEarth: rareEarthInputSchema.optional(),
        /** Trims that will follow a bath sample; the heat is then planned with its own confidence. */
        recourse: recourseInputSchema.optional(),
        /** Qualified heats that the plan must not go beyond: their contents, revert, routes, linings and furnaces. */
        within: withinSchema.optional(),
      }),
    )
    .min(1)
    .max(200),
  materials: z.array(materialSchema).min(1).max(20_000),
  jointConfidence: z.number().min(0.5).lt(1).optional(),
  /** Step of the scale that the charge is weighed on: the plan is rounded to it and certified again. */
  weighStep_kg: z.number().positive().max(1e4).optional(),
  /** Date of the plan; prices older than `pricesValid_days` (default 30) are named under `assumed`. */
  asOf: z.iso.date().optional(),
  pricesValid_days: z.number().int().min(0).max(10_000).optional(),
  /** Draws of a certificate; default 4,000 through a route, 10,000 without one. Fewer are faster and vaguer. */
  certificationSamples: z.number().int().min(200).max(1_000_000).optional(),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
  /** Work, in seconds of a machine of fixed speed: the same document gives the same plan however busy the machine is. Default 30. */
  timeLimit_s: z.number().positive().max(86_400).optional(),
});

/** What would help against a conflict. */
const cureSchema = z.object({
  words: z.string(),
  /** Of the plan after it. */
  cost_usd: z.number().optional(),
  /** What it is; absent for a limit that would have to give way. */
  kind: z.enum(['measure', 'trim', 'lots', 'smaller', 'buy', 'concession', 'accept']).optional(),
  /** Heats that pass after it, on draws; absent where it was not planned to the end. */
  passRate: z.number().optional(),
  /** Mass of the smaller heat. */
  mass_kg: z.number().optional(),
  /** Analyses to order: elements of lots that nobody measured. */
  analyses: z
    .array(
      z.object({
        lot: z.string(),
        element: elementSymbol,
        method: z.string(),
        wtpct: z.number(),
        /** Day on which it was ordered; absent where nobody has. */
        orderedOn: z.string().optional(),
      }),
    )
    .optional(),
  /** False: the limit of work ended before it was planned to the end. */
  workedOut: z.literal(false).optional(),
});

const bindingSchema = z.object({
  element: elementSymbol.optional(),
  sum: z.string().optional(),
  rule: z.string().optional(),
  side: z.enum(['min', 'max']),
  /** Slope of the cost at the plan; it may end far within one unit. */
  shadowPrice_usd_per_unit: z.number(),
  unit: z.string(),
  /**
   * What one unit saves, within the gap of the plan: the relaxation solved again with the rule loosened by it. null where that is less
   * than the gap; absent where one unit is no small step.
   */
  saving_usd: z.number().nullable().optional(),
  words: z.string(),
  /** It is an edge of the qualified envelope. */
  edge: z.literal(true).optional(),
});

const lotReasonSchema = z.object({
  id: z.string(),
  /** 0 = out. */
  mass_kg: z.number(),
  price_usd_per_kg: z.number(),
  /** Price at which the answer changes: out = used below it, in = the heat is cheaper without the lot above it. */
  breakEven_usd_per_kg: z.number().nullable(),
  /** What each rule pays for a kg of it, or charges (negative); with the worth of metal itself they make its price. */
  parts: z.array(z.object({ words: z.string(), usd_per_kg: z.number() })),
  /** Share of the variance of the limits that fail. */
  riskShare: z.number().optional(),
  /** What knowing a content of it without doubt could save at most. */
  analyses: z.array(z.object({ element: z.string(), worth_usd: z.number() })).optional(),
  words: z.string(),
});

/** `remelt-plan/1`, what comes out. Costs are null where there is no plan. */
export const planOutputSchema = z.object({
  format: z.literal('remelt-plan/1'),
  manifest: manifestSchema,
  /** `kind` marks what is said beside the plan, not only in the list. */
  assumed: z.array(assumptionSchema.extend({ kind: z.enum(ASSUMPTION_KINDS).optional() })),
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  cost_usd: z.number().nullable(),
  /** No plan can cost less: optimum of the linear relaxation. */
  bound_usd: z.number().nullable(),
  /** (cost - bound) / cost. */
  gap: z.number().nullable(),
  /** What the solver itself claims, held apart from the bound above, and what was found wrong with its answers. */
  solver: z.object({
    name: z.string(),
    bound_usd: z.number().nullable(),
    gap: z.number().nullable(),
    /** What ended a solve before its answer was proven: the limit of work, or the clock far behind it; absent where none was ended. */
    stoppedBy: z.enum(['work', 'clock']).optional(),
    doubts: z.array(z.string()),
  }),
  heats: z.array(
    z.object({
      id: z.string(),
      cost_usd: z.number(),
      charge: z.array(z.object({ id: z.string(), mass_kg: z.number(), items: z.number().optional() })),
      composition_wtpct: z.object({ charged: wtpctContents, refined: wtpctContents }),
      binding: z.array(bindingSchema),
      /** Why each lot is in or out; absent in a plan with recourse. Metals that can simply be bought are left out. */
      lots: z.array(lotReasonSchema).optional(),
      /** Shares of the risk that no single lot brings: furnace, late recoveries, common sources of error. */
      commonRisk: z.array(z.object({ cause: z.string(), share: z.number() })).optional(),
      certificate: passedDraws.nullable(),
      /** Conformance probability that was asked; absent in an exact plan. */
      asked: z.number().min(0).max(1).optional(),
      /** What aiming costs; absent where the target has neither aim nor internal range. */
      aim: z
        .object({
          /** Least cost in the corner of the windows, without range and aim, with the same guard. */
          corner_usd: z.number(),
          /** Money that the plan costs more than the corner. */
          dearer_usd: z.number(),
          /** Price of the distance from the aims: in the objective and in the bounds, but no money. */
          distance_usd: z.number(),
          contents: z.array(
            z.object({ element: elementSymbol, aim_wtpct: z.number(), planned_wtpct: z.number() }),
          ),
        })
        .optional(),
      /** The charge as the scale shows it, added up and certified again; absent without `weighStep_kg`. */
      weighed: z
        .object({
          step_kg: z.number(),
          charge: z.array(z.object({ id: z.string(), mass_kg: z.number() })),
          mass_kg: z.number(),
          cost_usd: z.number(),
          refined_wtpct: wtpctContents,
          certificate: passedDraws,
          /** What rounding spoils; empty when nothing. */
          words: z.array(z.string()),
        })
        .optional(),
      /** Rare earths with a window or an account; absent where there are none. */
      rareEarth: z.array(rareEarthOutputSchema).optional(),
      /** Trims after a bath sample; absent where none are allowed for. */
      recourse: recourseOutputSchema.optional(),
      /** How far the plan keeps from its limits; absent in an exact plan. */
      confidence: z
        .object({
          /** Standard deviations that every uncertain limit keeps. */
          z: z.number(),
          /** Bounds at the same z: linear relaxation, and the solver's integer bound. */
          sameZ: z.object({
            bound_usd: z.number(),
            gap: z.number(),
            solverBound_usd: z.number().nullable(),
            solverGap: z.number().nullable(),
          }),
          /** No charge of this confidence costs less. */
          jointBound_usd: z.number(),
          /** Share of the failing draws that break a limit. */
          risks: z.array(z.object({ words: z.string(), share: z.number() })),
          /** Certifications run; each took fresh draws. */
          attempts: z.number(),
        })
        .optional(),
      /** What the furnace may do to a charge that is right; absent without a kinetic route, and where trims follow a bath sample. */
      furnace: furnaceOfPlanSchema.optional(),
      /** How far predictions of the route were from measured nickel alloys; absent without one. */
      expectedErrors: z.array(z.string()).optional(),
      /** The route taken, and how near the linear picture of it came to it. */
      route: z
        .object({
          id: z.string(),
          cost_usd: z.number(),
          rounds: z.number(),
          disagreement: z.number(),
          at: z.string().nullable(),
          looked: z.array(
            z.object({ id: z.string(), bound_usd: z.number().nullable(), planned: z.boolean() }),
          ),
        })
        .nullable()
        .optional(),
    }),
  ),
  conflict: z.array(
    z.object({
      words: z.string(),
      rows: z.array(z.string()),
      cures: z.array(cureSchema),
    }),
  ),
  /** Of a heat that no charge makes even on average: metal that the materials do not hold, the largest lack first. */
  missing: z
    .array(
      z.object({
        heat: z.string(),
        /** Absent: metal of any kind. */
        element: elementSymbol.optional(),
        /** What the heat holds at least, and what all materials hold together. */
        needs_kg: z.number(),
        has_kg: z.number(),
        /** Content that the heat asks for, and that of the richest material. */
        least_wtpct: z.number().optional(),
        richest_wtpct: z.number().optional(),
      }),
    )
    .optional(),
  /**
   * Of a heat that can not be made with the confidence asked: the surest charge that was found, how many of its heats pass on draws of
   * their own, and what the others miss. Absent where no charge meets the limits even on average.
   */
  nearest: z
    .object({
      asked: z.number().min(0).max(1),
      cost_usd: z.number(),
      heats: z.array(
        z.object({
          id: z.string(),
          cost_usd: z.number(),
          charge: z.array(z.object({ id: z.string(), mass_kg: z.number() })),
          composition_wtpct: z.object({ charged: wtpctContents, refined: wtpctContents }),
          certificate: passedDraws,
          risks: z.array(z.object({ words: z.string(), share: z.number() })),
        }),
      ),
    })
    .optional(),
  /**
   * Of a plan of the yard: limits that decide it, of elements that nobody measured in some charged lot. What is taken for them rests on
   * what, what which analyses are worth, and from which heats on the plant's own removal counts.
   */
  deciding: z.array(z.object({ of: elementSymbol, words: z.array(z.string()) })).optional(),
  baselines: z.array(z.object({ name: z.string(), cost_usd: z.number().nullable(), words: z.string() })),
  /** What it costs to stay inside what qualified heats cover; absent in a plan that is not held there. */
  within: z
    .object({
      /** Of the plan without the envelope; null where there is none either. */
      without_usd: z.number().nullable(),
      /** This plan less that one; null where one of them is missing. */
      dearer_usd: z.number().nullable(),
      /** Edges of the envelope that bind this plan, dearest first. */
      edges: z.array(z.object({ heat: z.string(), words: z.string() })),
      /** Edges that the plan without the envelope goes beyond. */
      beyond: z.array(z.object({ heat: z.string(), words: z.string() })),
    })
    .optional(),
});

export type PlanInput = z.infer<typeof planInputSchema>;
export type PlanOutput = z.infer<typeof planOutputSchema>;
/** A heat as a plan shows it. */
export type HeatOfPlan = PlanOutput['heats'][number];
