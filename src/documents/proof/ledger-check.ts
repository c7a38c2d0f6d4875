import { z } from 'zod';
import { listOf } from '../common.ts';
import { releasingSchema } from '../persons.ts';

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
  /** First record that was checked, where those before it are held by the root of a noted head; absent = all were. */
  from: z.number().exactOptional(),
  /** Records that were checked. */
  records: z.number(),
  problems,
});
export type LedgerVerify = z.infer<typeof ledgerVerifySchema>;

/** `remelt-ledger-head/1`: what to note elsewhere, so that a history that was rolled back or rewritten is seen. */
export const ledgerHeadSchema = z.object({
  format: z.literal('remelt-ledger-head/1'),
  size: z.number(),
  /** RFC 6962 root [hex]. */
  root: z.string(),
  /** When the last record was recorded; null before the first. */
  at: z.string().nullable(),
});
export type LedgerHead = z.infer<typeof ledgerHeadSchema>;

/** `remelt-ledger-clock/1`: what a person said of the clock, and from when on records are dated by it. */
export const ledgerClockSchema = z.object({
  format: z.literal('remelt-ledger-clock/1'),
  said: z.enum(['right', 'was ahead']),
  /** Record that says so. */
  seq: z.number(),
  at: z.string(),
  /** First record that is dated ahead; null where the clock is right. */
  aheadSince: z.number().nullable(),
});
export type LedgerClock = z.infer<typeof ledgerClockSchema>;

/** `remelt-ledger-mend/1`: what was taken out of a segment file and what was put in its place. */
export interface LedgerMend {
  readonly format: 'remelt-ledger-mend/1';
  /** False: this is what would be done. */
  readonly done: boolean;
  /** Byte at which the file is not what was written; null when it is whole. */
  readonly at: number | null;
  readonly keptBytes: number;
  /** File that those bytes are kept in. */
  readonly keptIn: string | null;
  /** Records written again from the database, and records behind the damage that still follow. */
  readonly restored: number;
  readonly continued: number;
  /** Records that are in the kept bytes only, as far as they can be read. */
  readonly setAside: readonly string[];
  readonly records: number;
}

/** `remelt-ledger-backup/1`: what was copied into a file. */
export interface LedgerBackup {
  readonly format: 'remelt-ledger-backup/1';
  readonly file: string;
  readonly bytes: number;
  readonly size: number;
  /** RFC 6962 root [hex]. */
  readonly root: string;
  readonly made: string;
  /** Rows of the office. */
  readonly office: number;
  /** Size and root are signed with the key of the log. */
  readonly signed: boolean;
}

/** `remelt-ledger-restore/1`: the ledger that was made from a backup. */
export interface LedgerRestore {
  readonly format: 'remelt-ledger-restore/1';
  readonly file: string;
  /** Folder, or `DATABASE_URL`. */
  readonly place: string;
  readonly size: number;
  readonly root: string;
  /** When the backup was made. */
  readonly made: string;
  readonly office: number;
  /** Key of the log that signed size and root; null where none did. */
  readonly signedBy: string | null;
}

/** `remelt-ledger-seen/1`: the largest ledger that this account has seen here, and whether this one goes on from it. */
export interface LedgerSeen {
  readonly format: 'remelt-ledger-seen/1';
  readonly head: { readonly size: number; readonly root: string };
  /** Null before the first. */
  readonly seen: { readonly size: number; readonly root: string } | null;
  /** What is wrong; null where the ledger goes on from what was seen. */
  readonly problem: string | null;
  /** True: it was just agreed to go on from the present head. */
  readonly agreed: boolean;
}

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
  /** Persons of a real plant who may admit others. */
  mayAdmit: listOf(z.string()).exactOptional(),
  releasing: releasingSchema.exactOptional(),
  /** True where a real plant begins with our invented furnaces, scales and laboratories, until it enters its own. */
  demonstrationFacts: z.boolean().exactOptional(),
});
export type LedgerInit = z.infer<typeof ledgerInitSchema>;
