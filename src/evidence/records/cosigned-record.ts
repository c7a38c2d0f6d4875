import { z } from 'zod';
import { isPlain } from '../../metal/alloy/identifier.ts';
import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { idText, instantText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** A signature line of a note, without its line end; one by ML-DSA-44 has 3,300 characters. */
const lineText = z
  .string()
  .regex(/^\u2014 \S+ \S+$/u, 'is not a signature line')
  .max(8000)
  .refine((text) => isPlain(text), 'contains control characters or broken Unicode');

/** A witness that signed, by the name and the key number on its line; `at` is its own clock. */
const witness = z.strictObject({
  name: wordsText,
  keyId: z.string().regex(/^[0-9a-f]{8}$/, 'is not a key number of eight hexadecimal digits'),
  at: instantText.optional(),
});

/**
 * Witnesses signed a checkpoint of this ledger: the checkpoint with all its signature lines. It vouches for the records before it,
 * by signatures of others; that it stands here only keeps it. Where the witnesses answer is confidential.
 */
export const checkpointCosigned = defineKind(
  'checkpoint.cosigned',
  {
    ...happened,
    origin: idText,
    size: count,
    root: sha256Text,
    signatures: z.array(lineText).min(1).max(100),
    witnesses: z.array(witness).min(1).max(100),
  },
  { ...told, urls: each('url', z.array(wordsText)) },
);
