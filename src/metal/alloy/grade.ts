import { z } from 'zod';
import {
  asMassFraction,
  fromPpm,
  fromWtpct,
  type MassFraction,
} from '../../foundation/quantity/fractions.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { type Check, check, citationOf, type DataTable, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from './element.ts';
import { DEFAULT_RESIDUAL, type Limit, type Specification, type SumLimit } from './specification.ts';

export const GRADE_FORMS = [
  'wrought',
  'cast-equiaxed',
  'cast-DS',
  'single-crystal',
  'powder',
  'ODS',
  'intermetallic-cast',
  'coating',
] as const;
export type GradeForm = (typeof GRADE_FORMS)[number];

type PerElement<T> = Readonly<Partial<Record<ElementSymbol, T>>>;

/** A catalogued alloy. Contents are mass fractions [kg/kg]. */
export interface Grade {
  readonly id: string;
  readonly names: readonly string[];
  /** Standard and specification numbers: UNS, AMS, GB/T. */
  readonly designations: readonly string[];
  /** What else papers call it: Werkstoff numbers, trade names. */
  readonly aliases: readonly string[];
  readonly family: string;
  readonly base: 'Ni' | 'Co' | 'Fe' | 'Fe-Ni' | 'Cr';
  readonly form: GradeForm;
  /** The element found by difference. */
  readonly balance: ElementSymbol;
  /** Sums to 1, the balance by difference; oxides of dispersion-strengthened grades are counted as their elements. */
  readonly nominal: PerElement<MassFraction>;
  readonly limits: PerElement<Limit>;
  readonly sums: readonly SumLimit[];
  /** What the rare earth is there for; present exactly in rare-earth-bearing grades. */
  readonly rareEarthPurpose?: string;
  /** Ids of the same alloy under another name (GB and western). Symmetric. */
  readonly equivalents: readonly string[];
  /** [kg/m3] at room temperature. */
  readonly density?: number;
  /** [K] */
  readonly solidus?: number;
  /** [K] */
  readonly liquidus?: number;
  /** A coating is catalogued because it contaminates scrapped blades, not because anybody orders it. */
  readonly contaminant: boolean;
  readonly source: string;
  readonly confidence: Confidence;
  readonly limitsConfidence: Confidence;
  readonly nominalConfidence: Confidence;
  readonly note?: string;
  /** What must be looked up before a result depends on this entry. Nothing is corrected silently. */
  readonly checks: readonly Check[];
}

const decimal = z.string().regex(/^\d+(\.\d+)?(e-?\d+)?$/, 'a decimal text');
const window = z.strictObject({
  min: decimal.optional(),
  max: decimal.optional(),
  nominal: z.number().min(0).max(100),
  basis: z.string().min(1),
  window: z.literal('derived').optional(),
});
const symbol = z.enum(ELEMENTS);
const confidence = origin.confidence;

const row = z.strictObject({
  ...origin,
  names: z.array(z.string().min(1)).min(1),
  designations: z.array(z.string()),
  aliases: z
    .array(
      z.strictObject({
        names: z.array(z.string().min(1)).min(1),
        source: z.string().min(1),
        confidence: origin.confidence,
      }),
    )
    .optional(),
  family: z.string(),
  base: z.enum(['Ni', 'Co', 'Fe', 'Fe-Ni', 'Cr']),
  form: z.enum(GRADE_FORMS),
  balance: symbol,
  composition: z.partialRecord(symbol, window),
  oxides: z.strictObject({ Y2O3: window }).optional(),
  trace: z.partialRecord(symbol, z.strictObject({ max: decimal, window: z.literal('derived').optional() })),
  sums: z
    .array(
      z.strictObject({
        elements: z.array(symbol).min(2),
        min: decimal.optional(),
        max: decimal.optional(),
        printed: z.string(),
      }),
    )
    .optional(),
  rareEarthPurpose: z.string().optional(),
  equivalents: z.array(z.string()).optional(),
  similar: z.string().optional(),
  density: z.number().positive().optional(),
  meltingRange: z.tuple([z.number(), z.number()]).optional(),
  propertySource: z.string().optional(),
  role: z.literal('contaminant').optional(),
  limitsBasis: z.string().optional(),
  unit: z.strictObject({
    composition: z.literal('wt%'),
    trace: z.literal('ppm'),
    oxides: z.literal('wt%').optional(),
    density: z.literal('g/cm3').optional(),
    meltingRange: z.literal('degC').optional(),
  }),
  limitsConfidence: confidence,
  nominalConfidence: confidence,
  designationConfidence: confidence,
  checks: z.array(check).optional(),
});
type Row = z.output<typeof row>;
type Window = z.output<typeof window>;

