import { z } from 'zod';
import { nameSchema, reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { asTypedField } from '../../../documents/contract/fields.ts';
import { revisionFields, statedFields } from '../../../documents/contract/specification-fields.ts';
import { keptSpecificationSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'enter-specification',
  title: 'Keep a controlled specification as printed: limits, rounding, retest rule and residual',
  order: z.strictObject({
    ...revisionFields,
    customer: field(nameSchema, {
      ...{ label: 'Customer', help: 'whose specification it is', takes: 'name' },
    }),
    specification: statedFields,
    reason: field(reasonSchema.exactOptional(), {
      label: 'Why it changes',
      help: 'why it changes what was in use',
    }),
    despite: field(reasonSchema.exactOptional(), {
      label: 'Why another element is found by difference than in the grade',
    }),
    asTyped: asTypedField,
  }),
  answer: keptSpecificationSchema,
  act: 'enter specification',
  who: 'who types it in',
  button: 'Enter it',
  examples: [],
});

export type Order = z.infer<typeof contract.order>;
