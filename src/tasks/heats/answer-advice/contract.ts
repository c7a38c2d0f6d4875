import { z } from 'zod';
import { reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { answeredAdviceSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'answer-advice',
  verb: 'advise',
  chosenBy: ['--accept', '--decline'],
  title: 'Record whether the melter accepts or declines advice during a heat',
  order: z.strictObject({
    document: field(z.unknown(), {
      ...{ label: 'Advice', help: 'remelt-advise/1 document, as it was asked', reads: 'document' },
      ...{ unshown: true, takes: 'file', argument: 1 },
    }),
    decision: field(z.enum(['accepted', 'declined']), {
      ...{ label: 'Decision', choices: { accepted: 'taken', declined: 'not taken' } },
      asFlags: {
        accepted: { flag: 'accept', help: 'record in the ledger that a melter takes the advice' },
        declined: {
          ...{ flag: 'decline', help: 'record that a melter does not, and why' },
          ...{ takes: 'reason', into: 'reason' },
        },
      },
    }),
    reason: field(reasonSchema.exactOptional(), { label: 'Reason', untyped: true }),
    happenedAt: happenedAtField(z.string().exactOptional()),
  }),
  answer: answeredAdviceSchema,
  act: 'accept advice',
  who: 'who answers for it',
  examples: [{ document: null, decision: 'accepted' }],
  exampleBy: 'p-melt',
});
