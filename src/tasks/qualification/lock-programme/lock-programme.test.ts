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

it('shows a revision as it would be, with what was seen before it, and books it with the same hash', async () => {
  const { context, by } = await testedProgramme();
  const properties = [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 950 }] as never;
  const order = { document: plan({ properties }), reason: 'asks for 950 MPa' };
  const { size } = await context.store.head();
  const shown = await runTask(lockProgramme, { ...order, dryRun: true }, by('p-plan'));
  expect((await context.store.head()).size).toBe(size);
  expect(shown).toMatchObject({
    ...{ dryRun: true, revision: 2, lockedOn: LOCKED_ON },
    revisions: [
      { reason: null },
      { reason: 'asks for 950 MPa', rowsSeen: 18, evaluationsSeen: 0, reopened: ['strength'], by: 'p-plan' },
    ],
  });
  const done = await runTask(lockProgramme, order, by('p-plan'));
  expect(done.documentSha256).toBe(shown.documentSha256);
  expect(done.processSha256).toBe(shown.processSha256);
});

it('reopens all that was asked where the process or the terms change, and nothing where only the words do', async () => {
  const reopened = async (change: object, rest: object = {}) => {
    const { by } = await lockedProgramme();
    const board = await runTask(
      lockProgramme,
      { document: plan(change as never, rest as never), reason: 'r' },
      by('p-plan'),
    );
    return board.revisions[1]!.reopened;
  };
  const strength = { id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 900 };
  expect(await reopened({ process: { furnace: 'VIM-501' } })).toEqual(['strength', 'spin']);
  expect(await reopened({ level: '1M' })).toEqual(['strength', 'spin']);
  expect(await reopened({ looks: { planned: 3, present: 1 } })).toEqual(['strength', 'spin']);
  expect(await reopened({ properties: [{ ...strength, source: 'a paper' }] })).toEqual([]);
  expect(await reopened({ properties: [strength, { ...strength, id: 'yield' }] })).toEqual(['yield']);
});

it('counts the properties that have no limit, and takes any of the limits', async () => {
  const { by } = await founded();
  const open = (id: string, more: object = {}) => ({ id, unit: 'MPa', side: 'lower', ...more });
  const lock = (...properties: readonly object[]) =>
    runTask(
      lockProgramme,
      { document: plan({ properties: properties as never }), dryRun: true },
      by('p-plan'),
    );
  await expect(lock(open('a'), open('b', { designMinimum: 1 }), open('c'))).rejects.toMatchObject({
    message: '2 properties have no limit yet: a; c',
    details: [{ path: 'document.programme.properties[0]' }, { path: 'document.programme.properties[2]' }],
  });
  expect(await lock(open('a', { designMinimum: 1 }))).toMatchObject({ dryRun: true, revision: 1 });
});
