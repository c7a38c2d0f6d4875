import { z } from 'zod';
import { citationOf, origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS } from '../alloy/element.ts';
import type { DiluteActivity, FormationLine, InteractionLine, VapourLine } from './thermo-data.ts';

export const VAPOUR_FILE = 'thermo/vapour-pressure.json';
export const ACTIVITY_FILE = 'thermo/activity.json';
export const INTERACTIONS_FILE = 'thermo/interactions.json';
export const EPSILON_FILE = 'thermo/interactions-calphad.json';
export const IRON_INTERACTIONS_FILE = 'thermo/interactions-iron.json';

const symbol = z.enum(ELEMENTS);
const range = z.tuple([z.number(), z.number()]);
const unknown = z.strictObject({ unknownBecause: z.string().min(1) });
const words = z.string().min(1);

const vapour = z.strictObject({
  ...origin,
  element: symbol,
  species: words,
  phase: z.enum(['liquid', 'solid']),
  A: z.number(),
  B: z.number(),
  C: z.number(),
  D: z.number(),
  range,
  spread: z.number().positive(),
  recommended: z.boolean(),
  liquidOverSolid: z
    .strictObject({
      a: z.number(),
      b: z.number(),
      range,
      solid: words,
      source: origin.source,
      confidence: origin.confidence,
    })
    .optional(),
  boiling: z.strictObject({ known: z.number(), calculated: z.number() }).optional(),
  unit: z.strictObject({
    pressure: z.literal('log10(atm)'),
    range: z.literal('K'),
    spread: z.literal('log10'),
  }),
});

/** `data/thermo/vapour-pressure.json` as filed. Throws InputError (see readTable). */
export const readVapour = (document: unknown) =>
  readTable(VAPOUR_FILE, document, { kind: 'vapour-pressure', record: vapour });

/**
 * The lines to compute with: the recommended one of each element, and dimers (which are extra vapour, never a
 * replacement). A line of a solid carries its correction to the supercooled liquid. Throws InputError.
 */
export function vapourLinesOf(document: unknown): readonly VapourLine[] {
  const table = readVapour(document);
  return table.records
    .filter((row) => row.recommended || row.species !== `${row.element}(g)`)
    .map((row) => ({
      element: row.element,
      species: row.species,
      A: row.A,
      B: row.B,
      C: row.C,
      D: row.D,
      ...(row.liquidOverSolid
        ? { liquidOverSolid: { a: row.liquidOverSolid.a, b: row.liquidOverSolid.b } }
        : {}),
      range_K: row.range,
      spread_log10: row.spread,
      source: citationOf(table, row.source),
    }));
}

const activity = z.strictObject({
  ...origin,
  element: symbol,
  solvent: symbol,
  reference: words,
  A: z.number(),
  B: z.number(),
  at1873K: z.number().positive(),
  range,
  temperatureDependence: words,
  spread: z.number().positive(),
  henrian: z.strictObject({ A: z.number(), B: z.number() }),
  alternatives: z.array(
    z.strictObject({ at1873K: z.number().positive(), source: words, confidence: origin.confidence }),
  ),
  unit: z.strictObject({
    activity: z.literal('ln'),
    range: z.literal('K'),
    spread: z.literal('log10'),
    henrian: z.literal('J/mol'),
  }),
});

/** `data/thermo/activity.json` as filed. Throws InputError (see readTable). */
export const readActivity = (document: unknown) =>
  readTable(ACTIVITY_FILE, document, { kind: 'activity', record: activity });

/** Activities at infinite dilution against the pure liquid; carbon, which refers to graphite, is left out. */
export function diluteActivities(document: unknown): readonly DiluteActivity[] {
  const table = readActivity(document);
  return table.records
    .filter((row) => row.reference.startsWith('pure liquid'))
    .map((row) => ({
      element: row.element,
      solvent: row.solvent,
      A: row.A,
      B: row.B,
      spread_log10: row.spread,
      source: citationOf(table, row.source),
    }));
}

const interaction = z.strictObject({
  ...origin,
  i: symbol,
  j: symbol,
  solvent: symbol,
  A: z.number(),
  B: z.number(),
  at1873K: z.number(),
  epsilon1873K: z.number().optional(),
  recommended: z.boolean(),
  range: words.optional(),
  rank: z.string().optional(),
  temperature: z.union([z.number(), z.string()]).optional(),
  reference: z.string().optional(),
  spread: unknown,
  checks: z.array(z.strictObject({ what: words, source: words })).optional(),
  unit: z.record(z.string(), words),
});

/** One interaction parameter as filed. */
export type InteractionRow = Readonly<z.output<typeof interaction>>;

