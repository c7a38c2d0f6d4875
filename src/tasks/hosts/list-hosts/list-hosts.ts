import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The hosts of the database of the plant; without one the threads of this process compute everything. */
export const listHosts = defineVerb(
  contract,
  async (_, { hosts }) =>
    (await hosts?.state()) ?? {
      format: 'remelt-hosts/1' as const,
      by: 'threads' as const,
      hosts: [],
      waiting: [],
      failed: [],
    },
);
