import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lessonSchema } from '../../../documents/results/lesson.ts';
import { lessonField } from '../try-lesson/contract.ts';

export const contract = defineContract({
  group: 'links',
  name: 'export-lesson',
  verb: 'lesson export',
  title: 'Write a lesson to a file, by which results are read where there is no ledger',
  order: z.strictObject({ lesson: lessonField }),
  answer: lessonSchema,
  act: null,
  reads: true,
  file: { option: 'out', help: 'file to write it to, for results read FILE --lesson' },
  examples: [{ lesson: 'carbon' }],
});
