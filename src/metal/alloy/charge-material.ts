import { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { fromWtpct } from '../../foundation/quantity/fractions.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import type { Composition, Content } from './composition.ts';
import { citationOf, type DataTable, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from './element.ts';

/** A share with one standard deviation [kg/kg]. */
export interface Share {
  readonly mean: number;
  readonly spread: number;
}

/** When a material goes into the furnace. */
export const ADDITION_STAGES = ['charge', 'after-degassing', 'late', 'last-under-argon'] as const;
export type AdditionStage = (typeof ADDITION_STAGES)[number];

/** Virgin metal or addition alloy, with its own impurities. */
export interface ChargeMaterial {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Id of data/forms.json. */
  readonly form: 'virgin' | 'addition-alloy';
  readonly lotClass: 'virgin' | 'addition-alloy';
  readonly stage: AdditionStage;
  readonly composition: Composition;
  /** Share of the mass that enters the metal. */
  readonly metalYield: Share;
  /** Share of an element that enters the metal at the material's stage; elements without a row follow `metalYield`. */
  readonly recovery: Readonly<Partial<Record<ElementSymbol, Share>>>;
  readonly price_usd_per_kg: number;
  readonly priceSpread_usd_per_kg: number;
  readonly source: string;
  readonly confidence: Confidence;
}

const symbol = z.enum(ELEMENTS);
const positive = z.number().positive();
const share = z.strictObject({
  mean: z.number().min(0).max(1),
  spread: z.number().min(0).max(1),
  source: z.string().min(1),
  confidence: origin.confidence,
});

const record = z.strictObject({
  ...origin,
  name: z.string().min(1),
  names: z.array(z.string()),
  form: z.enum(['virgin', 'addition-alloy']),
  lotClass: z.enum(['virgin', 'addition-alloy']),
  stage: z.enum(ADDITION_STAGES),
  balance: symbol,
  composition: z.partialRecord(
    symbol,
    z.strictObject({
      mean: positive.max(100),
      spread: z.number().min(0),
      impurity: z.literal(true).optional(),
    }),
  ),
  metalYield: share,
  recovery: z.partialRecord(symbol, share).optional(),
  price: z.strictObject({
    value: positive,
    spread: z.number().min(0),
    /** Sum of content x contained price, without impurities [USD/kg]. */
    containedValue: positive,
    premium: positive,
    source: z.string().min(1),
    confidence: origin.confidence,
  }),
  unit: z.strictObject({
    composition: z.literal('wt%'),
    metalYield: z.literal('kg/kg'),
    recovery: z.literal('kg/kg').optional(),
    price: z.literal('usd/kg'),
  }),
});

export const CHARGE_MATERIALS_FILE = 'charge-materials.json';

const readChargeMaterials = (document: unknown) =>
  readTable(CHARGE_MATERIALS_FILE, document, { kind: 'charge-materials', record });

/**
 * Charge materials by id. Alloying contents are normal and `nominal`; impurities are lognormal and `imputed`, because
 * they stand in for what a certificate leaves out. Throws InputError (see readTable) and for contents above 100 %.
 */
export function chargeMaterials(document: unknown): ReadonlyMap<string, ChargeMaterial> {
  const table = readChargeMaterials(document);
  return new Map(table.records.map((row) => [row.id, materialOf(row, table)]));
}

/** The material of an id or a name, case ignored; undefined for none. */
export function materialCalled(
  materials: ReadonlyMap<string, ChargeMaterial>,
  called: string,
): ChargeMaterial | undefined {
  const key = called.trim().toLowerCase();
  return [...materials.values()].find(({ id, name, names }) =>
    [id, name, ...names].some((word) => word.toLowerCase() === key),
  );
}

/** The material named by an id or a name, case ignored. Throws InputError listing the ids. */
export function findMaterial(
  materials: ReadonlyMap<string, ChargeMaterial>,
  name: string,
  path?: string,
): ChargeMaterial {
  const found = materialCalled(materials, name);
  if (found) return found;
  throw new InputError(`unknown charge material "${name}"`, {
    ...(path === undefined ? {} : { path }),
    value: name,
    allowed: likeName(name, [...materials.keys()]).join(', '),
    cure: 'correct the name, or add the material to charge-materials.json of the plant',
  });
}

/** Materials that a name may stand for, likeliest first: those that hold it, then those spelt alike, then all others. */
function likeName(name: string, ids: readonly string[]): string[] {
  const held = ids.filter((id) => id.toLowerCase().split('-').includes(name.toLowerCase()));
  return [...new Set([...held, ...nearestWords(name, ids, ids.length)])];
}

function materialOf(row: z.output<typeof record>, table: DataTable<unknown>): ChargeMaterial {
  const contents: Partial<Record<ElementSymbol, Content>> = {};
  let sum = 0;
  for (const [element, { mean, spread, impurity }] of entriesOf(row.composition)) {
    sum += mean;
    contents[element] = {
      mean: fromWtpct(mean),
      spread: spread / 100,
      law: impurity ? 'lognormal' : 'normal',
      origin: impurity ? 'imputed' : 'nominal',
      reference: `data/${CHARGE_MATERIALS_FILE}#${row.id}`,
    };
  }
  if (sum >= 100 || contents[row.balance]) {
    throw new InputError(
      contents[row.balance]
        ? `data/${table.file}: ${row.id} lists its balance ${row.balance} among the contents`
        : `data/${table.file}: ${row.id} has ${sum.toFixed(3)} wt% without its balance ${row.balance}`,
      {
        where: table.file,
        path: `records[${row.id}].composition`,
        value: sum,
        unit: 'wt%',
        allowed: 'less than 100 wt%, without the balance element',
      },
    );
  }
  const recovery: Partial<Record<ElementSymbol, Share>> = {};
  for (const [element, { mean, spread }] of entriesOf(row.recovery ?? {}))
    recovery[element] = { mean, spread };
  return {
    id: row.id,
    name: row.name,
    names: row.names,
    form: row.form,
    lotClass: row.lotClass,
    stage: row.stage,
    composition: { balance: row.balance, contents },
    metalYield: { mean: row.metalYield.mean, spread: row.metalYield.spread },
    recovery,
    price_usd_per_kg: row.price.value,
    priceSpread_usd_per_kg: row.price.spread,
    source: citationOf(table, row.source),
    confidence: row.confidence,
  };
}
