import { z } from 'zod';
import { textSchema } from '../common.ts';
import { type FieldWords, field } from './field.ts';

/** Longest file of an instrument, in base64 [characters]: 8 MB (assumption; the largest export that we know has 2). */
const LONGEST = 12_000_000;

/** A file with its name, and its bytes in base64. */
export const namedFileSchema = z.strictObject({
  name: textSchema,
  base64: z
    .string()
    .max(LONGEST)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
});
export type NamedFile = z.infer<typeof namedFileSchema>;

/** The file that a verb reads: a terminal types its path, a browser drops it. */
export const namedFileField = (words: Partial<FieldWords> = {}) =>
  field(namedFileSchema, { label: 'File', reads: 'named-bytes', argument: 1, takes: 'file', ...words });
