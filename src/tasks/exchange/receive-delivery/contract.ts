import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { asTypedField, sameNamesField } from '../../../documents/contract/fields.ts';
import { deliveryFields } from '../../../documents/exchange/delivery.ts';
import { enteredAnswerSchema } from '../../../documents/exchange/trade.ts';

const unshown = { unshown: true } as const;

export const contract = defineContract({
  group: 'exchange',
  name: 'receive-delivery',
  title: 'Book a delivery of another system as lots on hold, under its number there',
  order: z.strictObject({
    delivery: field(deliveryFields.delivery, {
      label: 'Delivery',
      help: 'its number at the sender',
      ...unshown,
    }),
    sender: field(deliveryFields.sender, {
      ...{ label: 'Sender', help: 'short name of the system that sends it, such as sap', ...unshown },
    }),
    supplier: field(deliveryFields.supplier, { label: 'Supplier', help: 'who delivered it', ...unshown }),
    owner: field(deliveryFields.owner, { label: 'Owner', help: 'customer whose metal it stays', ...unshown }),
    receivedOn: field(deliveryFields.receivedOn, {
      label: 'Received on',
      help: 'day of receipt',
      ...unshown,
    }),
    lines: field(deliveryFields.lines, { label: 'Lines', help: 'one lot each', ...unshown }),
    dryRun: field(z.boolean().exactOptional(), {
      ...{ label: 'Show only', help: 'says what would refuse the booking, and books nothing', ...unshown },
    }),
    sameNames: sameNamesField,
    asTyped: asTypedField,
  }),
  answer: enteredAnswerSchema,
  act: 'receive lot',
  who: 'who books it',
  onlyBooks: true,
  examples: [
    {
      ...{ delivery: '80001234', sender: 'sap', supplier: 'Scrap Trading' },
      lines: [{ line: '10', mass_g: 812_500, form: 'turnings', originClass: 'post-consumer' }],
    },
  ],
});
