import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { bundleFields, witnessesField } from '../../../documents/contract/proof-fields.ts';
import { bundleSchema } from '../../../documents/proof/bundle.ts';
import { releasedFileSchema } from '../../../documents/proof/release.ts';

const order = z.strictObject({
  ...bundleFields,
  released: field(releasedFileSchema.exactOptional(), {
    label: 'Release',
    help: 'what the release saved; its verdict can then be computed again',
    option: 'release',
    reads: 'document',
  }),
  since: field(z.array(z.int().min(1)).exactOptional(), {
    label: 'Since',
    help: 'size of an earlier checkpoint that this one is shown to continue',
    reads: 'counts',
    takes: 'records',
  }),
  witnesses: witnessesField,
});
export type BundleOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'proof',
  name: 'make-bundle',
  verb: 'bundle',
  title: 'Make a bundle by which a customer verifies a heat or object without the ledger',
  order,
  answer: bundleSchema,
  act: 'make bundle',
  who: 'who hands it out',
  button: 'Make the bundle',
  file: { option: 'out', help: 'write it there' },
  examples: [{ subject: 'heat:H26-001', customer: 'X' }],
});
