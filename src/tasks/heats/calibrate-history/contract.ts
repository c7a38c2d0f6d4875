import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { historyInputSchema, historyOutputSchema } from '../../../documents/heats/history.ts';
import { historyReadingSchema } from '../../../documents/heats/history-reading.ts';
import { scrapHistoryInputSchema, scrapHistoryOutputSchema } from '../../../documents/heats/scrap-history.ts';

/** Longest file of past heats, in base64 [characters]: 64 MB (assumption: years of an arc furnace). */
const LONGEST = 90_000_000;
const MOST_FILES = 200;

const tableSchema = z.strictObject({
  name: z.string().min(1).max(400),
  base64: z
    .string()
    .max(LONGEST)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
});
const words = z.array(z.string().min(1).max(300)).max(300).exactOptional();

export const contract = defineContract({
  group: 'heats',
  name: 'calibrate-history',
  verb: 'calibrate history',
  title: 'Calibrate a furnace on tables of past heats, and judge the calibration on those that it never saw',
  order: z.strictObject({
    files: field(z.array(tableSchema).min(1).max(MOST_FILES), {
      ...{ label: 'Tables', reads: 'tables', argument: 1, takes: 'files' },
      help: 'tables of past heats: CSV, XLSX, a folder or an archive (.zip) of them; one row for each heat or for each sample, joined by the number of the heat',
    }),
    furnace: field(textSchema.exactOptional(), {
      label: 'Furnace',
      help: 'name of the furnace; where a column names several, only its heats are taken',
      takes: 'name',
    }),
    operation: field(textSchema.exactOptional(), {
      ...{ label: 'Operation', takes: 'name' },
      help: 'what the furnace does: vacuum-induction, electron-beam, electroslag, vacuum-arc; arc = what each class of scrap brings; default by the tables',
    }),
    map: field(words, {
      ...{ label: 'Columns', reads: 'names', takes: 'heading=what', folded: true },
      help: "what a column is: 'Haltezeit=time[min]' 'Pb ein=charged Pb[ppm]' 'Pb aus=Pb[ppm]' 'Notes=-'",
    }),
    set: field(words, {
      ...{ label: 'For all heats', reads: 'names', takes: 'name=value', folded: true },
      help: 'what the tables do not say: time=60 "pressure=0.01 mbar" lining=MgO mass=300 method=ICP-MS',
    }),
    dates: field(z.enum(['dmy', 'mdy']).exactOptional(), {
      label: 'Order of dates',
      help: 'order of 03/11/2026',
    }),
    decimal: field(z.enum(['comma', 'point']).exactOptional(), {
      label: 'Decimal sign',
      help: 'decimal sign of 1,234',
    }),
    unitChange: field(z.enum(['leave-out', 'convert']).exactOptional(), {
      label: 'Values in another unit',
      help: 'values of a column that are 10,000 times off, as if they were wt% for ppm: left out (default) or converted',
    }),
    readOnly: field(z.boolean().exactOptional(), {
      ...{ label: 'Only read', option: 'read', unshown: true },
      help: 'shows what the tables are taken for, and calculates nothing',
    }),
  }),
  answer: z.object({
    format: z.literal('remelt-history-answer/1'),
    reading: historyReadingSchema,
    /** The heats as a document of the calculation: where nothing was calculated. */
    document: historyInputSchema.nullable(),
    scrapDocument: scrapHistoryInputSchema.nullable(),
    history: historyOutputSchema.nullable(),
    /** Of an arc furnace: what its classes of scrap bring. */
    scrap: scrapHistoryOutputSchema.nullable(),
  }),
  act: null,
  examples: [{ files: [{ name: 'schmelzen.csv', base64: 'SGVhdDtQYg==' }] }],
});
