import { z } from 'zod';
import { CONTENT_UNITS } from '../../metal/alloy/words.ts';
import {
  asTyped,
  elementSymbol,
  listPart,
  nameSchema,
  newIdSchema,
  reasonSchema,
  sameNames,
  textSchema,
} from '../common.ts';
import { yardOrdersSchema } from '../yard-value.ts';

/** What the tasks of the yard are asked. Who asks is no part of an order. Masses in grams, shares in kg per kg. */

const share = z.number().min(0);
const grams = z.number().min(0);
const text = textSchema.exactOptional();

/** Which lots: all of what is given holds for them. */
export const listLotsOrder = z.strictObject({
  status: text,
  /** Matches the grade a lot is cleared as, or declared as while it is on hold. */
  grade: text,
  /** `plant` = the plant's own metal. */
  owner: text,
  form: text,
  supplier: text,
  /** Only these lots, which are all there. */
  lots: z.array(textSchema).min(1).max(200).exactOptional(),
  /** Also lots of which nothing is left, and void ones; `status` void asks for those. */
  usedUp: z.literal(true).exactOptional(),
  ...listPart,
});
export type LotsOrder = z.infer<typeof listLotsOrder>;

/** What is to be melted; absent = the planned heats of the ledger. */
const ordersPart = { orders: yardOrdersSchema.exactOptional() };
export const valueYardOrder = z.strictObject(ordersPart);
export const valueLotOrder = z.strictObject({ lot: textSchema, ...ordersPart });

export const showLotOrder = z.strictObject({ lot: textSchema });

/** What the gate found; what nobody looked at is left out, and holds the lot. */
export const checkGateOrder = z.strictObject({
  lot: textSchema,
  /** Count rate beside the load and away from it, same instrument. */
  radiation: z.strictObject({ rate_per_s: share, background_per_s: share, counted_s: share }).exactOptional(),
  closedCavities: z.enum(['none', 'found']).exactOptional(),
  /** Moisture and oil; compared with what the lot's form usually brings. */
  oil: share.exactOptional(),
  /** Scrapped parts must be made unusable, and the paper must say so. */
  mutilation: z.enum(['not-parts', 'certified', 'missing']).exactOptional(),
  /** Number of that paper; scrapped parts are certified only with it. */
  mutilationPaper: text,
  exportClass: z.enum(['free', 'licence-held', 'licence-missing']).exactOptional(),
  owner: text,
  /** Declared grade against what was found. */
  declared: z.enum(['not-declared', 'fits', 'doubtful', 'contradicted']).exactOptional(),
  coating: z.enum(['none', 'metallic', 'ceramic', 'unknown']).exactOptional(),
  /** Shell, core, coating or braze left on the metal, by name. */
  residues: z.array(z.strictObject({ residue: textSchema, share })).exactOptional(),
  /** Thickness of the oxide film: heat tint, scale. */
  film_m: share.exactOptional(),
  /** Why oil or a coating that was found before is found no more, though no treatment was booked; absent = that is refused. */
  despite: reasonSchema.exactOptional(),
});

/** Which lots a step is for: those named, or all of a kind; of one supplier where it is named. */
const selectionPart = {
  lots: z.array(textSchema).min(1).max(5000).exactOptional(),
  /** `on-hold`; `new` = passed by the gate and not identified yet; `identified` = and not cleared yet. */
  which: z.enum(['on-hold', 'new', 'identified']).exactOptional(),
  supplier: text,
  /** Shows what would happen and books nothing. */
  dryRun: z.boolean().exactOptional(),
};
export const selectionOrder = z.strictObject(selectionPart);
export type SelectionOrder = z.infer<typeof selectionOrder>;

/** Lots that are cleared together. */
export const clearLotsOrder = z.strictObject({
  ...selectionPart,
  /** Why lots are cleared that were identified as another grade than their paper declares, or that are doubtful as it; absent = these are left out. */
  despite: reasonSchema.exactOptional(),
});

/** One visit of the gate to several lots: what holds for all, and what differs by lot. */
export const gateLotsOrder = z.strictObject({
  ...selectionPart,
  findings: checkGateOrder.omit({ lot: true }),
  /** Only these lots were looked at; absent = all that are selected. */
  byLot: z.array(checkGateOrder).exactOptional(),
});

