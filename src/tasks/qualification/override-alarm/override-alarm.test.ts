import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { lockedProgramme, PROGRAMME, testedProgramme } from '../testing/programme.ts';
import { overrideAlarm } from './override-alarm.ts';

const ANSWER = { programme: PROGRAMME, reason: 'rounded', expires: '2026-12-31' };
const TIES = { ...ANSWER, item: 'strength', alarm: 'ties' };

it('answers for an alarm of a property until a day, and no verdict changes', async () => {
  const { context, by } = await lockedProgramme();
  await expect(runTask(overrideAlarm, TIES, by('p-melt'))).rejects.toThrow(/may not overrule/);
  const board = await runTask(overrideAlarm, TIES, by('p-qual'));
  expect(board.overrides).toMatchObject([{ alarm: 'ties', item: 'strength', reason: 'rounded' }]);
  const signed = (item: string) => overrideAlarm.signs!({ ...TIES, item }, 'Q', context);
  expect(signed('strength')).toBe(
    'I, Q, answer for the alarm ties of strength in bar-718 until 2026-12-31. No verdict changes. Reason: rounded.',
  );
  expect(signed('programme')).toContain('Gate 1 no longer holds because of it.');
});

it('answers of the programme for the tests that it does not name, and for nothing else', async () => {
  const { by } = await testedProgramme();
  const ask = (item: string, alarm: string) =>
    runTask(overrideAlarm, { ...ANSWER, item, alarm }, by('p-qual'));
  await expect(ask('programme', 'ties')).rejects.toMatchObject({
    message: '"ties" is not an alarm of a whole programme',
    details: [{ path: 'alarm', allowed: expect.stringContaining('no-creep') }],
  });
  await expect(ask('hardness', 'ties')).rejects.toMatchObject({
    message: '"hardness" is not a property of the programme',
    details: [{ path: 'item', allowed: 'strength, programme' }],
  });
  const board = await ask('programme', 'no-creep');
  expect(board.missing).toContainEqual(
    expect.stringMatching(/^the programme names no creep.*: p-qual answers for it until 2026-12-31/),
  );
});
