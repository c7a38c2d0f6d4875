import { z } from 'zod';

/** What the account of the day is asked. */
export const plantTodayOrder = z.strictObject({
  /** Days of heats to look back on. */
  days: z.int().min(1).max(366).exactOptional(),
  /** What money that is tied up costs, per year. */
  rate: z.number().min(0).max(1).exactOptional(),
});
