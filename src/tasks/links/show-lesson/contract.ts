import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lessonsSchema } from '../../../documents/results/lessons.ts';
import { lessonField } from '../try-lesson/contract.ts';

export const contract = defineContract({
  group: 'links',
  name: 'show-lesson',
  verb: 'lesson show',
  title: 'Show what a lesson says, who taught it, and the files that it was tried on',
  order: z.strictObject({ lesson: lessonField }),
  answer: lessonsSchema,
  act: null,
  reads: true,
  examples: [{ lesson: 'carbon' }],
});
