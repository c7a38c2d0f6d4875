import { z } from 'zod';
import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { idText, instantText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/**
 * A time-stamping authority signed that a checkpoint of this ledger existed (RFC 3161). `reply` is its whole answer, DER in base64.
 * It vouches for the records before it by the signature of the authority, as `checkpoint.cosigned` does by those of witnesses.
 */
export const checkpointTimestamped = defineKind(
  'checkpoint.timestamped',
  {
    ...happened,
    origin: idText,
    size: count,
    root: sha256Text,
    /** Name of the authority, as its certificate says it. */
    authority: wordsText,
    /** SHA-256 of that certificate. */
    certificate: sha256Text,
    /** The time that it states. */
    stated: instantText,
    reply: z
      .string()
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'is not base64')
      .max(60_000),
  },
  told,
);
