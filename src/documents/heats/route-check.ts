import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { assumptionSchema, manifestSchema } from '../common.ts';

/** `remelt-route-check/1`: what goes in is a `remelt-simulate/1` document; this comes out. */
export const routeCheckOutputSchema = z.object({
  format: z.literal('remelt-route-check/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  verdict: z.enum(VERDICTS),
  findings: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'advice']),
      rule: z.string(),
      /** Operation of the route it speaks of; null = the route as a whole. */
      index: z.number().nullable(),
      words: z.string(),
      cure: z.string(),
      source: z.string(),
    }),
  ),
});

export type RouteCheckOutput = z.infer<typeof routeCheckOutputSchema>;
export type RouteFinding = RouteCheckOutput['findings'][number];
