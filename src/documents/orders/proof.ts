import { z } from 'zod';
import { DISCLOSURES } from '../bundle.ts';
import { metalSchema, nameSchema, newIdSchema, partOrder, reasonSchema, textSchema } from '../common.ts';
import { rolesSchema } from '../contract/person-fields.ts';
import { releasedFileSchema } from '../release.ts';

/** What the tasks of proof are asked. */

export const traceMetalOrder = z.strictObject({
  /** `lot:R-1`, `heat:H-1`, `object:I-1`, or the number alone where only one thing has it. */
  subject: z.string().min(1).max(220),
  direction: z.enum(['up', 'down']),
});

/** A day, or a moment with its zone. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
const momentSchema = z.string().refine((text) => MOMENT.test(text) && !Number.isNaN(Date.parse(text)), {
  error: 'must be a day such as 2026-11-28, or a moment such as 2026-11-28T06:00:00Z',
});

export const showHistoryOrder = z.strictObject({
  /** `lot:R-1001`, `person:p-lab`, or a bare name where only one thing has it; absent = everything. */
  about: textSchema.exactOptional(),
  /** From this day or moment on, and up to the end of that one. */
  since: momentSchema.exactOptional(),
  until: momentSchema.exactOptional(),
  /** Kind of record, `lot.cleared`, or all of one type: `lot`, or one step: `cleared`. */
  kind: textSchema.exactOptional(),
  /** Id of a person. */
  by: textSchema.exactOptional(),
  /** At most so many, the latest; default 50 of everything, all of one thing. */
  limit: z.int().min(1).max(10_000).exactOptional(),
  /** Only records before this record number. */
  before: z.int().min(0).exactOptional(),
});
export type HistoryOrder = z.infer<typeof showHistoryOrder>;

export const verifyLedgerOrder = z.strictObject({
  /** A head that was noted elsewhere: on a certificate, by hand. */
  noted: z
    .strictObject({
      size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      /** Root in hexadecimal, whole or its first 16 characters. */
      root: z
        .string()
        .toLowerCase()
        .regex(/^[0-9a-f]{16,64}$/, 'is not a root: 64 hexadecimal digits, or the first 16'),
    })
    .exactOptional(),
});
export const ledgerHeadOrder = z.strictObject({});
export const rebuildLedgerOrder = z.strictObject({});
/** With `aheadSince` the clock was ahead from that record on; without, it is right. */
export const settleClockOrder = z.strictObject({
  aheadSince: z.number().int().nonnegative().max(999_999_999).exactOptional(),
  reason: reasonSchema,
});
/** How many records a checkpoint covers. */
const sizeSchema = z.int().min(1).max(999_999_999);
const witnessUrls = z
  .array(z.url({ protocol: /^https?$/, error: 'must be the address of a witness, http or https' }))
  .max(20);

/** Without a person the key is that of the log; `origin` is its name, for the first one. */
export const makeKeyOrder = z.strictObject({
  person: textSchema.exactOptional(),
  /** The key that cosigns checkpoints for the plant by ML-DSA-44, beside the key of the log. */
  cosigner: z.literal(true).exactOptional(),
  origin: z
    .string()
    .regex(/^[^+\s]{1,200}$/u, 'must be text without blanks and without "+"')
    .exactOptional(),
});
export const revokeKeyOrder = z.strictObject({
  person: textSchema.exactOptional(),
  cosigner: z.literal(true).exactOptional(),
  ending: z.enum(['lost', 'exposed', 'retired']),
  /** Of an exposed key: nothing counts that it signed since. */
  since: momentSchema.exactOptional(),
  reason: reasonSchema,
});
/** A checkpoint of so many records; absent: of all. */
export const timestampQueryOrder = z.strictObject({ size: sizeSchema.exactOptional() });

/** Times of a checkpoint: an authority is asked at its address, or its answer is at hand. */
export const keepTimestampOrder = z.strictObject({
  size: sizeSchema.exactOptional(),
  url: z
    .url({ protocol: /^https?$/, error: 'must be the address of an authority of time, http or https' })
    .exactOptional(),
  /** Answer of the authority (RFC 3161), DER in base64. */
  answer: z.base64().max(60_000).exactOptional(),
  /** Certificates that its own must follow from, PEM. */
  roots: z.array(z.string().max(100_000)).max(20).exactOptional(),
});

