import { groupSchema } from '../exchange/group.ts';
import { field } from './field.ts';

/** Which plants are asked. */
export const groupField = field(groupSchema, {
  label: 'Group',
  help: 'file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1)',
  reads: 'document',
  unshown: true,
});
