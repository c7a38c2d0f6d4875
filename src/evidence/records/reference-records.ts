import { defineKind } from './kind.ts';
import { decimalText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What a plant keeps by name: controlled specifications, routes and prices. Customer, contents and prices are confidential. */

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
