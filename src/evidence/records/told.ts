import { instantText, wordsText } from './texts.ts';

/** When it happened, beside `at`, when it was recorded. Optional only because the bundle vectors have none. */
export const happened = { happenedAt: instantText.optional() };

/** Who did or decided it, and for whom where they did it as a deputy: confidential in every kind. */
export const told = { by: wordsText.optional(), actsFor: wordsText.optional() };
