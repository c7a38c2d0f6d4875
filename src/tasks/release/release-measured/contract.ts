import { z } from 'zod';
import { subjectOf, textSchema } from '../../../documents/common.ts';
import { defineContract, VERDICT_EXIT } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { releasedSchema, releaseInputSchema } from '../../../documents/proof/release.ts';

/** By what metal is judged: one of `specification` and `spec`. */
export const order = z.strictObject({
  of: field(subjectOf(['heat', 'object']), {
    ...{ label: 'Metal', help: 'heat:H-1 or object:I-1 of the ledger', takes: 'subject' },
  }),
  specification: field(releaseInputSchema.shape.specification.exactOptional(), {
    ...{ label: 'Limits', help: 'with --of: the specification alone', unshown: true },
    ...{ reads: 'document', takes: 'file', argument: 1 },
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
  verb: 'release',
  chosenBy: ['--of', '--spec'],
  title: 'Release a heat or object: judge its measured analyses and record the verdict',
  order,
  answer: releasedSchema,
  act: 'release heat',
  who: 'with --of: who decides, and neither melted nor analysed the metal nor corrected its records',
  exit: ({ output }) => VERDICT_EXIT[output.verdict],
  prints: 'output',
  file: { option: 'save', help: 'with --of: write document and verdict, for the certificate' },
  examples: [{ of: 'heat:H26-001', spec: 'CUST-718-A rev 3' }],
});
