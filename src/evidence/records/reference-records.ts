import { defineKind } from './kind.ts';
import { decimalText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What a plant keeps by name: controlled specifications, routes, prices and its own registers. Customer, contents and prices are confidential. */

/** A specification was typed in from the printed document: limits, rounding, retest rule and residual as canonical JSON. */
export const specificationEntered = defineKind(
  'specification.entered',
  { ...happened, documentSha256: sha256Text },
  { by: wordsText, customer: wordsText, specification: jsonText, reason: wordsText.optional() },
);

/** An independent person typed it in again, and every limit was the same. */
export const specificationCompared = defineKind(
  'specification.compared',
  { ...happened, documentSha256: sha256Text },
  { by: wordsText },
);

/** Operations of a route as canonical JSON. The latest under a name counts. */
export const routeEntered = defineKind(
  'route.entered',
  { ...happened, documentSha256: sha256Text },
  { ...told, route: jsonText, reason: wordsText.optional() },
);

/** What an element contained, or a charge material, costs on a day [USD/kg]. */
export const priceSet = defineKind(
  'price.set',
  { ...happened },
  { ...told, usdPerKg: decimalText, on: wordsText, source: wordsText },
);

/** A furnace, scale, laboratory, charge material or the site of the plant, as canonical JSON. The latest under a name counts. */
export const registerEntered = defineKind(
  'register.entered',
  { ...happened, documentSha256: sha256Text },
  { ...told, entry: jsonText, reason: wordsText.optional() },
);

/** The plant does not use it any more. */
export const registerEnded = defineKind('register.ended', { ...happened }, { ...told, reason: wordsText });
