import { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { findingsOf } from '../../foundation/quantity/findings.ts';
import { sha256Text } from './texts.ts';

/** Version of every record that this program writes. */
export const RECORD_VERSION = '1';

/** The envelope of every record, exactly as in the bundle vectors; `body` is checked by its kind. */
const recordEnvelope = z.strictObject({
  v: z.literal(RECORD_VERSION),
  /** Place in the log, from "0", decimal. */
  seq: z.string().regex(/^(0|[1-9]\d{0,15})$/),
  /** When it was recorded: UTC with milliseconds. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  kind: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  subject: z.string().min(3).max(200),
  /** Leaf hash of the subject's previous record. */
  prev: z.union([z.null(), sha256Text]),
  body: z.record(z.string(), z.unknown()),
});

export type LedgerRecord = z.infer<typeof recordEnvelope>;

/** Record from its JSON text; the body is not looked at. Throws InputError when it is not of this shape. */
export function parseEnvelope(text: string): LedgerRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError('the record is not JSON', { value: text.slice(0, 80) }, error);
  }
  return checkEnvelope(value);
}

/** Record from the value of its JSON; the body is not looked at. Throws InputError when it is not of this shape. */
export function checkEnvelope(value: unknown): LedgerRecord {
  const parsed = recordEnvelope.safeParse(value);
  if (parsed.success) return parsed.data;
  const findings = findingsOf(parsed.error.issues, value);
  throw new InputError(`the text is not a record: ${findings[0]!.path} ${findings[0]!.message}`, findings);
}
