import { z } from 'zod';

/** A limit that the furnace breaks in some of the heats whose charge is right. */
const rowSchema = z.object({
  /** Element, or the sum that is limited: "Nb+Ta". */
  of: z.string(),
  /** Content of the heat in nine of ten, charge and furnace drawn. */
  p05_wtpct: z.number(),
  p95_wtpct: z.number(),
  min_wtpct: z.number().optional(),
  max_wtpct: z.number().optional(),
  /** Share of the right charges that it breaks. */
  breaks: z.number(),
  /** What the error of the furnaces rests on; of several operations the weakest. */
  restsOn: z.enum(['own heats', 'compared', 'pooled', 'not compared']),
  comparisons: z.number().optional(),
  laboratories: z.number().optional(),
  /** `open`: neither passed nor refused, until the sample. */
  state: z.enum(['inside', 'open']),
  until: z.string().optional(),
});
export type RowOfFurnace = z.infer<typeof rowSchema>;

/**
 * What the furnace may do to a charge that is right. Numbers are absent where the furnace's own heats have told all of it: then its
 * scatter is within the probability of the charge.
 */
export const furnaceOfPlanSchema = z.object({
  restsOn: z.enum(['published furnaces', 'own heats']),
  /** Right charges that were drawn. */
  samples: z.number().optional(),
  asked: z.number().optional(),
  /** Share of them that stay inside every limit: the furnace as predicted; and its lower limit. */
  probability: z.number().optional(),
  atLeast: z.number().optional(),
  /** Share of all draws in which the charge is right and the furnace as predicted. */
  both: z.number().optional(),
  /** `open`: some limit is open until a sample. */
  state: z.enum(['inside', 'open']),
  /** Limits that it breaks, most often broken first. */
  rows: z.array(rowSchema),
  /** Share of the right charges that stay inside every limit which is not open. */
  others: z.number().optional(),
  words: z.array(z.string()),
});
export type FurnaceOfPlan = z.infer<typeof furnaceOfPlanSchema>;

/** What is open of a plan, as its record keeps it. */
export const openIn = (
  furnace: Pick<FurnaceOfPlan, 'rows'> | undefined,
): { readonly of: string; readonly breaks: number; readonly until: string }[] =>
  (furnace?.rows ?? []).flatMap(({ of, breaks, until }) =>
    until === undefined ? [] : [{ of, breaks: Number(breaks.toFixed(4)), until }],
  );

/** "O, N are open until a bath sample at the end of vacuum-induction is read for them." for each sample. */
export const openSentences = (rows: readonly Pick<RowOfFurnace, 'of' | 'until'>[]): string[] =>
  [...Map.groupBy(rows, ({ until }) => until)].flatMap(([until, some]) => {
    if (until === undefined) return [];
    const names = some.map(({ of }) => of).join(', ');
    return some.length === 1
      ? `${names} is open until ${until} is read for it.`
      : `${names} are open until ${until} is read for them.`;
  });