/** The row, when its windows can be met: a slip of the pen here would pass or refuse every heat of the grade. */
const record = row.superRefine((grade, context) => {
  for (const { path, message } of windowFaults(grade)) context.addIssue({ code: 'custom', path, message });
});

interface WindowFault {
  readonly path: (string | number)[];
  readonly message: string;
}

function windowFaults({ composition, oxides, trace, sums = [], balance }: Row): WindowFault[] {
  const others = entriesOf(composition).filter(([element]) => element !== balance);
  const sum = others.reduce((total, [, { nominal }]) => total + nominal, 0);
  const isLimited = ([element]: readonly [ElementSymbol, unknown]): boolean =>
    (composition[element]?.min ?? composition[element]?.max) !== undefined;
  return [
    ...Object.entries(composition).flatMap(([element, at]) => endsFault(['composition', element], at, 100)),
    ...Object.entries(oxides ?? {}).flatMap(([oxide, at]) => endsFault(['oxides', oxide], at, 100)),
    ...Object.entries(trace).flatMap(([element, at]) => endsFault(['trace', element], at, 1e6)),
    ...sums.flatMap((window, i) => endsFault(['sums', i], window, 100)),
    ...entriesOf(trace)
      .filter(isLimited)
      .map(([element]) => ({
        path: ['trace', element],
        message: 'has limits both here and under composition',
      })),
    ...(sum > 100
      ? [
          {
            path: ['composition'],
            message: `the nominal contents without the balance add up to ${sum.toFixed(2)} wt%`,
          },
        ]
      : []),
  ];
}

interface Ends {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly nominal?: number;
}

/** What is wrong with a window, in a unit of which `whole` is everything; at most one thing. */
function endsFault(path: WindowFault['path'], { min, max, nominal }: Ends, whole: number): WindowFault[] {
  const [low, high] = [Number(min ?? 0), Number(max ?? whole)];
  if (low > whole || high > whole)
    return [{ path, message: `the limit ${low > whole ? min : max} is above 100 %` }];
  if (low > high) return [{ path, message: `min ${min} is above max ${max}` }];
  if (nominal === undefined || (nominal >= low && nominal <= high)) return [];
  return [{ path, message: `the nominal content ${nominal} is outside its own window` }];
}

export const GRADES_FILE = 'grades.json';
/** kg Y per kg Y2O3, from the standard atomic weights of 2021. */
export const YTTRIUM_IN_OXIDE = (2 * 88.905838) / (2 * 88.905838 + 3 * 15.999);

const readGrades = (document: unknown) => readTable(GRADES_FILE, document, { kind: 'grades', record });

/** Grades by id. Throws InputError naming entry and field (see readTable). */
export function gradesById(document: unknown): ReadonlyMap<string, Grade> {
  const table = readGrades(document);
  return new Map(table.records.map((row) => [row.id, gradeOf(row, table)]));
}

/**
 * What a heat of this grade must meet: closed, elements without a row below DEFAULT_RESIDUAL. Derived windows stay
 * marked `derived`, so that a verdict against them is at best HOLD. The aim is the nominal content.
 */
export function specificationOf(
  grade: Grade,
  residual: MassFraction | null = DEFAULT_RESIDUAL,
): Specification {
  return {
    id: grade.id,
    title: grade.names[0] ?? grade.id,
    balance: grade.balance,
    limits: grade.limits,
    sums: grade.sums,
    residual,
    aim: grade.nominal,
    source: grade.source,
  };
}

