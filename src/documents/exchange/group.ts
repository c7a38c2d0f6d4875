import { z } from 'zod';
import { listOf, newIdSchema, textSchema } from '../common.ts';

/** Name of a variable of the environment: tokens and passwords stand in no file. */
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be the name of a variable, such as TOKEN_A');

const plantSchema = z
  .strictObject({
    id: newIdSchema,
    name: textSchema.exactOptional(),
    /** Address of its server; or the variable that holds the address of its PostgreSQL; or the folder of its embedded ledger. */
    url: z
      .url({ protocol: /^https?$/, error: 'must be the address of a server, http or https' })
      .exactOptional(),
    databaseVariable: variable.exactOptional(),
    folder: z.string().min(1).max(1000).exactOptional(),
    /** Variable that holds the token of whoever asks there. */
    tokenVariable: variable.exactOptional(),
    /** Trust document of its log, or its policy as text. Without it nothing of the plant is proven. */
    trust: z.unknown(),
  })
  .refine(
    ({ url, databaseVariable, folder }) => [url, databaseVariable, folder].filter(Boolean).length === 1,
    {
      error: 'names exactly one of url, databaseVariable and folder',
    },
  );
export type GroupPlant = z.infer<typeof plantSchema>;

/** Most plants of a group: each is asked at the same time. */
const MOST_PLANTS = 100;

/** `remelt-group/1`: the plants of a group, where each is asked, and the key that its log counts by. */
export const groupSchema = z
  .strictObject({
    format: z.literal('remelt-group/1'),
    plants: listOf(plantSchema).check(z.minLength(1), z.maxLength(MOST_PLANTS)),
  })
  .refine(({ plants }) => new Set(plants.map(({ id }) => id)).size === plants.length, {
    path: ['plants'],
    error: 'names a plant twice',
  });
export type Group = z.infer<typeof groupSchema>;

/** A plant of the group, and whether it answered. */
const askedPlantSchema = z.object({
  plant: z.string(),
  name: z.string(),
  answered: z.boolean(),
  /** Why not, in words; null where it answered. */
  why: z.string().nullable(),
  /** When it answered last as far as this computer knows, this time included; null: never. */
  lastAnswered: z.string().nullable(),
});
export type AskedPlant = z.infer<typeof askedPlantSchema>;

const asked = {
  at: z.string(),
  plants: listOf(askedPlantSchema),
  /** True: every plant of the group answered. */
  complete: z.boolean(),
};

/** `remelt-group-stock/1`: what lies in the yards of a group, by plant, grade and status. */
export const groupStockSchema = z.object({
  format: z.literal('remelt-group-stock/1'),
  ...asked,
  rows: listOf(
    z.object({
      plant: z.string(),
      grade: z.string(),
      status: z.string(),
      lots: z.int(),
      left_g: z.number(),
      free_g: z.number(),
    }),
  ),
  /** Of the plants that answered. */
  totals: z.object({ plants: z.int(), of: z.int(), lots: z.int(), left_g: z.number(), free_g: z.number() }),
});
export type GroupStock = z.infer<typeof groupStockSchema>;

/** `remelt-group-prices/1`: what the same material is counted at by each plant. */
export const groupPricesSchema = z.object({
  format: z.literal('remelt-group-prices/1'),
  ...asked,
  rows: listOf(
    z.object({
      of: z.string(),
      prices: listOf(
        z.object({
          plant: z.string(),
          usd_per_kg: z.number(),
          on: z.string().nullable(),
          source: z.string(),
        }),
      ),
      /** Largest over smallest, less one [1]; null where one plant alone has a price. */
      spread: z.number().nullable(),
    }),
  ),
});
export type GroupPrices = z.infer<typeof groupPricesSchema>;

/** `remelt-group-recall/1`: a recall that follows metal from plant to plant, each hop by the logs of both. */
export const groupRecallSchema = z.object({
  format: z.literal('remelt-group-recall/1'),
  of: z.string(),
  ...asked,
  /** What the metal reached in each plant; `share` is that of what the recall began with, in what it begins with there. */
  reached: listOf(
    z.object({
      plant: z.string(),
      of: z.string(),
      share: z.number(),
      heats: z.int(),
      yardSuspect_g: z.number(),
      shippedSuspect_g: z.number(),
      rows: listOf(
        z.object({
          subject: z.string(),
          share: z.number(),
          mass_g: z.number(),
          where: z.string(),
          customer: z.string().exactOptional(),
          certificate: z.string().exactOptional(),
        }),
      ),
    }),
  ),
  hops: listOf(
    z.object({
      from: z.string(),
      of: z.string(),
      to: z.string(),
      here: z.string(),
      said_g: z.number(),
      weighed_g: z.number(),
      /** `proven`: both logs say so, under the keys of the group. `unproven`: one of them signed nothing. `contradicted`: it is not followed. */
      status: z.enum(['proven', 'unproven', 'contradicted']),
      words: z.string(),
    }),
  ),
  /** Where a chain ends outside of what was read, in words. */
  ends: listOf(z.object({ plant: z.string(), of: z.string(), words: z.string() })),
});
export type GroupRecall = z.infer<typeof groupRecallSchema>;
