import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { lockProgramme } from '../lock-programme/lock-programme.ts';
import { PROGRAMME, plan, testedProgramme } from '../testing/programme.ts';
import { listProgrammes } from './list-programmes.ts';
import { page } from './page.ts';

it('lists every programme with the latest word of each gate, part by part', async () => {
  const { context, by } = await testedProgramme();
  await runTask(evaluateProgramme, { programme: PROGRAMME }, by('p-cert'));
  await runTask(lockProgramme, { document: plan({ id: 'plate-2' }) }, by('p-plan'));
  const all = await runTask(listProgrammes, {}, context);
  expect(all.programmes).toMatchObject([
    { programme: PROGRAMME, gates: ['PASS', 'HOLD', null], heats: 3, revision: 1 },
    { programme: 'plate-2', gates: [null, null, null], heats: 0 },
  ]);
  expect(renderTerminal(page(all))).toContain('plate-2');
  const { next, total } = await runTask(listProgrammes, { limit: 1 }, context);
  expect(total).toBe(2);
  const rest = await runTask(listProgrammes, { limit: 1, after: next! }, context);
  expect(rest.programmes.map(({ programme }) => programme)).toEqual(['plate-2']);
});
