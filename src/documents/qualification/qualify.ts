import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { assumptionSchema, elementSymbol, manifestSchema, positive, textSchema } from '../common.ts';
import { qualifiedHeatSchema } from './qualified-heat.ts';
import { statisticPlotsSchema } from './statistic-plot.ts';

/** One value of the qualified route. */
const baselineSchema = z.strictObject({
  heat: textSchema,
  value: z.number(),
  /** Bars cut from parts and bars cast separately are never compared. */
  bar: z.enum(['part', 'separate']).optional(),
});

const propertySchema = z.strictObject({
  id: textSchema,
  unit: textSchema,
  /** Which tail is held against a design limit. */
  side: z.enum(['lower', 'upper', 'both']),
  designMinimum: z.number().optional(),
  designMaximum: z.number().optional(),
  /** Content that the design limit speaks of at level 1A: 0.9 (B) or 0.99 (A, default). */
  content: z.union([z.literal(0.9), z.literal(0.99)]).optional(),
  /** Difference of means to the qualified route that does not matter, in `unit`. */
  margin: positive.optional(),
  sdRatioLimit: positive.optional(),
  baseline: z.array(baselineSchema).optional(),
  distribution: z.enum(['normal', 'lognormal', 'weibull', 'auto']).optional(),
  /** `life-line`: lives are read from an S-N line (ASTM E739), which gives no A-basis. */
  readFrom: z.enum(['specimen', 'life-line']).optional(),
  /** Heats, and specimens of each, that the programme plans; at least what the level asks counts in any case. */
  plan: z.strictObject({ heats: z.int().min(1), perHeat: z.int().min(1) }).optional(),
  /** What the property shows, where its name does not say it. */
  family: z.enum(['creep', 'fatigue']).optional(),
  /** Why the property is gated, and where its limits come from. */
  why: textSchema.optional(),
  source: z.string().min(1).max(500).optional(),
});

/** The plan: locked before data count. */
const programmeSchema = z.strictObject({
  id: textSchema,
  title: textSchema.optional(),
  gradeId: textSchema.optional(),
  specification: textSchema.optional(),
  /** Highest temperature of the metal in service; default: used hot, as superalloys are. */
  useTemperature_K: positive.max(3000).optional(),
  /** The frozen process in the plant's own words: route and windows, furnaces, linings, heat treatment, site. */
  process: z.looseObject({}).optional(),
  /** 1S screening, 1M specification minimum, 1A allowable. */
  level: z.enum(['1S', '1M', '1A']),
  /** Confidence of bounds; default 0.95. */
  confidence: z.number().min(0.5).lt(1).optional(),
  /** Risk of a false proof of equivalence; default 0.05. */
  alpha: z.number().gt(0).lt(0.5).optional(),
  /** Repeated looks at growing data: alpha and 1 - confidence are spent over those planned. */
  looks: z
    .strictObject({
      planned: z.int().min(1).max(20),
      present: z.int().min(1),
      spending: z.enum(['linear', 'obrien-fleming', 'pocock']).optional(),
    })
    .refine(({ planned, present }) => present <= planned, 'the present look is not among those planned')
    .optional(),
  /** Day on which the programme was locked: what is dated before it is exploratory. */
  locked: z.iso.date().optional(),
  /** Castings: bounds are company minima, and no A or B is printed. */
  labels: z.enum(['basis', 'company-minimum']).optional(),
  qualifiedHeats: z.array(qualifiedHeatSchema).optional(),
  /** Elements whose sums are watched, such as Pb, Bi and Te. */
  trampSums: z.array(z.array(elementSymbol).min(2)).optional(),
  properties: z.array(propertySchema).min(1).max(200),
});

const evidenceSchema = z.strictObject({
  property: textSchema,
  heat: textSchema,
  specimen: textSchema,
  value: z.number(),
  unit: textSchema.optional(),
  /** Day of the test. */
  at: z.iso.date().optional(),
  /** Bars cut from parts and bars cast separately never pool. */
  bar: z.enum(['part', 'separate']).optional(),
  excluded: z.strictObject({ cause: z.string().min(1).max(2200), by: textSchema }).optional(),
  /** Seen before the programme was revised in what it asks of this property: it does not count. */
  exploratory: z.literal(true).optional(),
});

/** Alarms that a person took upon himself; they change no verdict and are printed. */
const overrideSchema = z.strictObject({
  /** Property; `programme` for a family of tests that it does not name. */
  property: textSchema,
  /** Code of the alarm, such as `heats-differ`. */
  code: textSchema,
  by: textSchema,
  reason: z.string().min(1).max(2000),
  /** Last day on which it holds. */
  expires: z.iso.date(),
});

