import { z } from 'zod';
import { smallPercent } from '../../foundation/quantity/format.ts';
import { day, listOf } from '../common.ts';

/** Recalls that reached metal, oldest first; the share is the fraction of the metal that came from what was recalled [1]. */
export const recalledSchema = listOf(
  z.object({ recall: z.string(), seq: z.number(), on: day, share: z.number() }),
);
type Recalled = z.infer<typeof recalledSchema>;

/** A recall in words, as it stands at the head of every page about metal that it reached. */
export const recalledWords = (recalled: Recalled = []): string[] =>
  recalled.map(
    ({ recall, seq, share }) =>
      `RECALLED by record ${seq} (recall ${recall}): ${smallPercent(share)} of it came from the recalled metal`,
  );
