import { z } from 'zod';
import { kg } from './codings.ts';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { decimalText, idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Whose number it is: the system that sent it, its number there, a line of it, and the version where it counts them. */
export const sentText = z.strictObject({
  sender: idText,
  number: idText,
  line: idText.optional(),
  version: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, 'is not a whole number')
    .optional(),
});
export interface Sent {
  readonly sender: string;
  readonly number: string;
  readonly line?: string;
  readonly version?: string;
}

/** A customer, an article or an order, as canonical JSON. The latest of an id counts. */
export const tradeEntered = defineKind(
  ['customer.entered', 'article.entered', 'order.entered'],
  { ...happened, documentSha256: sha256Text },
  { ...told, entry: jsonText, sent: sentText.optional(), reason: wordsText.optional() },
);

/** What a heat cost, item by item, as it is posted to whoever keeps the books. The latest of a heat counts. */
export const costPosted = defineKind(
  'cost.posted',
  { ...happened, documentSha256: sha256Text },
  {
    ...told,
    totalUsd: decimalText,
    productKg: kg('product_g'),
    costs: each(
      'cost',
      z
        .array(
          z.strictObject({
            /** `lot:R-1` of metal, `energy` and the like of what was used beside it. */
            item: idText,
            amount: decimalText.optional(),
            unit: idText.optional(),
            usd: decimalText,
          }),
        )
        .min(1)
        .max(2000),
    ),
  },
);
