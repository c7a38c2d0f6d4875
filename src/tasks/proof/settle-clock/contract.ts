import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { ledgerClockSchema } from '../../../documents/proof/ledger-check.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'settle-clock',
  verb: 'ledger clock',
  title: 'Confirm the clock, or correct a ledger that followed a clock that was ahead',
  order: z.strictObject({
    isRight: field(z.literal(true).exactOptional(), {
      label: 'The clock is right',
      help: 'the clock is right although the last record is long ago',
    }),
    aheadSince: field(z.number().int().nonnegative().max(999_999_999).exactOptional(), {
      label: 'First record that it dated too late',
      help: 'first record that is dated ahead; records are dated by the clock again',
      takes: 'record',
    }),
    reason: reasonField({ help: 'why' }),
  }),
  answer: ledgerClockSchema,
  act: 'correct record',
  who: 'who says so',
  button: 'Book it',
  examples: [
    { isRight: true, reason: 'summer stop' },
    { aheadSince: 812, reason: 'battery of the clock' },
  ],
  exampleBy: 'p-qual',
});