const reliability = z.number().gt(0).lt(1);

/** Foreign inclusions or indications by mass inspected, held against a rate; part of gate 1. */
const rateSchema = z.strictObject({
  id: textSchema,
  findings: z.int().min(0),
  /** Zero while nothing is inspected. */
  mass_t: z.number().min(0),
  /** Probability that inspection finds one that is there; where it is stated, the bound is of what is there. */
  detection: z
    .strictObject({ probability: z.number().gt(0).max(1), source: z.string().min(1).max(500) })
    .optional(),
  limit_per_t: positive,
  why: textSchema.optional(),
});

/** What is asked of a reliability at a life. */
const lifePlan = {
  id: textSchema,
  /** Unit of the lives: h or cycles. */
  unit: textSchema,
  shape: positive,
  shapeSource: textSchema,
  life: positive,
  reliability,
  /** Lives of the baseline route. */
  baseline: z
    .array(z.strictObject({ life: positive, failed: z.boolean() }))
    .min(1)
    .optional(),
  /** Least ratio of characteristic lives, candidate to baseline. */
  lifeRatioLimit: positive.optional(),
};

/** Largest inclusions of the metal itself, one size for each field; part of gate 1. */
const extremesSchema = z.strictObject({
  id: textSchema,
  unit: textSchema,
  largest: z.array(positive).max(10_000),
  /** Greatest size allowed in the return period. */
  limit: positive,
  /** Reference area or volume over that of a field; default 1000 (ASTM E2283). */
  returnPeriod: z.number().gt(1).optional(),
  why: textSchema.optional(),
});

/** A reliability at a life on a rig or an engine, by Weibayes: the shape is taken as known, from a stated source. */
const lifeSchema = z
  .strictObject({
    ...lifePlan,
    /** None while nothing is tested: it holds. */
    units: z.array(
      z.strictObject({
        serial: textSchema,
        life: positive,
        failed: z.boolean(),
        cause: z.enum(['material', 'other']).optional(),
      }),
    ),
  })
  .refine(({ units }) => new Set(units.map(({ serial }) => serial)).size === units.length, {
    path: ['units'],
    message: 'names a serial twice',
  });

const passFailSchema = z
  .strictObject({ id: textSchema, reliability, tested: z.int().min(0), failures: z.int().min(0) })
  .refine(({ tested, failures }) => failures <= tested, {
    path: ['failures'],
    message: 'is more than were tested',
  });

/** Gate 2: components on rigs and engines. */
const componentSchema = z
  .strictObject({ lives: z.array(lifeSchema).optional(), passFail: z.array(passFailSchema).optional() })
  .refine(({ lives = [], passFail = [] }) => lives.length + passFail.length > 0, 'holds no demonstration');

const partSchema = z
  .strictObject({
    serial: textSchema,
    /** Age of the part when it came under observation; default 0. */
    from: z.number().min(0).optional(),
    until: positive,
    removals: z
      .array(
        z.strictObject({
          at: z.number().min(0),
          cause: z.enum(['material', 'other', 'unknown']),
          /** Of hazard class. */
          hazard: z.boolean().optional(),
        }),
      )
      .optional(),
  })
  .refine(({ from = 0, until }) => until > from, {
    path: ['until'],
    message: 'lies before the part came under observation: service hours run backwards',
  })
  .refine(({ from = 0, until, removals = [] }) => removals.every(({ at }) => at >= from && at <= until), {
    path: ['removals'],
    message: 'has one outside the time observed: service hours run backwards',
  });

/** What is asked of a fleet. Rates are per `unit` of exposure. */
const servicePlan = {
  /** Unit of exposure: h or cycles. */
  unit: textSchema,
  state: z.enum(['lead', 'extended', 'general', 'suspended']),
  /** Rate of material events that must be excluded. */
  limitRate: positive,
  /** Rate that is good beyond doubt; with it a sequential test is made. */
  goodRate: positive.optional(),
  /** Risk of accepting the limit rate; default 0.1. */
  beta: z.number().gt(0).lt(0.5).optional(),
  minimumExposure: z.number().min(0).optional(),
  /** Gamma prior of the rate. */
  prior: z.strictObject({ shape: positive, rate: positive, source: textSchema }).optional(),
};

/** A chart of a property heat by heat. */
const chartPlan = { property: textSchema, target: z.number(), sd: positive };

