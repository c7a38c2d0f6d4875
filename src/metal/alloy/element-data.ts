import { z } from 'zod';
import { origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol } from './element.ts';

/** What is known of a pure element. */
export interface ElementFacts {
  readonly symbol: ElementSymbol;
  readonly name: string;
  readonly number: number;
  /** [kg/mol] */
  readonly molarMass: number;
  /** Melting point at 1 atm [K]; absent where the element sublimes. */
  readonly melting?: number;
  /** Boiling point at 1 atm [K]; absent where the element sublimes. */
  readonly boiling?: number;
}

const record = z.strictObject({
  ...origin,
  id: z.enum(ELEMENTS),
  name: z.string().min(1),
  number: z.int().positive(),
  molarMass: z.number().positive(),
  spread: z.number().positive(),
  melting: z.number().positive().optional(),
  boiling: z.number().positive().optional(),
  unit: z.strictObject({
    molarMass: z.literal('g/mol'),
    spread: z.literal('g/mol'),
    melting: z.literal('K'),
    boiling: z.literal('K'),
  }),
  phasePoints: z.strictObject({ source: origin.source, confidence: origin.confidence }).optional(),
});

export const ELEMENTS_FILE = 'elements.json';

const readElements = (document: unknown) => readTable(ELEMENTS_FILE, document, { kind: 'elements', record });

/** Elements by symbol, molar mass in kg/mol. Standard atomic weights of 2021. Throws InputError (see readTable). */
export function elementFacts(document: unknown): ReadonlyMap<ElementSymbol, ElementFacts> {
  return new Map(
    readElements(document).records.map((row) => [
      row.id,
      {
        symbol: row.id,
        name: row.name,
        number: row.number,
        molarMass: row.molarMass / 1000,
        ...(row.melting === undefined ? {} : { melting: row.melting }),
        ...(row.boiling === undefined ? {} : { boiling: row.boiling }),
      },
    ]),
  );
}
