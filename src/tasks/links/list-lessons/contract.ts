import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lessonsSchema } from '../../../documents/results/lessons.ts';

export const contract = defineContract({
  group: 'links',
  name: 'list-lessons',
  verb: 'lesson list',
  title: 'List the lessons by which files of instruments are read, and those that do not count yet',
  order: z.strictObject({}),
  answer: lessonsSchema,
  act: null,
  reads: true,
  list: { set: 'Lessons', rows: 'lessons', key: 'name' },
  isShort: true,
  examples: [{}],
});
