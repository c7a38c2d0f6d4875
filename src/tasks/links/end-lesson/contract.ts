import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { lessonsSchema } from '../../../documents/results/lessons.ts';
import { lessonField } from '../try-lesson/contract.ts';

export const contract = defineContract({
  group: 'links',
  name: 'end-lesson',
  verb: 'lesson end',
  title: 'Say that a lesson is not used any more',
  order: z.strictObject({
    lesson: lessonField,
    reason: reasonField({ help: 'why it is not used any more' }),
  }),
  answer: lessonsSchema,
  act: 'teach lesson',
  who: 'who ends it',
  button: 'End the lesson',
  examples: [{ lesson: 'carbon', reason: 'the instrument was replaced' }],
  exampleBy: 'p-qual',
});
