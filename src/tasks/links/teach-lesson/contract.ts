import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { confirmField, whyField } from '../../../documents/contract/fields.ts';
import { namedFileField } from '../../../documents/contract/named-file.ts';
import { lessonSchema } from '../../../documents/results/lesson.ts';
import { teachingSchema } from '../../../documents/results/lessons.ts';

const { shape } = lessonSchema;
const rows = shape.rows.unwrap().shape;
const names = (label: string, help: string, option: string) =>
  ({ label, help, option, reads: 'names', folded: true }) as const;

/** What a person says of a file: a lesson without its name and the shape of its files. */
const said = {
  columns: field(shape.columns, {
    ...{ label: 'Columns', option: 'column', reads: 'columns' },
    help: 'what columns hold, by their headings: Probe=sample "Cr2O3=content" ±=spread Ref=ignore',
  }),
  unit: field(shape.unit, { label: 'Unit', help: 'of contents that stand without one', takes: 'unit' }),
  k: field(shape.k, {
    ...{ label: 'Standard deviations of a printed spread', option: 'k' },
    help: 'how many standard deviations a printed spread is, where nothing else says it',
  }),
  decimal: field(shape.decimal, { label: 'Decimal sign' }),
  dates: field(shape.dates, { label: 'Order of dates', help: 'day, month or year first' }),
  burns: field(shape.burns, { label: 'Taken of several burns', help: 'the burns, or their printed mean' }),
  rows: z
    .strictObject({
      controls: field(
        rows.controls,
        names('Control samples', 'names of rows, * for any signs: "QC*"', 'control'),
      ),
      samples: field(
        rows.samples,
        names('Samples that look like controls', 'names of rows that are samples', 'is-sample'),
      ),
      blanks: field(rows.blanks, names('Blanks', 'names of rows of blanks', 'blank')),
      means: field(rows.means, names('Means', 'names of rows of means', 'mean')),
      spreads: field(rows.spreads, names('Spreads', 'names of rows of standard deviations', 'spread')),
      ignored: field(rows.ignored, names('Other rows', 'names of rows that are no results', 'ignore')),
    })
    .exactOptional(),
  struck: field(shape.struck, names('Struck out', 'marks of a burn that does not count', 'struck')),
  sampleKey: field(shape.sampleKey, {
    ...{ label: 'Word before the sample', help: 'on a line of its own, such as Sample', folded: true },
  }),
  sample: field(shape.sample, {
    ...{ label: 'The one sample', help: 'of each such file, where it names none', folded: true },
  }),
  sheets: field(
    shape.sheets,
    names('Sheets', 'sheets of a workbook that hold results; default all', 'sheet'),
  ),
  laboratory: field(shape.laboratory, {
    ...{
      label: 'Laboratory',
      help: 'whose results such files hold',
      from: 'laboratories',
      takes: 'id',
      folded: true,
    },
  }),
  method: field(shape.method, {
    ...{ label: 'Method', help: 'of the results in such files', from: 'methods', folded: true },
  }),
  answers: field(shape.answers, {
    ...{ label: 'Answers', option: 'answer', reads: 'answers' },
    help: 'to the questions that are asked: date-order=day-first, or of one sample CODE@SAMPLE=ANSWER',
  }),
} as const;

export const contract = defineContract({
  group: 'links',
  name: 'teach-lesson',
  verb: 'results teach',
  title: 'Teach how the files of an instrument are read, on one of them; shown first, kept under a name',
  order: z.strictObject({
    file: namedFileField({ help: 'a file of results as the instrument wrote it' }),
    lesson: field(nameSchema.exactOptional(), {
      ...{ label: 'Lesson', help: 'name to keep it under, such as "carbon"; without it nothing is kept' },
      ...{ option: 'as', takes: 'name' },
    }),
    ...said,
    reason: whyField,
    confirm: confirmField,
  }),
  answer: teachingSchema,
  act: 'teach lesson',
  who: 'who teaches it',
  confirms: { question: 'Is the file read right? Keep the lesson?', option: 'yes', help: 'without asking' },
  isBooked: ({ kept, lesson }) => kept || lesson === null,
  button: 'Keep the lesson',
  examples: [
    { file: { name: 'cs-1.csv', base64: '' }, lesson: 'carbon', rows: { controls: ['Kalib*'] } },
    { file: { name: 'cs-1.csv', base64: '' } },
  ],
  exampleBy: 'p-qual',
});
