import { z } from 'zod';
import {
  ANALYSIS_ORDER_STEPS,
  IDENTIFICATION_VERDICTS,
  LOT_CLASSES,
  ORIGIN_CLASSES,
  VERDICTS,
} from '../../metal/alloy/words.ts';
import { count, flag, kg, loss, subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { as, each } from './said.ts';
import { dayText, decimalText, idText, instantText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';
import { sentText } from './trade-records.ts';

/** A lot was booked; it is on hold. `massKg` in kg with three decimals = whole grams. */
export const lotReceived = defineKind(
  'lot.received',
  {
    ...happened,
    /** ISO 14021 origin; absent = no claim can rest on it. */
    class: as('originClass', z.enum(ORIGIN_CLASSES)).optional(),
    lotClass: z.enum(LOT_CLASSES).optional(),
    form: idText,
    generation: count.optional(),
    /** No such metal stands in a yard: a demonstration. Every certificate that it reaches is marked. */
    specimen: flag.optional(),
    /** Heat or object it came out of. */
    from: subject.optional(),
  },
  {
    ...told,
    massKg: kg(),
    supplier: wordsText.optional(),
    /** Customer whose metal it stays (tolling); absent = the plant's own. */
    owner: wordsText.optional(),
    /** Grade or material that it is declared to be; never evidence of what it is. */
    alloy: as('declaredGrade', idText).optional(),
    element: idText.optional(),
    reference: wordsText.optional(),
    note: wordsText.optional(),
    /** What was paid for a kilogram, in a currency (ISO 4217), on a day. */
    price: z
      .strictObject({ text: decimalText, currency: idText, on: dayText, source: wordsText.optional() })
      .optional(),
    /** Number of the paper that came with it. */
    certificate: wordsText.optional(),
    /** Number of the article under which whoever sent it knows such metal. */
    article: idText.optional(),
    /** Whose number the delivery has. */
    sent: sentText.optional(),
  },
);

export const lotGateChecked = defineKind(
  'lot.gate-checked',
  { ...happened, verdict: z.enum(VERDICTS) },
  {
    ...told,
    checks: each(
      'check',
      z
        .array(
          z.strictObject({
            /** radioactivity, sealed-containers, oil, magnetism ... */
            check: idText,
            verdict: z.enum(VERDICTS),
            /** Reading as printed, with its unit. */
            text: wordsText.optional(),
            unit: idText.optional(),
            reason: wordsText.optional(),
          }),
        )
        .min(1),
    ),
  },
);

/** Washed, stripped, shredded ...: `wetKg` on the scale before, `cleanKg` after; `losses` say where the rest went. */
export const lotProcessed = defineKind(
  'lot.processed',
  { ...happened, treatment: idText },
  {
    ...told,
    wetKg: kg('wet_g'),
    cleanKg: kg('clean_g'),
    losses: each('loss', z.array(loss).min(1)).optional(),
  },
);

export const lotIdentified = defineKind(
  'lot.identified',
  { ...happened, verdict: z.enum(IDENTIFICATION_VERDICTS), documentSha256: sha256Text.optional() },
  {
    ...told,
    candidates: each(
      'candidate',
      z.array(z.strictObject({ grade: idText, probability: decimalText })),
    ).optional(),
    equivalent: z.array(idText).optional(),
  },
);

/** The hold was lifted: the lot may be used as `alloy`. */
export const lotCleared = defineKind(
  'lot.cleared',
  { ...happened },
  {
    ...told,
    alloy: as('grade', idText),
    reason: wordsText,
    override: z.strictObject({ by: wordsText, reason: wordsText, expires: instantText }).optional(),
  },
);

export const lotHeld = defineKind('lot.held', { ...happened }, { ...told, reason: wordsText });

/** Elements of a lot were ordered from the laboratory, or an order was given up. A result by that method does away with it. */
export const lotAnalysisOrdered = defineKind(
  'lot.analysis-ordered',
  { ...happened, step: z.enum(ANALYSIS_ORDER_STEPS), method: idText },
  {
    ...told,
    elements: z.array(idText).min(1),
    /** Heat whose plan asks for it. */
    heat: idText.optional(),
  },
);

/** Somebody says that the hold may be lifted; another person's `lot.cleared` lifts it. */
export const lotLiftProposed = defineKind(
  'lot.lift-proposed',
  { ...happened },
  { ...told, reason: wordsText },
);