/** Gate 3: a fleet in service. */
const serviceSchema = z
  .strictObject({
    ...servicePlan,
    parts: z.array(partSchema).min(1).max(100_000),
    series: z.array(z.strictObject({ ...chartPlan, values: z.array(z.number()).min(1) })).optional(),
  })
  .refine(({ goodRate, limitRate }) => goodRate === undefined || goodRate < limitRate, {
    path: ['goodRate'],
    message: 'must lie below the limit rate',
  })
  .refine(({ parts }) => new Set(parts.map(({ serial }) => serial)).size === parts.length, {
    path: ['parts'],
    message: 'names a serial twice',
  });

/** `remelt-programme/1`, what goes in: the programme and its evidence in one document. */
export const qualifyInputSchema = z.strictObject({
  format: z.literal('remelt-programme/1').optional(),
  programme: programmeSchema,
  evidence: z.array(evidenceSchema).max(200_000),
  cleanliness: z.array(rateSchema).optional(),
  inclusions: z.array(extremesSchema).optional(),
  component: componentSchema.optional(),
  service: serviceSchema.optional(),
  overrides: z.array(overrideSchema).max(1000).optional(),
  /**
   * True: gate 1 holds where metal used hot is not asked for creep or fatigue and nobody answers for that. The ledger sets it.
   * Absent: it is said among the issues and changes no verdict.
   */
  holdsUntested: z.literal(true).optional(),
});

/** What a plan is locked without: it is evidence, or the ledger's own. */
const none = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .refine(({ length }) => length === 0, 'is locked empty: add evidence to the locked programme')
    .optional();
const nothing = z.literal(0, 'is locked as 0: add evidence to the locked programme').optional();

/** `remelt-programme/1` as it is locked: what is asked, before there is evidence. */
export const programmePlanSchema = z.strictObject({
  format: z.literal('remelt-programme/1').optional(),
  programme: programmeSchema.omit({ locked: true, qualifiedHeats: true }),
  evidence: none(z.unknown()),
  cleanliness: z.array(rateSchema.extend({ findings: nothing, mass_t: nothing })).optional(),
  inclusions: z.array(extremesSchema.extend({ largest: none(z.unknown()) })).optional(),
  component: z
    .strictObject({
      lives: z.array(z.strictObject({ ...lifePlan, units: none(z.unknown()) })).optional(),
      passFail: z
        .array(z.strictObject({ id: textSchema, reliability, tested: nothing, failures: nothing }))
        .optional(),
    })
    .optional(),
  service: z
    .strictObject({
      ...servicePlan,
      parts: none(z.unknown()),
      series: z.array(z.strictObject(chartPlan)).optional(),
    })
    .optional(),
});

const verdict = z.enum(VERDICTS);
const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

const boundSchema = z.object({
  method: z.string(),
  content: z.number(),
  confidence: z.number(),
  value: z.number(),
  side: z.enum(['lower', 'upper']),
});

const issuedSchema = boundSchema.extend({ label: z.string() });

const reasonSchema = z.object({
  code: z.string(),
  words: z.string(),
  /** `ALARM` decides nothing. */
  verdict: z.enum([...VERDICTS, 'ALARM']),
});

const propertyVerdictSchema = z.object({
  id: z.string(),
  unit: z.string(),
  verdict,
  heats: z.number(),
  values: z.number(),
  basis: many(boundSchema),
  issued: issuedSchema.optional(),
  /** Of a property with limits on both sides. */
  issuedUpper: issuedSchema.optional(),
  equivalence: z
    .object({
      verdict,
      p: z.number(),
      margin: z.number(),
      difference: z.number(),
      interval: z.tuple([z.number(), z.number()]).readonly(),
    })
    .optional(),
  sdRatio: z
    .object({ upper: z.number(), limit: z.number(), ratio: z.number(), lower: z.number() })
    .optional(),
  reasons: many(reasonSchema),
  moreSpecimens: z.object({ heats: z.number(), perHeat: z.number() }).optional(),
  /** What would be said with the excluded values in. */
  withExcluded: z.object({ verdict, excluded: z.number(), issued: issuedSchema.optional() }).optional(),
});

const gateFrame = { verdict, issues: many(z.string()) };

