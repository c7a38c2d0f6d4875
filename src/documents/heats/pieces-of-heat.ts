import { z } from 'zod';
import { DISPOSITIONS, POINT_STEPS } from '../../metal/alloy/words.ts';
import { instant, listOf, subjectSchema } from '../common.ts';
import { recalledSchema } from '../proof/recalled.ts';
import { failedSchema } from '../yard/suspended.ts';

/** `remelt-pieces-of-heat/1`: the ingots, bars and cut pieces of a heat, where each is, and what became of it. Masses in grams. */
export const piecesOfHeatSchema = z.object({
  format: z.literal('remelt-pieces-of-heat/1'),
  heat: z.string(),
  pieces: listOf(
    z.object({
      id: z.string(),
      form: z.string(),
      mass_g: z.number(),
      /** Neither drawn nor reserved, and still here. */
      free_g: z.number(),
      status: z.enum(['held', 'released', 'failed', 'cut', 'shipped', 'void']),
      /** Why a person holds it; absent while nobody does. */
      held: z.string().exactOptional(),
      /** Recalls that reached it; absent where none did. */
      recalled: recalledSchema.exactOptional(),
      disposition: z.enum(DISPOSITIONS).nullable(),
      /** What was decided on it after it did not pass, with the reason and the concession; absent before. */
      decision: z.object({ seq: z.number(), words: z.string() }).exactOptional(),
      /** The verdict FAIL that stands on it; absent where none does. */
      failed: failedSchema.exactOptional(),
      /** Measurements after the release that no verdict judged; absent where there are none. */
      suspended: listOf(z.string()).exactOptional(),
      /** Present while it is cut up: who cut it, pieces and crops that came out of it, and what was lost. */
      cut: z
        .object({
          seq: z.number(),
          by: z.string().nullable(),
          into: listOf(z.object({ of: subjectSchema, mass_g: z.number() })),
          losses: listOf(z.object({ to: z.string(), mass_g: z.number() })),
        })
        .exactOptional(),
      /** Present while it is shipped. */
      shipment: z.object({ seq: z.number(), to: z.string(), happenedAt: instant }).exactOptional(),
      /** Heats that it was melted into. */
      melted: listOf(z.object({ heat: z.string(), mass_g: z.number() })),
    }),
  ),
  /** Steps of the heat before which a hold or witness point may still be set. */
  pointSteps: listOf(z.enum(POINT_STEPS)),
  /** Why there is none; absent where there is one. */
  noPoint: z.string().exactOptional(),
});
/** How a piece stands, in a word: its release counts only while nothing suspends it. */
export const standingWord = ({
  status,
  held,
  failed,
  suspended,
}: Pick<Piece, 'status' | 'failed' | 'suspended'> & { readonly held?: unknown }): string => {
  if (!['held', 'released', 'failed'].includes(status)) return status;
  if (failed) return 'failed';
  if (suspended?.length) return 'suspended';
  if (held) return 'on hold';
  return status === 'held' ? 'not judged' : status;
};

type Piece = PiecesOfHeat['pieces'][number];
export type PiecesOfHeat = z.infer<typeof piecesOfHeatSchema>;
