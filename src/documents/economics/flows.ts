import { z } from 'zod';
import { elementSymbol, listOf } from '../common.ts';
import { flowNodeSchema, flowSchema } from '../page-charts.ts';
import { recycledSchema } from '../yard/recycled.ts';

/** What was booked under one name between two days [kg]. */
const bookedRow = z.object({
  name: z.string(),
  received_kg: z.number(),
  charged_kg: z.number(),
  made_kg: z.number(),
  /** Revert lots of casting and cutting. */
  returned_kg: z.number(),
  shipped_kg: z.number(),
});

const elementRow = z.object({
  element: elementSymbol,
  received_kg: z.number(),
  charged_kg: z.number(),
  /** Charged metal that no analysis gives a content of this element for; it counts as none. */
  unknown_kg: z.number(),
  made_kg: z.number(),
  returned_kg: z.number(),
  shipped_kg: z.number(),
  /** Heats with a difference: melted, and the element found in their metal and in something of their charge, not only below a limit. */
  heats: z.number(),
  /** Charged, less what came out and what was lost as metal; null without such a heat. */
  difference_kg: z.number().nullable(),
  /** One standard deviation of the difference; null without such a heat. */
  sd_kg: z.number().nullable(),
});

/** `remelt-flows/1`: the metal of the plant between two days, as its ledger books it now. Masses in kg. */
export const flowsSchema = z.object({
  format: z.literal('remelt-flows/1'),
  from: z.string(),
  to: z.string(),
  nodes: listOf(flowNodeSchema),
  flows: listOf(flowSchema),
  elements: listOf(elementRow),
  by: z.object({
    grade: listOf(bookedRow),
    customer: listOf(bookedRow),
    supplier: listOf(bookedRow),
    form: listOf(bookedRow),
  }),
  /** Null where nothing was charged. */
  recycled: recycledSchema.nullable(),
  losses: listOf(z.object({ step: z.string(), to: z.string(), mass_kg: z.number() })),
  /** Charged or cut metal that no booking explains; negative = more came out than went in. */
  unexplained_kg: z.number(),
  /** Rules of the figures, and what is left out; one sentence each. */
  rules: listOf(z.string()),
});
export type Flows = z.infer<typeof flowsSchema>;
