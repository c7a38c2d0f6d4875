import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import {
  ofField,
  otherBundleField,
  otherTrustField,
  takenField,
} from '../../../documents/contract/transfer-fields.ts';
import { transferSchema } from '../../../documents/exchange/transfer.ts';
import { LOT_CLASSES, ORIGIN_CLASSES } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'receive-transfer',
  verb: 'transfer receive',
  title: 'Receive metal that another plant shipped, by its bundle, as a lot on hold',
  order: z.strictObject({
    bundle: otherBundleField,
    trust: otherTrustField,
    of: ofField,
    lot: field(newIdSchema, { label: 'Lot', help: 'id of the lot here' }),
    weighed_g: massField(z.int().positive().max(1e12), {
      label: 'Weighed here',
      help: 'what it weighs on the scale of this plant',
      option: 'mass',
    }),
    scale: field(textSchema.exactOptional(), {
      label: 'Scale',
      help: 'id of the scale that weighed it; without, both weights may differ by 2 % or 10 g',
      takes: 'id',
      folded: true,
    }),
    form: field(textSchema.exactOptional(), {
      label: 'Form',
      help: 'form of stock; default that of the lot of the sender',
      takes: 'form',
    }),
    originClass: field(z.enum(ORIGIN_CLASSES).exactOptional(), {
      label: 'Origin',
      help: 'ISO 14021; default that of the lot of the sender, of a piece of a heat none',
      option: 'origin',
      folded: true,
    }),
    lotClass: field(z.enum(LOT_CLASSES).exactOptional(), {
      label: 'Class of the lot',
      help: 'default that of the lot of the sender, of a piece of a heat master-heat',
      option: 'class',
      folded: true,
    }),
    accepted: takenField,
  }),
  answer: transferSchema,
  act: 'receive lot',
  who: 'who receives it',
  button: 'Receive',
  onlyBooks: true,
  examples: [{ bundle: { format: 'remelt-bundle/1' }, trust: {}, lot: 'R-2001', weighed_g: 250_000 }],
});
