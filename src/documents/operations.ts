import { z } from 'zod';
import { listOf } from './common.ts';

/** What machines that look after a server ask it. */

const wellness = z.enum(['pass', 'warn', 'fail']);
const count = z.int().nonnegative();

/** `remelt-health/1`: whether a server can do its work, and what somebody has to see to. It names nobody and nothing of the plant. */
export const healthSchema = z.object({
  format: z.literal('remelt-health/1'),
  /** `fail`: it cannot do its work, and answers 503. `warn`: it works, and somebody has to see to something. */
  status: wellness,
  /** When it was looked (ISO 8601, UTC): an answer is at most 5 s old. */
  at: z.string(),
  version: z.string(),
  /** Version of the data that calculations rest on. */
  data: z.string(),
  checks: listOf(
    z.object({
      part: z.enum(['ledger', 'disk', 'backup', 'sources']),
      status: wellness,
      /** What was found, and where. */
      words: z.string(),
      cure: z.string().exactOptional(),
    }),
  ),
  /** Disk of the folder of the ledger [byte]; null where it lies on a server of its own. */
  disk: z.object({ free_bytes: count, total_bytes: count }).nullable(),
  /** Age of the last copy [h], null = there is none; null instead of both where nobody could look. */
  backup: z.object({ age_h: z.number().nullable(), isDue: z.boolean() }).nullable(),
  /** How many sources there are, how many are silent for longer than their rule, and how many are faulty; null where nobody could look. */
  sources: z.object({ all: count, silent: count, fault: count }).nullable(),
});
export type Health = z.infer<typeof healthSchema>;
export type HealthCheck = Health['checks'][number];

/** `remelt-version/1`: what runs, on what data and forms of what is kept. */
export const versionSchema = z.object({
  format: z.literal('remelt-version/1'),
  version: z.string(),
  /** Commit that it was built from; null where that is not known. */
  commit: z.string().nullable(),
  node: z.string(),
  /** Operating system and processor. */
  platform: z.string(),
  /** Version of the data that calculations rest on. */
  data: z.string(),
  /** Version of the records of the ledger, and the latest step of its tables and of those of the office. */
  ledger: z.object({ records: z.string(), tables: z.string(), office: z.string() }),
});
