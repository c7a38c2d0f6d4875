import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What a person says of the clock that dates the records. Reasons are confidential. */

/** The clock is right although it is far ahead of the record before this one. */
export const clockConfirmed = defineKind('clock.confirmed', { ...happened }, { ...told, reason: wordsText });

/** The clock was ahead from record `aheadSince` on; from this record on the dates are true again. */
export const clockCorrected = defineKind(
  'clock.corrected',
  { ...happened, aheadSince: count },
  { ...told, reason: wordsText },
);