/** True when any window of the grade was printed nowhere. */
export const hasDerivedLimits = (grade: Grade): boolean =>
  Object.values(grade.limits).some((limit) => limit.basis === 'derived');

function gradeOf(row: Row, table: DataTable<unknown>): Grade {
  const entries = entriesOf(row.composition);
  const nominal: Partial<Record<ElementSymbol, MassFraction>> = {};
  const limits: Partial<Record<ElementSymbol, Limit>> = {};
  for (const [element, entry] of entries) {
    nominal[element] = fromWtpct(entry.nominal);
    if (entry.min !== undefined || entry.max !== undefined) limits[element] = wtpctLimit(entry);
  }
  for (const [element, entry] of entriesOf(row.trace))
    limits[element] = {
      max: fromPpm(Number(entry.max)),
      ...(entry.window
        ? { basis: 'derived' }
        : { printed: { max: entry.max, unit: 'ppm' }, basis: 'printed' }),
    };
  if (row.oxides) addOxide(row.oxides.Y2O3, nominal, limits);
  const rest = Object.entries(nominal).reduce((sum, [el, x]) => (el === row.balance ? sum : sum + x), 0);
  nominal[row.balance] = asMassFraction(1 - rest);
  return {
    id: row.id,
    names: row.names,
    designations: row.designations,
    aliases: (row.aliases ?? []).flatMap(({ names }) => names),
    family: row.family,
    base: row.base,
    form: row.form,
    balance: row.balance,
    nominal,
    limits,
    sums: (row.sums ?? []).map(({ elements, min, max }) => ({
      elements,
      ...(min === undefined ? {} : { min: fromWtpct(Number(min)) }),
      ...(max === undefined ? {} : { max: fromWtpct(Number(max)) }),
    })),
    ...(row.rareEarthPurpose === undefined ? {} : { rareEarthPurpose: row.rareEarthPurpose }),
    equivalents: row.equivalents ?? [],
    ...(row.density === undefined ? {} : { density: row.density * 1000 }),
    ...(row.meltingRange === undefined
      ? {}
      : { solidus: row.meltingRange[0] + 273.15, liquidus: row.meltingRange[1] + 273.15 }),
    contaminant: row.role === 'contaminant',
    source: citationOf(table, row.source),
    confidence: row.confidence,
    limitsConfidence: row.limitsConfidence,
    nominalConfidence: row.nominalConfidence,
    ...(row.note === undefined ? {} : { note: row.note }),
    checks: row.checks ?? [],
  };
}

function wtpctLimit(entry: Window): Limit {
  const { min, max } = entry;
  return {
    ...(min === undefined ? {} : { min: fromWtpct(Number(min)) }),
    ...(max === undefined ? {} : { max: fromWtpct(Number(max)) }),
    ...(entry.window === 'derived'
      ? { basis: 'derived' }
      : {
          printed: {
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
            unit: 'wt%',
          },
          basis: 'printed',
        }),
  };
}

/** Counts Y2O3 as its elements. The window on Y follows from stoichiometry, hence derived; O gets no window from it. */
function addOxide(
  oxide: Window,
  nominal: Partial<Record<ElementSymbol, MassFraction>>,
  limits: Partial<Record<ElementSymbol, Limit>>,
): void {
  const yttrium = (wtpct: number | string): MassFraction => fromWtpct(Number(wtpct) * YTTRIUM_IN_OXIDE);
  nominal.Y = asMassFraction((nominal.Y ?? 0) + yttrium(oxide.nominal));
  nominal.O = asMassFraction((nominal.O ?? 0) + (oxide.nominal / 100) * (1 - YTTRIUM_IN_OXIDE));
  limits.Y = {
    ...(oxide.min === undefined ? {} : { min: yttrium(oxide.min) }),
    ...(oxide.max === undefined ? {} : { max: yttrium(oxide.max) }),
    basis: 'derived',
  };
}
