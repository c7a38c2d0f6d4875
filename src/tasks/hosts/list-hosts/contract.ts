import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { hostsSchema } from '../../../documents/hosts.ts';

export const contract = defineContract({
  group: 'hosts',
  name: 'list-hosts',
  verb: 'hosts list',
  title: 'List the hosts that compute parts of large calculations, what waits for them, and what failed',
  order: z.strictObject({}),
  answer: hostsSchema,
  act: null,
  reads: true,
  list: { set: 'Hosts', rows: 'hosts', key: 'name' },
  examples: [{}],
});
