import { z } from 'zod';
import { listOf } from './common.ts';

const problems = listOf(
  z.object({
    /** Record that is wrong; null = the ledger as a whole. */
    seq: z.number().nullable(),
    /** Which rule of the ledger does not hold, such as `leaf` or `projection`. */
    what: z.string(),
    words: z.string(),
  }),
);

/** `remelt-ledger-verify/1`: whether every hash, link and balance of the ledger holds. */
export const ledgerVerifySchema = z.object({
  format: z.literal('remelt-ledger-verify/1'),
  ok: z.boolean(),
  /** Length and RFC 6962 root [hex] of the log. */
  head: z.object({ size: z.number(), root: z.string() }),
  records: z.number(),
  problems,
});
export type LedgerVerify = z.infer<typeof ledgerVerifySchema>;

/** `remelt-ledger-rebuild/1`: whether the balances rebuilt from the records are what they were. */
export const ledgerRebuildSchema = z.object({
  format: z.literal('remelt-ledger-rebuild/1'),
  records: z.number(),
  equal: z.boolean(),
  differences: problems,
});
export type LedgerRebuild = z.infer<typeof ledgerRebuildSchema>;

/** `remelt-ledger-init/1`: the ledger that was made, with no record yet. */
export const ledgerInitSchema = z.object({
  format: z.literal('remelt-ledger-init/1'),
  head: z.object({ size: z.number(), root: z.string() }),
});
export type LedgerInit = z.infer<typeof ledgerInitSchema>;
