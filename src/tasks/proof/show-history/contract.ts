import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { momentSchema } from '../../../documents/contract/proof-fields.ts';
import { historySchema } from '../../../documents/proof/history.ts';

const text = textSchema.exactOptional();

const order = z.strictObject({
  about: field(text, {
    label: 'About',
    help: 'lot:R-1001, heat:H26-001, person:p-lab, price:Ni ..., or the name alone; default all',
    argument: 1,
  }),
  since: field(momentSchema, { label: 'From', help: 'from this day or moment on', takes: 'day' }),
  until: field(momentSchema, {
    ...{ label: 'Until', help: 'up to the end of this day, or this moment', takes: 'day' },
  }),
  kind: field(text, {
    label: 'Kind',
    help: 'lot.cleared, or all of a type (heat), or one step (analysed)',
    takes: 'kind',
  }),
  by: field(text, { label: 'By', help: 'recorded by this person', takes: 'person' }),
  limit: field(z.int().min(1).max(10_000).exactOptional(), {
    label: 'At most',
    help: 'at most so many, the latest; default 50 of all, every one of a thing',
  }),
  before: field(z.int().min(0).exactOptional(), {
    label: 'Before',
    help: 'only records before this number: the page before',
    takes: 'record',
  }),
});
export type HistoryOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'proof',
  name: 'show-history',
  verb: 'history',
  title: 'Show what was recorded about a thing, by a person, or of all: when, by whom, what',
  order,
  answer: historySchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{}, { about: 'R-1001' }, { by: 'p-lab', since: '2026-11-01', kind: 'analysed' }],
});
