import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { meltMetal, SPEC } from '../../testing/cast-heat.ts';
import { BAD_INGOT, castPlant, INGOT } from '../testing/cast-plant.ts';
import { judgeMeasured } from './judge-measured.ts';

const LIMITS = { limits_ppm: { S: { max: '20' } }, residual_wtpct: null } as const;
const CONTROLLED = { number: 'S', revision: 'A', customer: 'X', enteredBy: 'p-plan', checkedBy: 'p-qual' };

it('gives the verdict that would be signed, and books nothing', async () => {
  const { context } = await castPlant();
  const { size } = await context.store.head();
  const verdicts = [INGOT, BAD_INGOT].map(
    async (of) => (await runTask(judgeMeasured, { of, spec: SPEC }, context)).output.verdict,
  );
  expect(await Promise.all(verdicts)).toEqual(['PASS', 'FAIL']);
  expect((await context.store.head()).size).toBe(size);
});

it('says how many further specimens the retest rule takes, and why a recalled rule only holds', async () => {
  const { context } = await castPlant();
  const by = (retest: string) => ({ of: BAD_INGOT, specification: { ...LIMITS, retest } });
  expect(await runTask(judgeMeasured, by('two-average'), context)).toMatchObject({
    specimens: 2,
    retestHolds: expect.stringContaining('"two-average" is recalled'),
  });
  expect(await runTask(judgeMeasured, by('ams-5383f'), context)).not.toHaveProperty('retestHolds');
});

it('takes one specification, of two persons of the plant', async () => {
  const { context } = await castPlant();
  const refused = async (order: object) =>
    expect(runTask(judgeMeasured, { of: INGOT, ...order }, context)).rejects;
  const one = { details: [{ path: 'specification' }] };
  await (await refused({})).toMatchObject(one);
  await (await refused({ spec: SPEC, specification: LIMITS })).toMatchObject(one);
  const controlled = { ...CONTROLLED, checkedBy: 'p-plan' };
  await (await refused({ specification: { ...LIMITS, controlled } })).toThrow(/two persons/);
  // a letter that looks like another makes a stranger
  const stranger = { ...CONTROLLED, checkedBy: 'p-pl\u0430n' };
  await (await refused({ specification: { ...LIMITS, controlled: stranger } })).toMatchObject({
    message: '"p-pl\u0430n" is not a person of this plant',
    details: [{ path: 'specification.controlled.checkedBy' }],
  });
});

it('judges nothing that was not measured', async () => {
  const { context } = await castPlant();
  await meltMetal('M-1', context);
  await expect(runTask(judgeMeasured, { of: 'heat:M-1', spec: SPEC }, context)).rejects.toMatchObject({
    message: 'heat:M-1 has no measured analysis',
    details: [{ path: 'of' }],
  });
});
