import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { digestText, idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/**
 * A confidential field of an earlier record was erased: its salt and value are gone, its digest stays in that record. The subject
 * is that of the earlier record.
 */
export const saltErased = defineKind(
  'salt.erased',
  {
    ...happened,
    /** Leaf hash of the earlier record. */
    erases: sha256Text,
    erasesSeq: count,
    erasesKind: idText,
    field: idText,
    /** Which of its digests nothing opens any more. */
    digest: digestText,
  },
  { ...told, reason: wordsText },
);
