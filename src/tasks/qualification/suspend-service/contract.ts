import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'suspend-service',
  verb: 'qualify suspend',
  title: 'Suspend a material that is in service; gate 2 is judged again before it comes back',
  order: z.strictObject({ programme: programmeField, reason: reasonField({ help: 'what happened' }) }),
  answer: programmeBoardSchema,
  act: 'suspend service',
  who: 'who suspends it',
  button: 'Suspend',
  examples: [{ programme: 'disk-718', reason: 'a disk cracked' }],
  exampleBy: 'p-qual',
});
