import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { introduceMaterial } from '../introduce-material/introduce-material.ts';
import { approvedProgramme, PROGRAMME } from '../testing/programme.ts';
import { suspendService } from './suspend-service.ts';

const ORDER = { programme: PROGRAMME, reason: 'a bar cracked' };

it('takes a material out of service, which comes back once gate 2 was judged again', async () => {
  const { by } = await approvedProgramme();
  await expect(runTask(suspendService, ORDER, by('p-qual'))).rejects.toThrow(/service/);
  const introduce = { programme: PROGRAMME, approval: 'A-1' };
  await runTask(introduceMaterial, introduce, by('p-cert'));
  await expect(runTask(suspendService, ORDER, by('p-lab'))).rejects.toThrow(/may not suspend/);
  const board = await runTask(suspendService, ORDER, by('p-qual'));
  expect(board).toMatchObject({ status: 'suspended', fleet: null });
  await expect(runTask(introduceMaterial, introduce, by('p-cert'))).rejects.toThrow(/was suspended/);
});
