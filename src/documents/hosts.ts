import { z } from 'zod';
import { listOf } from './common.ts';

/** `remelt-hosts/1`: the hosts that compute parts of large calculations, what waits for them, and what failed. */
export const hostsSchema = z.object({
  format: z.literal('remelt-hosts/1'),
  /** Where parts are computed: by hosts, or by the threads of this process alone. */
  by: z.enum(['hosts', 'threads']),
  hosts: listOf(
    z.object({
      name: z.string(),
      /** Calculations whose parts it takes. */
      calculations: z.array(z.string()),
      threads: z.number(),
      /** Parts that it is at, has done, and could not do. */
      doing: z.number(),
      done: z.number(),
      failed: z.number(),
      began: z.string(),
      /** Time since it was heard of [s]. */
      silent_s: z.number(),
      /** What it has other than this program, and computes nothing for it therefore; empty: it computes for it. */
      differs: z.array(z.string()),
    }),
  ),
  /** Parts that wait, by calculation. */
  waiting: listOf(z.object({ calculation: z.string(), parts: z.number() })),
  failed: listOf(
    z.object({
      part: z.string(),
      calculation: z.string(),
      failures: z.number(),
      words: z.string(),
      /** The host of the last failure. */
      host: z.string(),
      at: z.string(),
      /** True: nobody tries it again by himself. */
      givenUp: z.boolean(),
    }),
  ),
});

export type HostsAnswer = z.infer<typeof hostsSchema>;
