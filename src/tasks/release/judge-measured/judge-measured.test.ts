import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { analysed, GOOD, meltMetal, SPEC } from '../../testing/cast-heat.ts';
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

it('says in the document what was asked, and only what the ledger holds against it', async () => {
  const { context } = await castPlant();
  const documentOf = async (order: object) =>
    (await runTask(judgeMeasured, { of: INGOT, spec: SPEC, ...order }, context)).document;
  const plain = await documentOf({});
  expect(plain.object).toEqual({ id: 'Q-1-a', kind: 'ingot', predicted: false });
  for (const key of ['confidence', 'decisionRule', 'unaccounted', 'openPoints', 'unjudged', 'withdrawn'])
    expect(plain).not.toHaveProperty(key);
  expect(await runTask(judgeMeasured, { of: INGOT, spec: SPEC }, context)).not.toHaveProperty('remarks');
  const strict = { confidence: 0.95, decisionRule: 'guarded' } as const;
  expect(await documentOf(strict)).toMatchObject(strict);
  await context.store.execute(analysed('heat:Q-1', 'Q-1-F', GOOD));
  expect((await documentOf({ of: 'heat:Q-1' })).object).toMatchObject({ id: 'Q-1', kind: 'heat' });
});

it('holds metal of a heat that is not accounted for, with what ends it', async () => {
  const { context } = await castPlant();
  await meltMetal('M-1', context);
  const objects = [{ object: 'M-1-a', form: 'ingot', mass_g: 400_000 }];
  await context.store.execute({ type: 'castHeat', heat: 'M-1', objects, by: 'p-melt' });
  await context.store.execute(analysed('object:M-1-a', 'M-1-A1', GOOD));
  const { document, output } = await runTask(judgeMeasured, { of: 'object:M-1-a', spec: SPEC }, context);
  expect(document.unaccounted).toEqual([
    expect.stringContaining('95 kg'),
    expect.stringMatching(/declare|say where it went|record/),
  ]);
  expect(output.verdict).toBe('HOLD');
});

it('names the pieces of a cast heat that may be judged instead', async () => {
  const { context } = await castPlant();
  const cure = async (of: string) => {
    try {
      await runTask(judgeMeasured, { of, spec: SPEC }, context);
      return null;
    } catch (error) {
      return (error as { details: { cure: string }[] }).details[0]!.cure;
    }
  };
  expect(await cure('heat:Q-1')).toBe('measure it first, or judge its pieces: object:Q-1-a, object:Q-1-b');
  await meltMetal('M-1', context);
  expect(await cure('heat:M-1')).toBe('measure it first');
});
