import { z } from 'zod';
import { check, type DataTable, origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../alloy/element.ts';
import { checkInteraction, type Interaction, type LiquidParameters, withFills } from './liquid-parameters.ts';

export const LIQUID_FILE = 'thermo/liquid.json';
export const LIQUID_IRON4CD_FILE = 'thermo/liquid-iron4cd.json';
export const LIQUID_MF_STEEL_FILE = 'thermo/liquid-mf-steel.json';
export const LIQUID_SUPPLEMENTS_FILE = 'thermo/liquid-supplements.json';
export const LIQUID_GAPS_FILE = 'thermo/liquid-gaps.json';
export const PURE_LIQUIDS_FILE = 'thermo/liquid-pure-elements.json';

const symbol = z.enum(ELEMENTS);
const range = z.tuple([z.number(), z.number()]);
const number = z.number().optional();
const terms = z.strictObject({ a: number, b: number, c: number, d: number, e: number, f: number });

const interaction = z.strictObject({
  ...origin,
  elements: z.array(symbol).min(2).max(4),
  form: z.enum(['binary', 'constant', 'composition', 'quaternary']),
  coefficients: z
    .array(z.strictObject({ k: z.int().min(0), terms, range, reference: z.string().optional() }))
    .min(1),
  /** Zero written by the source, where an assessment is wanting. */
  placeholder: z.literal(true).optional(),
  replacesPrimary: z.literal(true).optional(),
  citation: z.string().optional(),
  checks: z.array(check).optional(),
  unit: z.strictObject({ coefficients: z.literal('J/mol'), range: z.literal('K') }),
});
type Row = z.output<typeof interaction>;

const gap = z.strictObject({
  ...origin,
  elements: z.tuple([symbol, symbol]),
  importance: z.enum(['high', 'medium', 'low']),
  recommendedFill: z.string().optional(),
  published: z.array(z.string()).optional(),
});

/** A set of liquid parameters as filed. Throws InputError (see readTable). */
export const readLiquid = (document: unknown, file = LIQUID_FILE) =>
  readTable(file, document, { kind: 'liquid', record: interaction });
const readLiquidGaps = (document: unknown) =>
  readTable(LIQUID_GAPS_FILE, document, { kind: 'liquid-gaps', record: gap });

/** The assessed set as published: mc_ni, with its gaps mixed ideally and named. Throws InputError. */
export function primaryLiquid(liquid: unknown, gaps: unknown): LiquidParameters {
  const table = readLiquid(liquid);
  const missing = readLiquidGaps(gaps).records.map(({ elements, importance }) => ({ elements, importance }));
  return { ...setOf(table), missing };
}

/** The documents that the extended set draws on. */
export interface LiquidDocuments {
  readonly liquid: unknown;
  readonly gaps: unknown;
  readonly iron4cd: unknown;
  readonly mfSteel: unknown;
  readonly supplements: unknown;
}

/**
 * The primary set with every recommended fill of its gaps and the supplements that replace a wrong pair (Fe-La, N-Si).
 * What is filled is marked, what stays open is listed in `missing`. Throws InputError.
 */
export function extendedLiquid(documents: LiquidDocuments): LiquidParameters {
  const primary = primaryLiquid(documents.liquid, documents.gaps);
  const supplements = readLiquid(documents.supplements, LIQUID_SUPPLEMENTS_FILE).records;
  const bySource = new Map<string, readonly Row[]>([
    ['iron4cd', readLiquid(documents.iron4cd, LIQUID_IRON4CD_FILE).records],
    ['mf_steel', readLiquid(documents.mfSteel, LIQUID_MF_STEEL_FILE).records],
  ]);
  const fills: Interaction[] = supplements
    .filter((row) => row.replacesPrimary)
    .map((row) => interactionOf(row, true));
  for (const { elements, recommendedFill } of readLiquidGaps(documents.gaps).records) {
    if (recommendedFill === undefined) continue;
    const rows =
      bySource.get(recommendedFill) ?? supplements.filter((row) => row.source[0] === recommendedFill);
    const row = rows.find(
      (one) => one.form === 'binary' && elements.every((element) => one.elements.includes(element)),
    );
    if (row) fills.push(interactionOf(row, true));
  }
  return withFills(primary, [...fills, ...likePairs([...primary.interactions, ...fills])]);
}

/**
 * Pairs without any open assessment that stand beside a strongly attractive like pair: left at zero, cobalt would act on
 * yttrium as a repelling neighbour of nickel (Ni-Y -155 kJ/mol) and raise its activity threefold. `share`
 * is the ratio of their enthalpies of mixing (Co-Y 22 to Ni-Y 31, Co-La 17 to Ni-La 27 kJ/mol). Source: assumption; Miedema
 * values as remembered. Tantalum is taken as niobium, its neighbour in the fifth group: Ni-Ta by the ratio of ln gamma0 in
 * nickel (7.5 to 9.0), which leaves its recommended dilute value where it is, Co-Ta alike; left at zero, tantalum would
 * not raise the solubility of nitrogen, which it does (recalled-n-solubility-nickel: abstract of Qian 2019).
 */
const LIKE_PAIRS: readonly {
  readonly pair: readonly [ElementSymbol, ElementSymbol];
  readonly like: readonly [ElementSymbol, ElementSymbol];
  readonly share: number;
}[] = [
  { pair: ['Co', 'Y'], like: ['Ni', 'Y'], share: 0.7 },
  { pair: ['Co', 'La'], like: ['Ni', 'La'], share: 0.65 },
  { pair: ['Al', 'La'], like: ['Al', 'Y'], share: 1 },
  { pair: ['Ni', 'Ta'], like: ['Ni', 'Nb'], share: 0.83 },
  { pair: ['Co', 'Ta'], like: ['Co', 'Nb'], share: 0.83 },
  { pair: ['Cr', 'Ta'], like: ['Cr', 'Nb'], share: 1 },
  { pair: ['N', 'Ta'], like: ['N', 'Nb'], share: 1 },
];

/** Binary parameters taken over from the like pair, marked as fills. */
function likePairs(known: readonly Interaction[]): Interaction[] {
  return LIKE_PAIRS.flatMap(({ pair, like, share }): Interaction[] => {
    const found = known.find(
      (one) => one.form === 'binary' && like.every((element) => one.elements.includes(element)),
    );
    if (!found) return [];
    const elements = found.elements.map((element) => pair[like.indexOf(element)]!);
    const coefficients = found.coefficients.map((one) => ({
      ...one,
      terms: Object.fromEntries(Object.entries(one.terms).map(([name, value]) => [name, share * value])),
    }));
    const source = `taken as ${share} ${like.join('-')}, assumption`;
    return [{ ...found, elements, coefficients, source, fill: true }];
  });
}

export function setOf(table: DataTable<Row>): LiquidParameters {
  const interactions = table.records.map((row) => interactionOf(row, false));
  return {
    elements: [...new Set(interactions.flatMap((one) => one.elements))],
    interactions,
    missing: [],
    attribution: `${table.head.source}; ${table.head.licence}`,
  };
}

function interactionOf(row: Row, fill: boolean): Interaction {
  const one: Interaction = {
    elements: row.elements,
    form: row.form,
    coefficients: row.coefficients.map(({ k, terms: t, range: [Tmin, Tmax] }) => ({
      k,
      terms: t,
      Tmin,
      Tmax,
    })),
    source: Array.isArray(row.source) ? row.source.join(', ') : row.source,
    fill,
  };
  checkInteraction(one);
  return one;
}

const pureTerms = terms.extend({ T7: number, Tm9: number, T4: number, Tm2: number, Tm3: number });
const segment = z.strictObject({ terms: pureTerms, range });
const pure = z.strictObject({
  ...origin,
  id: symbol,
  stableElement: z.string().min(1),
  liquid: z.array(segment).min(1),
  reference: z.array(segment).min(1),
  unit: z.strictObject({
    liquid: z.literal('J/mol'),
    reference: z.literal('J/mol'),
    range: z.literal('K'),
  }),
});

/** Gibbs energy of a pure element, liquid and stable, in pieces of temperature; terms as in the head of the file. */
export type PureLiquid = z.output<typeof pure>;

/** Pure liquids and stable-element references by element. No model reads them. Throws InputError. */
export const pureLiquids = (document: unknown): ReadonlyMap<ElementSymbol, PureLiquid> =>
  new Map(
    readTable(PURE_LIQUIDS_FILE, document, { kind: 'liquid-pure-elements', record: pure }).records.map(
      (row) => [row.id, row],
    ),
  );
