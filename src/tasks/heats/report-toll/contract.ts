import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { tollSchema } from '../../../documents/economics/toll.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'report-toll',
  verb: 'toll',
  title: 'Show the account of a customer whose metal is melted here, by element; a monthly statement',
  order: z.strictObject({
    customer: field(nameSchema, {
      label: 'Customer',
      help: 'owner of lots, as they were booked',
      argument: 1,
    }),
    month: field(
      z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'must be a month such as 2026-10' })
        .exactOptional(),
      {
        label: 'Month',
        help: 'statement of one month, such as 2026-10; default since the first booking',
        takes: 'month',
      },
    ),
    fee: field(z.string().min(1).max(40).exactOptional(), {
      label: 'Fee',
      help: 'fee for melting, such as "4.20 USD/kg" or "3 %" of the metal; default by the contracts of the heats',
      takes: 'fee',
    }),
  }),
  answer: tollSchema,
  act: null,
  reads: true,
  file: { option: 'pdf', help: 'also write the statement to print', paper: [] },
  workbook: true,
  examples: [{ customer: 'Huber', month: '2026-10' }],
});