export type GateOrder = z.infer<typeof checkGateOrder>;

export const identifyLotOrder = z.strictObject({ lot: textSchema });

export const clearLotOrder = z.strictObject({
  lot: textSchema,
  /** One of the candidates or of their equivalents; default: the first candidate. */
  grade: text,
  /** A named person takes an ambiguous identification upon himself until a date. */
  override: z
    .strictObject({ by: textSchema, reason: reasonSchema, expires: z.iso.datetime() })
    .exactOptional(),
});

export type ClearOrder = z.infer<typeof clearLotOrder>;

const optionalText = z.string().exactOptional();

/** Lots of a table (`readLotSheet`), all or nothing. */
export const bookReturnsOrder = z.strictObject({
  asTyped,
  sameNames,
  rows: z
    .array(
      z.strictObject({
        /** Where it stands in the table, for refusals. */
        row: z.int(),
        lotId: newIdSchema,
        mass_g: grams,
        form: z.string(),
        originClass: z.string(),
        lotClass: z.string(),
        owner: optionalText,
        supplier: optionalText,
        declaredGrade: optionalText,
        receivedOn: optionalText,
        generation: z.number().exactOptional(),
        note: optionalText,
        /** What a kilogram cost: "7.20 EUR". */
        price: z
          .string()
          .regex(/^\d{1,9}(\.\d{1,6})? [A-Z]{3}$/, 'must be a price such as 7.20 EUR')
          .exactOptional(),
        /** One for each method. */
        analyses: z
          .array(
            z.strictObject({
              method: z.string(),
              laboratory: optionalText,
              reference: optionalText,
              balance: elementSymbol.exactOptional(),
              results: z
                .array(
                  z.strictObject({ element: elementSymbol, text: z.string(), unit: z.enum(['wt%', 'ppm']) }),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  /** Rows of the table that are not booked, by the word of who books it: said in the answer. */
  leftOut: z.array(z.int().min(1)).max(100_000).exactOptional(),
  /** True: says what would refuse the booking, and books nothing. */
  dryRun: z.boolean().exactOptional(),
  /** No such metal exists: every certificate that it reaches is marked. */
  specimen: z.boolean().exactOptional(),
});

/** Tests of single pieces. */
export const checkPiecesOrder = z.strictObject({
  lot: textSchema,
  results: z.array(z.strictObject({ piece: z.string(), stray: z.boolean() })),
  /** Share of strays that the lot may hold [1 by pieces]. */
  allowed: share,
  /** Pieces in the lot, when they were counted. */
  pieces: z.number().exactOptional(),
});

export const checkTurningsOrder = z.strictObject({
  lot: textSchema,
  /** Id of the lot's analysis that is of the melted button of a riffled sample. */
  button: text,
  /** A spread sample and what the magnet lifted out of it. */
  magnet: z.strictObject({ lifted_kg: z.number(), sample_kg: z.number() }).exactOptional(),
  /** Grade to compare with; default: what it was identified as, else declared as. */
  grade: text,
});

export const piecesToTestOrder = z.strictObject({
  /** Lot that is sampled; its form says whether pieces can be tested at all. */
  lot: text,
  /** Share of strays that must not be missed [1 by pieces]. */
  strayShare: z.number(),
  /** Largest chance to miss all of them [1]. */
  missProbability: z.number(),
  /** Pieces in the lot; default: so many that drawing does not change the lot. */
  pieces: z.number().exactOptional(),
  /** Chance that one test recognises a stray [1]; default 1. */
  sensitivity: z.number().exactOptional(),
});

export const buttonSampleOrder = z.strictObject({
  /** Mass of one chip. */
  chip_g: grams,
  strayShare: share,
  /** Standard deviation of the share that is accepted [1]. */
  accepted: share,
});

export const valueAnalysisOrder = z.strictObject({
  lot: textSchema,
  method: z.string(),
  /** Who would measure; default: the plant's own laboratory. */
  laboratory: text,
  increments: z.number().exactOptional(),
});
