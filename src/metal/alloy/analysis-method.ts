import { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { fromWtpct, type MassFraction } from '../../foundation/quantity/fractions.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { citationOf, type DataTable, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from './element.ts';

/** How a method measures one element. Mass fractions [kg/kg]. */
export interface ElementModel {
  /** Constant part of the one-sigma model [kg/kg]. */
  readonly a: number;
  /** Relative part by content: the first band whose `upTo` [kg/kg] is not exceeded. */
  readonly relative: readonly { readonly upTo: number; readonly b: number }[];
  readonly detectionLimit: MassFraction;
  /** Contents over which the standard of the method was validated; absent when not known. */
  readonly validated?: { readonly from: MassFraction; readonly to: MassFraction };
}

export interface AnalysisMethod {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** `screening` sorts and identifies; only `laboratory` results can release. */
  readonly kind: 'screening' | 'laboratory';
  readonly standard?: string;
  readonly elements: ReadonlyMap<ElementSymbol, ElementModel>;
  /** Relative bias not removed by averaging (calibration of the type of instrument) [1]. */
  readonly biasRelative: number;
  readonly source: string;
  readonly confidence: Confidence;
}

/** What a method says about one element at one content. Mass fractions [kg/kg]. */
export interface Uncertainty {
  /** False when the method does not measure the element; the other numbers are then zero. */
  readonly measured: boolean;
  /** One standard uncertainty [kg/kg]. */
  readonly sd: number;
  readonly detectionLimit: number;
  readonly validated?: { readonly from: number; readonly to: number };
  readonly biasRelative: number;
}

const positive = z.number().positive();
const elementModel = z
  .strictObject({
    a: z.number().min(0).optional(),
    b: z.number().min(0).optional(),
    lod: positive,
    range: z.tuple([positive, positive]).optional(),
    note: z.string().optional(),
  })
  .refine(
    (row) => (row.a === undefined) === (row.b === undefined),
    'a and b are given together or not at all',
  );

const record = z
  .strictObject({
    ...origin,
    name: z.string().min(1),
    aliases: z.array(z.string()),
    kind: z.enum(['screening', 'laboratory']),
    standard: z.string().optional(),
    rangeSource: z.string().optional(),
    rangeConfidence: origin.confidence.optional(),
    relativeBands: z.array(z.strictObject({ upTo: positive, b: positive })).optional(),
    elements: z.partialRecord(z.enum(ELEMENTS), elementModel),
    biasRelative: z.number().min(0).optional(),
    notMeasured: z.array(z.enum(ELEMENTS)).optional(),
    evidence: z.string().optional(),
    unit: z.strictObject({
      a: z.literal('wt%'),
      b: z.literal('1'),
      lod: z.literal('wt%'),
      range: z.literal('wt%'),
    }),
  })
  .refine(
    (row) => row.relativeBands !== undefined || Object.values(row.elements).every((e) => e.b !== undefined),
    'an element without b needs relativeBands',
  );

export const ANALYSIS_METHODS_FILE = 'analysis-methods.json';
/** Method of an analysis that does not name one (formats: "laboratory analysis of unstated method"). */
export const UNSTATED_METHOD = 'laboratory';
/** A detection limit is three standard deviations of the blank (IUPAC 1978): a = lod / 3. */
const SIGMAS_IN_DETECTION_LIMIT = 3;

const readAnalysisMethods = (document: unknown) =>
  readTable(ANALYSIS_METHODS_FILE, document, { kind: 'analysis-methods', record });

/** Methods by id. Throws InputError (see readTable). */
export function analysisMethods(document: unknown): ReadonlyMap<string, AnalysisMethod> {
  const table = readAnalysisMethods(document);
  return new Map(table.records.map((row) => [row.id, methodOf(row, table)]));
}

/** The method named by an id or alias (`sparkOES` is OES), case ignored; undefined for one that is not known. */
export function knownMethod(
  methods: ReadonlyMap<string, AnalysisMethod>,
  name: string,
): AnalysisMethod | undefined {
  const key = name.toLowerCase();
  return [...methods.values()].find(({ id, aliases }) =>
    [id, ...aliases].some((word) => word.toLowerCase() === key),
  );
}

/** The same; without a name the unstated laboratory method. Throws InputError listing the ids. */
export function findMethod(
  methods: ReadonlyMap<string, AnalysisMethod>,
  name: string | undefined,
  path?: string,
): AnalysisMethod {
  const method = knownMethod(methods, name ?? UNSTATED_METHOD);
  if (method) return method;
  throw new InputError(`unknown analysis method "${name}"`, {
    ...(path === undefined ? {} : { path }),
    value: name ?? null,
    allowed: [...methods.keys()].join(', '),
    cure: 'leave the method out when it is not known',
  });
}

/** Ids of the methods that a name is likely meant for, the likeliest first: its words or those of a method hold the other, else by letters. */
export function methodsMeant(methods: ReadonlyMap<string, AnalysisMethod>, name: string, most = 2): string[] {
  const key = name.trim().toLowerCase();
  const ids = new Map<string, string>();
  for (const { id, name: words, aliases } of methods.values())
    for (const word of [id, ...aliases, ...words.split(/[^\p{L}\d]+/u)])
      if (!ids.has(word.toLowerCase())) ids.set(word.toLowerCase(), id);
  const near = nearestWords(key, [...ids.keys()], ids.size);
  const within = near.filter((word) => word.length > 2 && (word.includes(key) || key.includes(word)));
  return [...new Set([...within, ...near].map((word) => ids.get(word)!))].slice(0, most);
}

/**
 * Uncertainty of `element` at content `x` [kg/kg]: u(x) = sqrt(a^2 + (b(x) x)^2). Valid as a starting prior; the
 * plant's own checks on reference materials replace it.
 */
export function uncertaintyOf(method: AnalysisMethod, element: ElementSymbol, x: number): Uncertainty {
  const model = method.elements.get(element);
  if (!model) return { measured: false, sd: 0, detectionLimit: 0, biasRelative: 0 };
  const band = model.relative.find(({ upTo }) => x <= upTo) ?? model.relative.at(-1);
  return {
    measured: true,
    sd: Math.hypot(model.a, (band?.b ?? 0) * x),
    detectionLimit: model.detectionLimit,
    ...(model.validated === undefined ? {} : { validated: model.validated }),
    biasRelative: method.biasRelative,
  };
}

function methodOf(row: z.output<typeof record>, table: DataTable<unknown>): AnalysisMethod {
  const bands = (row.relativeBands ?? []).map(({ upTo, b }) => ({ upTo: upTo / 100, b }));
  const entries = entriesOf(row.elements);
  const elements = entries.map(([element, { a, b, lod, range }]): [ElementSymbol, ElementModel] => [
    element,
    {
      a: a === undefined ? lod / 100 / SIGMAS_IN_DETECTION_LIMIT : a / 100,
      relative: b === undefined ? bands : [{ upTo: 1, b }],
      detectionLimit: fromWtpct(lod),
      ...(range === undefined ? {} : { validated: { from: fromWtpct(range[0]), to: fromWtpct(range[1]) } }),
    },
  ]);
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    kind: row.kind,
    ...(row.standard === undefined ? {} : { standard: row.standard }),
    elements: new Map(elements),
    biasRelative: row.biasRelative ?? 0,
    source: citationOf(table, row.source),
    confidence: row.confidence,
  };
}
