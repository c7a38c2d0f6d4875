import { z } from 'zod';
import { textSchema } from '../common.ts';
import { field } from './field.ts';

/** The programme that a verb is about: its first argument. */
export const programmeField = field(textSchema, {
  label: 'Programme',
  help: 'id of a locked programme',
  argument: 1,
});

/** What a programme asks for: its second argument. */
export const itemField = (help?: string) =>
  field(textSchema, { label: 'Property', argument: 2, ...(help === undefined ? {} : { help }) });

/** Until when somebody outside or inside the plant stands for something. */
export const expiresField = field(z.iso.date('is no day such as 2027-06-30'), {
  label: 'Last day on which it holds',
  reads: 'day',
  takes: 'day',
});

/** What an approval or an introduction is limited to. */
export const limitedTo = <T extends z.ZodType>(schema: T): T =>
  field(schema, { label: 'Limited to', help: 'what it is limited to; "none" where it is not' });
