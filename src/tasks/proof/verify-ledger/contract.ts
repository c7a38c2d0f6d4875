import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { ledgerVerifySchema } from '../../../documents/proof/ledger-check.ts';

/** A head that was noted elsewhere: on a certificate, by hand. */
const noted = z.strictObject({
  size: field(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), {
    label: 'Records',
    help: 'records of a head that was noted, on a certificate or as the head of the ledger',
    takes: 'records',
  }),
  root: field(
    z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{16,64}$/, 'is not a root: 64 hexadecimal digits, or the first 16'),
    {
      label: 'Root',
      help: 'root of that head, whole or its first 16 digits; exit 1 when the history is another',
      takes: 'hex',
    },
  ),
  later: field(z.literal(true).exactOptional(), {
    label: 'Later records alone',
    help: 'only the records after the noted head are checked; those before it are held by its root. Balances are left out',
  }),
});

export const contract = defineContract({
  group: 'proof',
  name: 'verify-ledger',
  title: 'Verify the ledger: recompute every hash, link and balance',
  order: z.strictObject({ noted: noted.exactOptional() }),
  answer: ledgerVerifySchema,
  act: null,
  exit: ({ ok }) => (ok ? 0 : 1),
  reads: true,
  forVisitors: true,
  examples: [{}],
});
