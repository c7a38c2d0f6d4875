import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { APPROVAL, approvedProgramme, BEFORE, PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { approveProgramme } from './approve-programme.ts';

it('books the approval of a gate that passed, which holds until its day', async () => {
  const { context, by } = await testedProgramme();
  await expect(runTask(approveProgramme, APPROVAL, by('p-cert'))).rejects.toThrow(/gate 2/);
  await runTask(evaluateProgramme, { programme: PROGRAMME }, by('p-cert'));
  const first = { ...APPROVAL, gate: '1' };
  await expect(runTask(approveProgramme, { ...first, expires: BEFORE }, by('p-cert'))).rejects.toThrow(
    /expired on/,
  );
  await expect(runTask(approveProgramme, first, by('p-lab'))).rejects.toThrow(/may not/);
  const board = await runTask(approveProgramme, first, by('p-cert'));
  expect(board.approvals).toMatchObject([{ number: 'A-1', gate: '1', authority: 'Design authority' }]);
  expect(approveProgramme.signs!({ ...APPROVAL }, 'Q', context)).toBe(
    'I, Q, book that Design authority approves gate 2 of programme bar-718: part approval A-1, until 2026-03-20, limited to: one engine type.',
  );
});

it('approves gate 2 where nobody says which', async () => {
  const { by } = await approvedProgramme();
  const { gate: _, ...rest } = APPROVAL;
  const board = await runTask(approveProgramme, { ...rest, number: 'A-2' }, by('p-cert'));
  expect(board.approvals.map(({ number, gate }) => [number, gate])).toContainEqual(['A-2', '2']);
});