const gateOneSchema = z.object({
  gate: z.literal(1),
  ...gateFrame,
  level: z.string(),
  properties: many(propertyVerdictSchema),
  /** Rates of findings with their exact upper bound. */
  cleanliness: many(
    z.object({
      id: z.string(),
      verdict,
      findings: z.number(),
      mass_t: z.number(),
      /** Absent while nothing is inspected. */
      upper_per_t: z.number().optional(),
      limit_per_t: z.number(),
      /** Further metal without a finding after which the limit is shown. */
      more_t: z.number(),
      /** Probability of detection that the bound counts with. */
      detection: z.number().optional(),
    }),
  ).optional(),
  /** Extremes of indigenous inclusions against their limits [unit]. */
  inclusions: many(
    z.object({
      id: z.string(),
      unit: z.string(),
      verdict,
      fields: z.number(),
      limit: z.number(),
      expected: z.number().optional(),
      upper: z.number().optional(),
      words: z.string(),
      moreFields: z.number().optional(),
    }),
  ).optional(),
});

/** What gate 2 says of one demonstration: exact bounds of the reliability. */
const demonstratedSchema = z.object({
  id: z.string(),
  verdict,
  method: z.string(),
  confidence: z.number(),
  target: z.number(),
  lower: z.number(),
  upper: z.number(),
  reasons: many(reasonSchema),
  /** Further units, each tested as long as those so far [unit of the lives], without another failure. */
  moreUnits: z.object({ units: z.number(), each: z.number().optional() }).optional(),
});

const gateTwoSchema = z.object({ gate: z.literal(2), ...gateFrame, properties: many(demonstratedSchema) });

/** What gate 3 says of the fleet. Rates are per unit of exposure. */
const fleetSchema = z.object({
  id: z.literal('fleet'),
  verdict,
  unit: z.string(),
  state: z.string(),
  recommended: z.string(),
  events: z.number(),
  exposure: z.number(),
  limitRate: z.number(),
  upperRate: z.number(),
  confidence: z.number(),
  probabilityBelow: z.object({ flatPrior: z.number(), statedPrior: z.number().optional() }),
  posterior: z
    .object({ shape: z.number(), rate: z.number(), mean: z.number(), upper: z.number() })
    .optional(),
  /** Further exposure without another event after which the limit rate is excluded. */
  moreExposure: z.number(),
  reasons: many(reasonSchema),
});

const gateThreeSchema = z.object({ gate: z.literal(3), ...gateFrame, properties: many(fleetSchema) });

/** Gate 1 is always judged, the later ones where there is evidence for them. */
const gatesSchema = z
  .tuple([gateOneSchema], z.discriminatedUnion('gate', [gateTwoSchema, gateThreeSchema]))
  .readonly();

/** `remelt-qualify/1`: what the gates recommend. */
export const qualifyOutputSchema = z.object({
  format: z.literal('remelt-qualify/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  programme: z.object({
    id: z.string(),
    title: z.string().optional(),
    level: z.string(),
    /** SHA-256 of the frozen process: it can be disclosed where the process cannot. */
    processHash: z.string().optional(),
  }),
  gates: gatesSchema,
  /** The methods behind the numbers: `remelt stats NAME --explain` says all of one. */
  methods: many(
    z.object({ name: z.string(), what: z.string(), source: z.string(), comparedWith: z.string() }),
  ).optional(),
});

/** Drafts of programmes by name. */
export const programmeTemplatesSchema = many(
  z.object({ name: z.string(), title: z.string(), document: qualifyInputSchema }),
);

/** Plots of the properties of a programme, as data. */
export const qualifyPlotsSchema = many(
  z.object({
    /** Name of the property, the demonstration or the series. */
    property: z.string(),
    gate: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    plots: statisticPlotsSchema,
  }),
);

export type QualifyPlots = z.infer<typeof qualifyPlotsSchema>;
export type ProgrammeTemplates = z.infer<typeof programmeTemplatesSchema>;
export type ProgrammePlan = z.infer<typeof programmePlanSchema>;
export type QualifyInput = z.infer<typeof qualifyInputSchema>;
export type Gate = z.infer<typeof gatesSchema>[number];
export type GateOne = z.infer<typeof gateOneSchema>;
export type GateTwo = z.infer<typeof gateTwoSchema>;
export type GateThree = z.infer<typeof gateThreeSchema>;
export type QualifyOutput = z.infer<typeof qualifyOutputSchema>;

/** The verdict of the worst gate. */
export function worstVerdict({ gates }: QualifyOutput): 'PASS' | 'FAIL' | 'HOLD' {
  const verdicts = gates.map(({ verdict }) => verdict);
  if (verdicts.includes('FAIL')) return 'FAIL';
  return verdicts.includes('HOLD') ? 'HOLD' : 'PASS';
}
