import { z } from 'zod';
import { instant, listOf, partFields } from './common.ts';

const keySchema = z.object({
  /** `log`, `cosigner` (ML-DSA-44, beside the key of the log), or the id of a person. */
  owner: z.string(),
  /** Public half, `name+hash+base64`: what signatures are checked with. */
  verifierKey: z.string(),
  since: instant,
  /** Null while it signs. */
  ended: z
    .object({
      at: instant,
      how: z.enum(['replaced', 'lost', 'exposed', 'retired']),
      since: instant.nullable(),
    })
    .nullable(),
  /** The private half is at hand here. */
  here: z.boolean(),
});

/** `remelt-keys/1`: the public keys of the log and of persons, and which private ones are at hand. */
export const keysSchema = z.object({
  format: z.literal('remelt-keys/1'),
  keys: listOf(keySchema),
  ...partFields,
  /** Where the private half of a new key was put; absent where none was made. */
  keptIn: z.string().exactOptional(),
});
export type Keys = z.infer<typeof keysSchema>;

const timeSchema = z.object({
  /** Name on its certificate, and SHA-256 of that. */
  authority: z.string(),
  certificate: z.string(),
  /** The time that it states, for so many records. */
  stated: z.string(),
  size: z.number(),
  /** Record that keeps it. */
  seq: z.number(),
});

/** `remelt-timestamp-query/1`: what a time-stamping authority is asked. */
export const timestampQuerySchema = z.object({
  format: z.literal('remelt-timestamp-query/1'),
  size: z.number(),
  root: z.string(),
  /** Query of RFC 3161, DER in base64. */
  query: z.string(),
});
export type TimestampQuery = z.infer<typeof timestampQuerySchema>;

/** `remelt-timestamp/1`: the time of a checkpoint, as kept in the ledger. */
export const timestampSchema = timeSchema.extend({
  format: z.literal('remelt-timestamp/1'),
  /** Whether its certificate follows from the roots that were named. */
  trusted: z.boolean(),
});
export type StatedTime = z.infer<typeof timestampSchema>;

/** `remelt-ledger-witnesses/1`: keys of the plant, and who else has signed its ledger. */
export const ledgerWitnessesSchema = z.object({
  format: z.literal('remelt-ledger-witnesses/1'),
  keys: listOf(keySchema),
  ...partFields,
  witnesses: listOf(
    z.object({
      /** Name and key number on its signature line. */
      name: z.string(),
      keyId: z.string(),
      /** When its first signature was recorded. */
      since: instant,
      /** Records under the last checkpoint that it signed, and when it did by its own clock. */
      size: z.number(),
      at: instant.nullable(),
      /** Record that keeps it. */
      seq: z.number(),
    }),
  ),
  /** Times that authorities stated for a checkpoint (RFC 3161). */
  times: listOf(timeSchema),
  /** What a page may ask for: a checkpoint, the first key of the log, and these witnesses; what is to be done for what it may not, for a key that is elsewhere first. */
  asked: z.object({
    signs: z.boolean(),
    makesKey: z.boolean(),
    witnesses: listOf(z.string()),
    cures: listOf(z.string()),
  }),
  records: z.number(),
  /** Records that no witness has signed yet. */
  uncosigned: z.number(),
});
export type LedgerWitnesses = z.infer<typeof ledgerWitnessesSchema>;

/** Records under the largest checkpoint that the plant has signed, and under the largest that a witness has signed too. */
export const coveredSchema = z.object({ signed: z.number(), witnessed: z.number() });
export type Covered = z.infer<typeof coveredSchema>;

/** `remelt-checkpoint-state/1`: up to which record the ledger is signed. */
export const checkpointStateSchema = coveredSchema.extend({
  format: z.literal('remelt-checkpoint-state/1'),
  records: z.number(),
  /** How the newest records get into a signed checkpoint; null where they are in one. */
  cure: z.string().nullable(),
});
export type CheckpointState = z.infer<typeof checkpointStateSchema>;

/** `remelt-checkpoint/1`: size and root of the ledger, signed with the key of the log. */
export const checkpointSchema = z.object({
  format: z.literal('remelt-checkpoint/1'),
  origin: z.string(),
  size: z.number(),
  root: z.string(),
  /** C2SP tlog-checkpoint, a signed note. */
  checkpoint: z.string(),
});
export type SignedCheckpoint = z.infer<typeof checkpointSchema>;
