import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { confirmField } from '../../../documents/contract/fields.ts';
import { namedFileField } from '../../../documents/contract/named-file.ts';
import { teachingSchema } from '../../../documents/results/lessons.ts';

/** The lesson that a verb is about: its first argument. */
export const lessonField = field(textSchema, { label: 'Lesson', help: 'its name', argument: 1 });

export const contract = defineContract({
  group: 'links',
  name: 'try-lesson',
  verb: 'lesson try',
  title: 'Read a file by a lesson, and say that it is read right: three files make a lesson count',
  order: z.strictObject({
    lesson: lessonField,
    file: namedFileField({ help: 'a file of results as the instrument wrote it', argument: 2 }),
    confirm: confirmField,
  }),
  answer: teachingSchema,
  act: 'teach lesson',
  who: 'who says so',
  confirms: { question: 'Is the file read right?', option: 'yes', help: 'without asking' },
  isBooked: ({ kept }) => kept,
  button: 'The file is read right',
  examples: [{ lesson: 'carbon', file: { name: 'cs-2.csv', base64: '' } }],
  exampleBy: 'p-qual',
});
