import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { lockProgramme } from '../lock-programme/lock-programme.ts';
import { LOCKED_ON, PROGRAMME, plan, testedProgramme } from '../testing/programme.ts';
import { programmeDocument } from './programme-document.ts';

const ORDER = { programme: PROGRAMME };

it('says how the qualified heats were made, from their own records, and what is not recorded', async () => {
  const { context, by } = await testedProgramme();
  await expect(runTask(programmeDocument, ORDER, context)).rejects.toThrow(
    'has no qualified heats: gate 1 was never evaluated',
  );
  await runTask(evaluateProgramme, ORDER, by('p-cert'));
  const { document, heats } = await runTask(programmeDocument, ORDER, context);
  expect(document.programme.qualifiedHeats?.map(({ heat }) => heat)).toEqual(['H1', 'H2', 'H3']);
  expect(document.programme.qualifiedHeats?.[0]).toMatchObject({
    ...{ contents_ppm: { S: 8 }, revertShare: 0.3, lotClasses: ['customer-return'], generation: 2 },
    ...{ furnace: 'VIM-500', route: ['vacuum-induction'], lining: 'MgO', liningAge: 4 },
    ...{ settings: { 'vacuum-induction.time_s': 3600 }, laboratory: 'works', at: LOCKED_ON },
  });
  expect(heats[0]?.missing).toEqual(['heat treatment', 'measured contents of O, N, H']);
});

it('qualifies no heat by a gate that passed on an earlier revision', async () => {
  const { context, by } = await testedProgramme();
  await runTask(evaluateProgramme, ORDER, by('p-cert'));
  const document = plan({ title: 'Bars' });
  await runTask(lockProgramme, { document, reason: 'a title' }, by('p-plan'));
  await expect(runTask(programmeDocument, ORDER, context)).rejects.toMatchObject({
    message: expect.stringContaining('gate 1 recommended PASS on revision 1'),
    details: [{ allowed: 'a PASS of gate 1 on revision 2' }],
  });
});
