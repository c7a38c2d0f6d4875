import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema, ppmContents, textSchema } from '../common.ts';
import { interval } from '../uncertain.ts';
import { coveredSchema, driftChangeSchema, rungSchema } from './history.ts';

/** `remelt-scrap-history/1`, what goes in: heats of an arc furnace, what was charged by class of scrap, and contents that do not burn off. */
export const scrapHistoryInputSchema = z.strictObject({
  format: z.literal('remelt-scrap-history/1').optional(),
  furnace: textSchema.optional(),
  heats: z
    .array(
      z.strictObject({
        id: textSchema,
        furnace: textSchema.optional(),
        at: z.string().max(40).optional(),
        place: z.string().max(300).optional(),
        /** Mass of each class of scrap [kg]. */
        charged_kg: z.record(textSchema, z.number().positive().max(1e6)),
        tapped_kg: z.number().positive().max(1e6).optional(),
        composition_ppm: ppmContents.optional(),
        below_ppm: ppmContents.optional(),
      }),
    )
    .min(1)
    .max(20_000),
  /** Metal tapped per metal charged, where no heat says what was tapped. */
  metalYield: z.strictObject({ mean: z.number().gt(0).max(1), sd: z.number().min(0).max(0.5) }).optional(),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
});

const classSchema = z.object({
  name: z.string(),
  /** Heats that it was charged in, and its share of all that was charged [1]. */
  heats: z.number(),
  share: z.number(),
  /** What it brings [ppm]: mean and 90 % interval. */
  content_ppm: interval,
  /** Classes that it cannot be told apart from. */
  together: z.array(z.string()),
});

const elementSchema = z.object({
  element: elementSymbol,
  heats: z.number(),
  classes: z.array(classSchema),
  /** Classes that only their sum is known of: what they bring together, at their usual shares. */
  groups: z.array(z.object({ classes: z.array(z.string()), content_ppm: interval, words: z.string() })),
  /** Scatter of a heat that its baskets do not explain [ppm]. */
  scatter_ppm: interval,
  /** Share of a heat that stayed in the furnace for the next one [1]; null where heats are not dated or do not follow each other. */
  heel: interval.nullable(),
  learning: z.array(rungSchema),
  coverage: z.array(coveredSchema),
  change: driftChangeSchema.nullable(),
});

/** `remelt-scrap-history/1`, what comes out. */
export const scrapHistoryOutputSchema = z.object({
  format: z.literal('remelt-scrap-history/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  warnings: z.array(z.string()),
  furnaces: z.array(
    z.object({
      furnace: z.string(),
      heats: z.number(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      fittedOn: z.number(),
      judgedOn: z.number(),
      elements: z.array(elementSchema),
      /** Last readings of all elements together. */
      coverage: z.array(coveredSchema),
      notLearned: z.array(z.object({ what: z.string(), words: z.string(), sample: z.string() })),
      words: z.array(z.string()),
    }),
  ),
});

export type ScrapHistoryInput = z.infer<typeof scrapHistoryInputSchema>;
export type ScrapHeat = ScrapHistoryInput['heats'][number];
export type ScrapHistoryOutput = z.infer<typeof scrapHistoryOutputSchema>;
export type ScrapFurnace = ScrapHistoryOutput['furnaces'][number];
export type ScrapElement = ScrapFurnace['elements'][number];
