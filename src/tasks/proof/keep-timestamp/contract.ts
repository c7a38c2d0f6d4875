import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { sizeField } from '../../../documents/contract/proof-fields.ts';
import { timestampSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'keep-timestamp',
  verb: 'ledger timestamp',
  title: 'Keep the time that an authority states for a checkpoint (RFC 3161)',
  order: z.strictObject({
    size: sizeField,
    url: field(
      z
        .url({
          protocol: /^https?$/,
          error: 'must be the address of a time-stamping authority, http or https',
        })
        .exactOptional(),
      { label: 'Authority', help: 'address of the authority', argument: 1 },
    ),
    answer: field(z.base64().max(60_000).exactOptional(), {
      label: 'Answer of the authority',
      help: 'its answer, brought back: DER',
      reads: 'bytes',
    }),
    roots: field(z.array(z.string().max(100_000)).max(20).exactOptional(), {
      label: 'Roots',
      help: 'certificates that its own must follow from, PEM',
      reads: 'certificates',
    }),
  }),
  answer: timestampSchema,
  act: null,
  who: 'who asks for it',
  examples: [{ url: 'https://time.example/tsr' }],
});