/** `data/thermo/interactions.json` as filed. Throws InputError (see readTable). */
export const readInteractions = (document: unknown) =>
  readTable(INTERACTIONS_FILE, document, { kind: 'interactions', record: interaction });
/** Wagner epsilons derived from the liquid: A + B/T is epsilon [1], not e. */
export const readEpsilons = (document: unknown) =>
  readTable(EPSILON_FILE, document, { kind: 'interactions-epsilon', record: interaction });
/** Parameters in liquid iron: a fallback where nickel has none. */
export const readIronInteractions = (document: unknown) =>
  readTable(IRON_INTERACTIONS_FILE, document, { kind: 'interactions-iron', record: interaction });

/** Recommended first-order parameters in liquid nickel, e = A + B/T [1/wt%]. */
export function interactionLines(document: unknown): readonly InteractionLine[] {
  const table = readInteractions(document);
  return table.records
    .filter((row) => row.recommended)
    .map((row) => ({
      i: row.i,
      j: row.j,
      solvent: row.solvent,
      A: row.A,
      B: row.B,
      source: citationOf(table, row.source),
    }));
}

export const REACTIONS_FILE = 'thermo/reactions.json';
const line = z.strictObject({ A: z.number(), B: z.number() });

const reaction = z
  .strictObject({
    ...origin,
    kind: z.enum(['formation', 'dissolution', 'measured', 'derived', 'iron', 'observation']),
    reaction: words.optional(),
    compound: words.optional(),
    quantity: words.optional(),
    gibbs: line.optional(),
    gibbsAt: z.strictObject({ temperature: z.number(), value: z.number() }).optional(),
    log10K: line.optional(),
    atOneTemperature: z.number().optional(),
    words: words.optional(),
    range: range.optional(),
    spread: z.union([z.number().positive(), unknown]),
    recommended: z.boolean().optional(),
    standardState: words.optional(),
    checks: z.array(z.strictObject({ what: words, source: words })).optional(),
    unit: z.record(z.string(), words),
  })
  .refine(
    (row) => row.gibbs ?? row.gibbsAt ?? row.log10K ?? row.words,
    'needs one of gibbs, gibbsAt, log10K, words',
  );

const readReactions = (document: unknown) =>
  readTable(REACTIONS_FILE, document, { kind: 'reactions', record: reaction });

/** A reaction of liquid nickel alloys with its constant as a line in temperature. */
export interface Equilibrium {
  readonly kind: 'dissolution' | 'measured' | 'derived' | 'iron';
  readonly reaction: string;
  /** log10 K = A + B/T. */
  readonly A: number;
  readonly B: number;
  readonly range_K?: readonly [number, number];
  readonly spread_log10?: number;
  readonly recommended: boolean;
  readonly source: string;
}

/** dG0 = -LOG10_GAS T log10 K: R ln 10 [J/(mol K)]. */
const LOG10_GAS = 8.314462618 * Math.LN10;

/** Equilibria with a constant, all as log10 K = A + B/T (dG0 = A' + B' T gives A = -B'/(R ln 10), B = -A'/(R ln 10)). */
export function equilibria(document: unknown): readonly Equilibrium[] {
  const table = readReactions(document);
  const rows: Equilibrium[] = [];
  for (const row of table.records) {
    const constant =
      row.log10K ?? (row.gibbs ? { A: -row.gibbs.B / LOG10_GAS, B: -row.gibbs.A / LOG10_GAS } : undefined);
    if (row.kind === 'formation' || row.kind === 'observation' || !constant || row.reaction === undefined)
      continue;
    rows.push({
      kind: row.kind,
      reaction: row.reaction,
      ...constant,
      ...(row.range ? { range_K: row.range } : {}),
      ...(typeof row.spread === 'number' && row.unit.spread === 'log10' ? { spread_log10: row.spread } : {}),
      recommended: row.recommended ?? false,
      source: citationOf(table, row.source),
    });
  }
  return rows;
}

/**
 * Formation from pure liquid metals and gases at 1 atm, one line per compound. The lines that start from gaseous Mg
 * or Ca, and those known at one temperature only, are left out.
 */
export function formationLines(document: unknown): readonly FormationLine[] {
  const table = readReactions(document);
  const rows: FormationLine[] = [];
  for (const row of table.records) {
    if (row.kind !== 'formation' || !row.gibbs || !row.compound || !row.range) continue;
    if (/^(Mg|Ca)\(g\)/.test(row.reaction ?? '')) continue;
    rows.push({
      compound: row.compound.replace(/ \(.*\)$/, ''),
      A: row.gibbs.A,
      B: row.gibbs.B,
      range_K: row.range,
      source: citationOf(table, row.source),
    });
  }
  return rows;
}
