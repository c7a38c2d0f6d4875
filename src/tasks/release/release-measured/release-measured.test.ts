import { expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { releasePage } from '../../../pages/blocks/release/release-page.ts';
import { runTask } from '../../task.ts';
import { SPEC } from '../../testing/cast-heat.ts';
import { judgeMeasured } from '../judge-measured/judge-measured.ts';
import { BAD_INGOT, castPlant, INGOT } from '../testing/cast-plant.ts';
import { releaseMeasured } from './release-measured.ts';

it('records the verdict on its own measured results, with what failed', async () => {
  const { context, by } = await castPlant();
  const released = await runTask(releaseMeasured, { of: BAD_INGOT, spec: SPEC }, by('p-cert'));
  expect(released.output.verdict).toBe('FAIL');
  const [record] = (await context.store.history(BAD_INGOT)).slice(-1);
  expect(record?.body).toMatchObject({
    ...{ verdict: 'FAIL', specification: SPEC, by: 'p-cert', predicted: false },
    outside: [{ element: 'S', specimen: 'Q-1-B1' }],
  });
  await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  const [passed] = (await context.store.history(INGOT)).slice(-1);
  expect(passed?.body).not.toHaveProperty('outside');
});

it('is signed by a certifier with a sentence that names verdict and specification', async () => {
  const { context, by } = await castPlant();
  const order = { of: INGOT, spec: SPEC } as const;
  expect(await releaseMeasured.signs!(order, 'Q', context)).toBe(
    `I, Q, sign PASS for object Q-1-a: its measured results judged against ${SPEC}.`,
  );
  await expect(runTask(releaseMeasured, order, by('p-melt'))).rejects.toThrow(/may not release a heat/);
});

it('asks first where the limits are of another grade than the heat was planned for, and says so in what is signed', async () => {
  const { context, by } = await castPlant();
  const planned = (grade: string): TaskContext => {
    const heat = async (id: string) => {
      const found = await context.store.heat(id);
      return { ...found, target: { ...found.target, grade } };
    };
    return { ...by('p-cert'), store: { ...context.store, heat } };
  };
  const order = { of: INGOT, specification: { gradeId: 'IN718' } } as const;
  const said = (grade: string, more = {}) =>
    releaseMeasured.signs!({ ...order, ...more }, 'Q', planned(grade));
  expect(await said('IN718')).not.toContain('planned for');
  const words = 'The heat was planned for MARM247; these limits are of IN718.';
  await expect(said('MARM247')).rejects.toThrow(words);
  const before = await context.store.head();
  await expect(runTask(releaseMeasured, order, planned('MARM247'))).rejects.toMatchObject({
    code: 'conflict',
    details: [{ path: 'otherGrade', value: 'IN718', allowed: 'a specification of MARM247' }],
  });
  expect(await context.store.head()).toEqual(before);
  expect(await said('MARM247', { otherGrade: true })).toContain(words);
  const shown = await runTask(judgeMeasured, order, planned('MARM247'));
  expect(shown.remarks).toEqual([words]);
  expect(releasePage(shown.output, shown.remarks).lead[0]).toEqual({ kind: 'notice', text: words });
});
