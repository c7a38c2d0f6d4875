import { z } from 'zod';
import { reasonSchema, textSchema } from '../common.ts';
import { field } from './field.ts';

/** Fields of verbs about files of results that arrived. */

export const arrivalField = field(textSchema, {
  label: 'File',
  help: 'number of the file, or its name, as the list has it',
  argument: 1,
  takes: 'arrival',
});

const names = z.array(textSchema).min(1).max(500);
const samplesWords = { label: 'Samples', reads: 'names', takes: 'samples' } as const;

/** Samples of the file as it names them. */
export const samplesField = (help: string) => field(names.exactOptional(), { ...samplesWords, help });

export const methodOfResultsField = field(textSchema.exactOptional(), {
  label: 'Method',
  help: 'how it was measured; default that of the source or its lesson',
  from: 'methods',
  takes: 'name',
});

export const laboratoryOfResultsField = field(textSchema.exactOptional(), {
  label: 'Laboratory',
  help: 'who measured; default that of the source or its lesson',
  from: 'laboratories',
  takes: 'name',
});

export const refusedField = field(reasonSchema, {
  label: 'Reason',
  help: 'why they are no results of this plant, such as "trial of the instrument"',
});
