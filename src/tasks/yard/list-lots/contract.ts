import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { listFields } from '../../../documents/contract/fields.ts';
import { LOT_SORTS } from '../../../documents/yard/sort-lots.ts';
import { yardSchema } from '../../../documents/yard/yard.ts';

const text = textSchema.exactOptional();

/** Which lots: all of what is given holds for them. */
const order = z.strictObject({
  status: field(text, { label: 'Status', help: 'hold, cleared or void', takes: 'status' }),
  grade: field(text, {
    label: 'Grade',
    help: 'cleared as or, on hold, declared as this grade',
    from: 'grades',
    takes: 'id',
  }),
  owner: field(text, { label: 'Owner', help: 'customer; "plant" = own metal', takes: 'name' }),
  form: field(text, { label: 'Form', help: 'turnings, mill-solids ...', takes: 'form' }),
  supplier: field(text, {
    label: 'Supplier',
    help: 'only lots of this supplier',
    from: 'suppliers',
    takes: 'name',
  }),
  lots: field(z.array(textSchema).min(1).max(200).exactOptional(), {
    label: 'Lots',
    help: 'only these, which are all there',
    unshown: true,
  }),
  usedUp: field(z.literal(true).exactOptional(), {
    label: 'Also used up',
    help: 'also lots that are used up or void',
    unshown: true,
  }),
  find: field(text, {
    label: 'Search',
    help: 'words in number, grade, form, supplier, owner, reference, note or why it waits',
    takes: 'words',
    unshown: true,
  }),
  sort: field(z.enum(LOT_SORTS).exactOptional(), {
    label: 'Sorted by',
    help: 'what it is sorted by; with a minus the largest first; default: as booked',
    takes: 'column',
    unshown: true,
  }),
  ...listFields,
  afterRow: field(text, {
    label: 'After the row',
    help: 'of a search or a sorted list: only what follows, from `nextRow` of the part before',
    takes: 'row',
    unshown: true,
  }),
  skip: field(z.int().min(0).exactOptional(), {
    label: 'Left out',
    help: 'of a search or a sorted list: so many rows are left out first',
    takes: 'n',
    unshown: true,
  }),
});

export type LotsOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'yard',
  name: 'list-lots',
  title: 'List the lots: what is there, what it is, what is on hold and why',
  order,
  answer: yardSchema,
  act: null,
  reads: true,
  list: { set: 'Lots', rows: 'lots', key: 'id', whole: { usedUp: true }, one: 'lots' },
  examples: [{ status: 'hold' }],
});
