import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { excludeEvidence } from './exclude-evidence.ts';

it('excludes values with their cause by other hands; they stay on the board', async () => {
  const { by } = await testedProgramme();
  const order = {
    ...{ programme: PROGRAMME, item: 'strength', heat: 'H2', specimens: ['H2-1', 'H2-2'] },
    ...{ cause: 'testing-equipment', reason: 'the grip slipped' },
  };
  await expect(runTask(excludeEvidence, order, by('p-lab'))).rejects.toThrow(/may not exclude evidence/);
  await expect(runTask(excludeEvidence, { ...order, specimens: ['H9'] }, by('p-qual'))).rejects.toThrow(/H9/);
  const board = await runTask(excludeEvidence, order, by('p-qual'));
  expect(board.rows[0]).toMatchObject({ excluded: 2, counting: 16 });
  expect(board.exclusions.map(({ specimen, reason }) => [specimen, reason])).toEqual([
    ['H2-1', 'the grip slipped'],
    ['H2-2', 'the grip slipped'],
  ]);
  await expect(runTask(excludeEvidence, { ...order, programme: 'bar' }, by('p-qual'))).rejects.toMatchObject({
    details: [{ path: 'programme', allowed: PROGRAMME }],
  });
});
