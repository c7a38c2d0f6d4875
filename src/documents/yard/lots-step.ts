import { z } from 'zod';
import { listOf } from '../common.ts';

/** `remelt-lots-step/1`: one step of several lots through the yard, booked together; or what it would be. */
export const lotsStepSchema = z.object({
  format: z.literal('remelt-lots-step/1'),
  step: z.enum(['gate', 'wash', 'identify', 'clear', 'undo']),
  /** False: shown only. */
  booked: z.boolean(),
  lots: listOf(
    z.object({
      lot: z.string(),
      mass_g: z.number(),
      supplier: z.string().nullable(),
      declaredGrade: z.string().nullable(),
      /** Remark of who booked it. */
      note: z.string().exactOptional(),
      /** PASS, HOLD, FAIL at the gate; washed; identified, ambiguous ...; cleared; `left out` when the step is not for it. */
      outcome: z.string(),
      /** Grade, or why. */
      words: z.string(),
      /** Of a step that clears: present where the lot was identified as another grade than its paper declares, or is doubtful as it. */
      declaredOtherwise: z.string().exactOptional(),
      /** Of a step at the gate: present where oil or a coating was found before and is found no more, though nothing was done. */
      foundNoMore: z.string().exactOptional(),
    }),
  ),
});
export type LotsStep = z.infer<typeof lotsStepSchema>;