export const checkpointStateOrder = z.strictObject({});
export const listWitnessesOrder = z.strictObject({});
export const listKeysOrder = partOrder;
export const signCheckpointOrder = z.strictObject({
  /** Witnesses that are asked to sign it too. */
  witnesses: witnessUrls.exactOptional(),
});
export const makeBundleOrder = z.strictObject({
  /** `heat:H-1` or `object:I-1`. */
  subject: metalSchema,
  customer: textSchema,
  /** What is opened; default inputs, results and certificate. */
  disclose: z.array(z.enum(DISCLOSURES)).exactOptional(),
  /** What `remelt release --of` saved: its verdict is claimed, and computed again by who verifies. */
  released: releasedFileSchema.exactOptional(),
  /** Sizes of earlier checkpoints that this one is shown to continue. */
  since: z.array(z.int().min(1)).exactOptional(),
  /** Witnesses that are asked to sign its checkpoint too. */
  witnesses: witnessUrls.exactOptional(),
});
/** What a customer is shown from now on; no words: nothing. */
export const setDisclosureOrder = z.strictObject({
  customer: nameSchema,
  opens: z.array(z.enum(DISCLOSURES)),
  reason: reasonSchema.exactOptional(),
});
/** Takes salt and value of a confidential field away: of one record, or of all records of a thing that have it. */
export const eraseFieldOrder = z.strictObject({
  /** `lot:R-1001`, or the number of a record. */
  of: textSchema,
  /** Name of the field, as docs/formats/records.md lists it. */
  field: textSchema,
  reason: reasonSchema,
  /** What was shown before; without it nothing is erased. */
  confirm: textSchema.exactOptional(),
});
export type EraseOrder = z.infer<typeof eraseFieldOrder>;
export const listDisclosuresOrder = z.strictObject({ customer: textSchema.exactOptional() });
export const previewBundleOrder = z.strictObject({
  subject: metalSchema,
  customer: textSchema,
  disclose: z.array(z.enum(DISCLOSURES)).exactOptional(),
});
export type BundleOrder = z.infer<typeof makeBundleOrder>;
export const trustDocumentOrder = z.strictObject({
  /** The policy asks for the cosignature by ML-DSA-44. */
  askCosigner: z.boolean().exactOptional(),
});
/** Without persons the ledger is one of the demonstration plant, when plant.json describes one. */
export const initLedgerOrder = z.strictObject({
  plant: textSchema.exactOptional(),
  name: textSchema.exactOptional(),
  persons: z
    .array(z.strictObject({ id: textSchema, name: textSchema, roles: rolesSchema, token: textSchema }))
    .exactOptional(),
});
const days = z.iso.date({ error: 'must be a day such as 2026-11-28' });
const recallFields = {
  /** `lot:R-1`, `heat:H-1`, `object:I-1`, `supplier:NAME` or `laboratory:NAME`. */
  of: z
    .string()
    .max(220)
    .regex(/^(lot|heat|object|supplier|laboratory):./u, {
      error: 'must be lot:ID, heat:ID, object:ID, supplier:NAME or laboratory:NAME',
    }),
  /** Of a laboratory: only its analyses by this method, from and to these days, in this report. */
  method: textSchema.exactOptional(),
  from: days.exactOptional(),
  to: days.exactOptional(),
  report: textSchema.exactOptional(),
  /** Smaller shares are summed in one row [1]. */
  cutOff: z.number().min(0).max(1).exactOptional(),
  answerBy: days.exactOptional(),
  contact: textSchema.exactOptional(),
};
export const recallMetalOrder = z.strictObject({ ...recallFields, reason: reasonSchema.exactOptional() });
export type RecallOrder = z.infer<typeof recallMetalOrder>;
/** The same as `recall-metal`, for one customer. */
export const recallLetterOrder = z.strictObject({
  ...recallFields,
  reason: reasonSchema.exactOptional(),
  customer: nameSchema,
  /** Number of the recall on record that the letter belongs to. */
  number: newIdSchema.exactOptional(),
});
export const recordRecallOrder = z.strictObject({
  ...recallFields,
  reason: reasonSchema,
  /** Puts what is still in the yard on hold. */
  hold: z.boolean().exactOptional(),
  /** Records the recall, under this number or the next one. */
  record: z.boolean().exactOptional(),
  number: newIdSchema.exactOptional(),
});
