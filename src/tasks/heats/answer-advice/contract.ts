import { z } from 'zod';
import { reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { answeredAdviceSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'answer-advice',
  title: 'Record whether the melter accepts or declines advice during a heat',
  order: z.strictObject({
    document: field(z.unknown(), {
      ...{ label: 'Advice', help: 'remelt-advise/1 document, as it was asked', reads: 'document' },
      unshown: true,
    }),
    decision: field(z.enum(['accepted', 'declined']), {
      ...{ label: 'Decision', choices: { accepted: 'taken', declined: 'not taken' } },
      untyped: true,
    }),
    reason: field(reasonSchema.exactOptional(), { label: 'Reason', option: 'decline' }),
    happenedAt: happenedAtField(z.string().exactOptional()),
  }),
  answer: answeredAdviceSchema,
  act: 'accept advice',
  who: 'who answers for it',
  examples: [],
});
