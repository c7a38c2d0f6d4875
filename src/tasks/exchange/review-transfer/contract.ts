import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { ofField, otherBundleField, otherTrustField } from '../../../documents/contract/transfer-fields.ts';
import { transferReviewSchema } from '../../../documents/exchange/transfer.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'review-transfer',
  verb: 'transfer review',
  title:
    'Read a newer bundle of metal that was received, and hold the lot where the sender recalled it or took it back',
  order: z.strictObject({ bundle: otherBundleField, trust: otherTrustField, of: ofField }),
  answer: transferReviewSchema,
  act: 'hold lot',
  who: 'who holds it',
  button: 'Read it',
  examples: [{ bundle: { format: 'remelt-bundle/1' }, trust: {} }],
});
