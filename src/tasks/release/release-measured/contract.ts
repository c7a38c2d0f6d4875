import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { releasedField } from '../../../documents/contract/release-fields.ts';
import { releasedSchema, releaseInputSchema } from '../../../documents/proof/release.ts';

/** By what metal is judged: one of `specification` and `spec`. */
export const order = z.strictObject({
  of: releasedField,
  specification: field(releaseInputSchema.shape.specification.exactOptional(), {
    ...{ label: 'Limits', unshown: true, untyped: true, reads: 'document' },
  }),
  spec: field(textSchema.exactOptional(), {
    label: 'Specification',
    help: 'name of a stored specification, such as "CUST-718-A rev 3"',
    takes: 'name',
  }),
  confidence: field(z.number().exactOptional(), {
    label: 'Confidence',
    help: 'required conformance probability',
    takes: 'p',
  }),
  decisionRule: field(z.enum(['probability', 'guarded']).exactOptional(), {
    ...{ label: 'Decision rule', unshown: true, untyped: true },
  }),
  otherGrade: field(z.literal(true).exactOptional(), {
    label: 'Another grade is meant',
    help: 'the limits are of another grade than the heat was planned for, and meant',
  }),
});
export type ReleaseOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'release',
  name: 'release-measured',
  title: 'Release a heat or object: judge its measured analyses and record the verdict',
  order,
  answer: releasedSchema,
  act: 'release heat',
  examples: [{ of: 'heat:H26-001', spec: 'CUST-718-A rev 3' }],
});
