import { z } from 'zod';
import { ppmContents, wtpctContents } from '../common.ts';

const id = z.string().min(1).max(100);

/** A sample of the melt during a heat: contents as in a melt, with the spread of its method. */
export const timedSampleSchema = z.strictObject({
  id,
  /** Time since the route began [s]. */
  at_s: z.number().min(0).max(1e8),
  /** Method by its id in data/; gives the spread of what has none in `sd_ppm`. */
  method: id.optional(),
  composition_wtpct: wtpctContents.optional(),
  composition_ppm: ppmContents.optional(),
  sd_ppm: ppmContents.optional(),
  /** "less than". */
  below_ppm: ppmContents.optional(),
  /** Of a result that arrived by itself: the file that it is kept in, and the number of the sample. No advice on it is accepted before somebody took it. */
  arrived: z.strictObject({ arrival: id, sample: id }).optional(),
});

export type TimedSample = z.infer<typeof timedSampleSchema>;
