import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { LOCKED_ON, lockedProgramme, PROGRAMME, plan, testedProgramme } from '../testing/programme.ts';
import { lockProgramme } from './lock-programme.ts';
import { page } from './page.ts';

it('locks a programme; its process stays confidential, and a dry run books nothing', async () => {
  const context = await founded();
  const shown = await runTask(lockProgramme, { document: plan(), dryRun: true }, context.by('p-plan'));
  expect(await context.store.subjects('programme')).toEqual([]);
  expect(shown).toMatchObject({ dryRun: true, revision: 1 });
  expect(renderTerminal(page(shown, {}))).toContain('Would be revision 1');
  const board = await runTask(lockProgramme, { document: plan() }, context.by('p-plan'));
  expect(board).toMatchObject({ status: 'locked', revision: 1, looks: { taken: 0, planned: 2 } });
  expect(JSON.stringify(board)).not.toContain('proprietary');
});

it('locks nothing without a limit, for who may not, or by a plan that was not asked', async () => {
  const { by } = await founded();
  const properties = [{ id: 'fatigue life', unit: 'cycles', side: 'lower' }] as never;
  const open = runTask(lockProgramme, { document: plan({ properties }) }, by('p-plan'));
  await expect(open).rejects.toMatchObject({
    message: 'a property has no limit yet: fatigue life',
    details: [{ path: 'document.programme.properties[0]' }],
  });
  await expect(runTask(lockProgramme, { document: plan() }, by('p-melt'))).rejects.toThrow(/may not lock/);
});

it('is revised with a reason alone, and what was seen of what changed does not count', async () => {
  const { by } = await testedProgramme();
  await expect(runTask(lockProgramme, { document: plan() }, by('p-plan'))).rejects.toThrow(
    `programme ${PROGRAMME} is locked with this very content since ${LOCKED_ON}`,
  );
  const properties = [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 950 }] as never;
  const document = plan({ properties });
  await expect(runTask(lockProgramme, { document }, by('p-plan'))).rejects.toThrow(/with another content/);
  const revised = await runTask(lockProgramme, { document, reason: 'asks for 950 MPa' }, by('p-plan'));
  expect(revised.revisions[1]).toMatchObject({ rowsSeen: 18, reopened: ['strength'] });
  expect(revised.rows[0]).toMatchObject({ counting: 0, exploratory: 18 });
});

it('reopens nothing by a spin test that is asked otherwise', async () => {
  const { by } = await lockedProgramme();
  const document = plan({}, { component: { passFail: [{ id: 'spin', reliability: 0.5 }] } });
  const revised = await runTask(lockProgramme, { document, reason: 'r' }, by('p-plan'));
  expect(revised.revisions[1]).toMatchObject({ reopened: ['spin'] });
});
