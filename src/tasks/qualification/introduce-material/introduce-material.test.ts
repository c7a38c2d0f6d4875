import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { approvedProgramme, PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { introduceMaterial } from './introduce-material.ts';

const ORDER = { programme: PROGRAMME, approval: 'A-1' };

it('comes into service through gate 2 and an approval that holds, first with the lead fleet', async () => {
  const { by } = await testedProgramme();
  await expect(runTask(introduceMaterial, ORDER, by('p-cert'))).rejects.toThrow(/gate 2/);
  const { context, by: approved } = await approvedProgramme();
  const other = { ...ORDER, approval: 'A-9' };
  await expect(runTask(introduceMaterial, other, approved('p-cert'))).rejects.toThrow(/no approval A-9/);
  await expect(runTask(introduceMaterial, ORDER, approved('p-lab'))).rejects.toThrow(/may not introduce/);
  const board = await runTask(introduceMaterial, { ...ORDER, limitations: 'rig' }, approved('p-cert'));
  expect(board).toMatchObject({ status: 'introduced', fleet: 'lead' });
  const [record] = (await context.store.history(`programme:${PROGRAMME}`)).slice(-1);
  expect(record?.body).toMatchObject({ fleet: 'lead', approval: 'A-1', limitations: 'rig', by: 'p-cert' });
  expect(introduceMaterial.signs!({ ...ORDER, fleet: 'lead' }, 'Q', context)).toBe(
    'I, Q, introduce the material of programme bar-718 into service (lead fleet) under approval A-1, limited to: none.',
  );
});
