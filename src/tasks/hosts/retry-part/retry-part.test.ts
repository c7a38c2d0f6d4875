import { expect, it } from 'vitest';
import type { HostDesk } from '../../../desk/context.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { retryPart } from './retry-part.ts';

const STATE = {
  ...{ format: 'remelt-hosts/1' as const, by: 'hosts' as const },
  ...{ hosts: [], waiting: [{ calculation: 'simulate', parts: 1 }], failed: [] },
};

it('has a part tried again by who may, and refuses one that is not on the list', async () => {
  const plant = await founded();
  const retried: string[] = [];
  const hosts: HostDesk = {
    state: async () => STATE,
    retry: async (part) => {
      if (part !== 'ab:0+250') throw new NotFoundError('no such part failed', { path: 'part', value: part });
      retried.push(part);
    },
  };
  const by = { ...plant.by('p-qual'), hosts };
  expect((await runTask(retryPart, { part: 'ab:0+250' }, by)).failed).toEqual([]);
  expect(retried).toEqual(['ab:0+250']);
  await expect(runTask(retryPart, { part: 'x' }, by)).rejects.toMatchObject({ code: 'not-found' });
  await expect(runTask(retryPart, { part: 'x' }, plant.by('p-qual'))).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(runTask(retryPart, { part: 'x' }, { ...plant.by('p-melt'), hosts })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
