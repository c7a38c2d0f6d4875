import { z } from 'zod';
import {
  ANALYSIS_ASKS,
  ANALYSIS_BASES,
  CONTENT_UNITS,
  DISPOSITIONS,
  SAMPLE_PURPOSES,
  VERDICTS,
} from '../../metal/alloy/words.ts';
import { count, kg } from './codings.ts';
import { defineKind } from './kind.ts';
import { as, each } from './said.ts';
import { idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What happens to lots and objects alike (and partly to heats): `lot.drawn`, `object.drawn` ... */

const forHeat = { ...told, heat: idText, kg: kg() };

/** Grams spoken for by a planned heat. */
export const reserved = defineKind(['lot.reserved', 'object.reserved'], { ...happened }, forHeat);
/** A reservation given back: planned anew, cancelled, or left over after melting. */
export const unreserved = defineKind(['lot.unreserved', 'object.unreserved'], { ...happened }, forHeat);
/** Grams that went into a furnace. */
export const drawn = defineKind(['lot.drawn', 'object.drawn'], { ...happened }, forHeat);

/** Grams that did not go into the furnace after all; `reservedKg` of them are reserved for the heat again. */
export const undrawn = defineKind(
  ['lot.undrawn', 'object.undrawn'],
  { ...happened },
  { ...forHeat, reservedKg: kg('reserved_g').optional() },
);

/** Results exactly as printed; on the wire each is a field of its own, `Bi_ppm: "<0.1"`. */
export const resultList = z.array(
  z.strictObject({
    element: idText,
    text: z.string().min(1).max(40),
    unit: z.enum(CONTENT_UNITS),
    sd: z.string().min(1).max(40).optional(),
  }),
);

export const analysed = defineKind(
  ['lot.analysed', 'heat.analysed', 'object.analysed'],
  {
    ...happened,
    analysis: idText,
    basis: z.enum(ANALYSIS_BASES),
    method: idText,
    lab: as('laboratory', wordsText).optional(),
    place: wordsText.optional(),
    sample: idText.optional(),
    balance: idText.optional(),
    /** What its sample was taken for; absent: the product, or the bath where `place` says so. */
    purpose: z.enum(SAMPLE_PURPOSES).optional(),
    /** After a release: why it asks and does not suspend. */
    asks: z.enum(ANALYSIS_ASKS).optional(),
    /** Of a prediction for the end of one operation of a route: its number in the route, from 1, and its name. */
    stage: count.optional(),
    operation: idText.optional(),
    documentSha256: sha256Text.optional(),
    /** Of results that arrived by themselves: the file that the instrument wrote. */
    rawSha256: sha256Text.optional(),
  },
  {
    ...told,
    reference: wordsText.optional(),
    /** Where that file is kept, and the rule by which it was taken where no person took it. */
    arrival: idText.optional(),
    takingRule: wordsText.optional(),
    results: resultList.min(1),
  },
);

/** A retest was opened: the failed specimen, the rule, what failed, and the further specimens that answer it, before they are measured. */
export const retestOpened = defineKind(
  ['heat.retest-opened', 'object.retest-opened'],
  { ...happened, replaces: idText, rule: idText },
  {
    ...told,
    elements: each('element', z.array(idText).min(1)),
    names: each('name', z.array(idText).min(1)),
    cause: wordsText,
  },
);

export const sampled = defineKind(
  ['lot.sampled', 'heat.sampled', 'object.sampled'],
  { ...happened, sample: idText, place: wordsText.optional(), purpose: z.enum(SAMPLE_PURPOSES).optional() },
  { ...told, kg: kg().optional() },
);

/** The decision on a heat or object. `verdict` HOLD or FAIL are decisions too: what is not PASS stays held. */
export const released = defineKind(
  ['heat.released', 'object.released'],
  {
    ...happened,
    verdict: z.enum(VERDICTS),
    predicted: z.boolean(),
    documentSha256: sha256Text.optional(),
    /** Retest rule of the specification, and the further specimens that it asks for. */
    rule: idText.optional(),
    specimens: count.optional(),
  },
  {
    ...told,
    specification: wordsText,
    reasons: each('reason', z.array(wordsText)).optional(),
    /** Of a FAIL: what a retest may answer, the results outside a limit and the parts of a sum that is. A specimen is a sample, or an analysis without one. */
    outside: each('outside', z.array(z.strictObject({ element: idText, specimen: idText }))).optional(),
  },
);

/** An object was put on hold. */
export const objectHeld = defineKind('object.held', { ...happened }, { ...told, reason: wordsText });

/** An object, or some of a lot, left the plant. Where to is confidential; that it left, and with which certificate, is not. */
export const shipped = defineKind(
  ['lot.shipped', 'object.shipped'],
  { ...happened, certificateSha256: sha256Text.optional() },
  {
    ...told,
    kg: kg(),
    to: wordsText,
    order: wordsText.optional(),
    /** Why it left although its certificate names another customer, or lacked a signature. */
    accepted: wordsText.optional(),
  },
);

export const dispositioned = defineKind(
  ['lot.dispositioned', 'heat.dispositioned', 'object.dispositioned'],
  { ...happened, disposition: z.enum(DISPOSITIONS) },
  { ...told, reason: wordsText },
);
