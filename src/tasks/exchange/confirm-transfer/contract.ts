import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import {
  ofField,
  otherBundleField,
  otherTrustField,
  takenField,
} from '../../../documents/contract/transfer-fields.ts';
import { transferSchema } from '../../../documents/exchange/transfer.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'confirm-transfer',
  verb: 'transfer confirm',
  title: 'Take in the receipt of metal that was shipped to another plant, by the bundle of its lot there',
  order: z.strictObject({
    bundle: otherBundleField,
    trust: otherTrustField,
    of: ofField,
    accepted: takenField,
  }),
  answer: transferSchema,
  act: 'ship metal',
  who: 'who takes it in',
  button: 'Take in the receipt',
  examples: [{ bundle: { format: 'remelt-bundle/1' }, trust: {} }],
  exampleBy: 'p-cert',
});
