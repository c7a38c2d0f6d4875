import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { bundleFields } from '../../../documents/contract/proof-fields.ts';
import { disclosurePreviewSchema } from '../../../documents/proof/bundle.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'preview-bundle',
  verb: 'bundle',
  chosenBy: ['--dry-run'],
  title: 'Show what a bundle would open for a customer, before it is made',
  order: z.strictObject(bundleFields),
  answer: disclosurePreviewSchema,
  act: null,
  reads: true,
  examples: [{ subject: 'heat:H26-001', customer: 'X' }],
});
