import { z } from 'zod';
import type { HeatOfPlan, PlanOutput } from './plan.ts';

/** How far a plan comes that does not reach what was asked: shares of heats that meet every limit. */
export const belowAskedSchema = z.object({
  asked: z.number(),
  reached: z.number(),
  /** Lower limit of it. */
  atLeast: z.number(),
  /** Limit that fails most. */
  decides: z.string().exactOptional(),
});
export type BelowAsked = z.infer<typeof belowAskedSchema>;

type Taken = Pick<HeatOfPlan, 'id' | 'cost_usd' | 'charge' | 'composition_wtpct'>;

/** The heats of a plan as they would be charged: of a refused one the surest that was found. */
export const takenHeats = ({ heats, status, nearest }: PlanOutput): readonly Taken[] =>
  status === 'infeasible' ? (nearest?.heats ?? []) : heats;

/** The heat of a plan that is furthest below what was asked; undefined where each reaches it, and where nobody has counted. */
export function belowAsked({ heats, status, nearest }: PlanOutput): BelowAsked | undefined {
  const counted =
    status === 'infeasible' && nearest
      ? nearest.heats.map(({ certificate, risks }) => ({ asked: nearest.asked, certificate, risks }))
      : heats.map(({ asked, certificate, confidence }) => ({
          ...{ asked, certificate, risks: confidence?.risks ?? [] },
        }));
  const below = counted.flatMap(({ asked, certificate, risks }): BelowAsked[] => {
    if (asked === undefined || !certificate || certificate.lowerLimit >= asked) return [];
    const decides = risks[0]?.words;
    return [
      {
        ...{ asked, reached: certificate.passRate, atLeast: certificate.lowerLimit },
        ...(decides === undefined ? {} : { decides }),
      },
    ];
  });
  return below.toSorted((a, b) => a.reached - b.reached)[0];
}
