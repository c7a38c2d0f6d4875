import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { ENTERED, PRINTED_NAME } from '../../testing/specification.ts';
import { enterSpecification } from './enter-specification.ts';

it('keeps a specification as it is printed, with the reason of a change', async () => {
  const plant = await founded();
  const entered = await runTask(enterSpecification, ENTERED, plant.by('p-plan'));
  expect(entered).toMatchObject({ name: PRINTED_NAME, status: 'entered', enteredBy: 'p-plan' });
  expect(entered.lines).toEqual([
    { what: 'Cr', stated: '17.0 to 21.0 wt%' },
    { what: 'S', stated: 'at most 20 ppm' },
  ]);
  const next = { ...ENTERED, revision: '4', reason: 'revision 4 came' };
  const { changes, before } = await runTask(enterSpecification, next, plant.by('p-plan'));
  expect(changes!.map(({ reason }) => reason)).toEqual(['revision 4 came']);
  expect(before).toEqual({ name: PRINTED_NAME, differences: [] });
});

it('takes another element by difference than the grade only with the reason, which it keeps', async () => {
  const plant = await founded();
  const enter = (order: object) =>
    runTask(
      enterSpecification,
      {
        ...ENTERED,
        specification: { gradeId: 'IN718', balance: 'Ni', limits_wtpct: { Fe: { max: '25' } } },
        ...order,
      },
      plant.by('p-plan'),
    );
  await expect(enter({})).rejects.toMatchObject({ code: 'conflict' });
  const { changes } = await enter({ despite: 'the customer says so', reason: 'new' });
  expect(changes!.at(-1)!.reason).toBe('new; Ni by difference: the customer says so');
});

it('asks about a limit far from its grade, and refuses what states nothing and who may not', async () => {
  const plant = await founded();
  const enter = (specification: object, more: object = {}, by = 'p-plan') =>
    runTask(enterSpecification, { ...ENTERED, specification, ...more }, plant.by(by));
  const far = { gradeId: 'IN718', limits_wtpct: { Cr: { min: '1.70', max: '2.10' } } };
  await expect(enter(far)).rejects.toMatchObject({
    details: [{ path: 'asTyped', value: 'Cr min 1.70 wt%' }, { path: 'asTyped' }],
  });
  expect((await enter(far, { asTyped: true })).name).toBe(PRINTED_NAME);
  await expect(enter({})).rejects.toMatchObject({ details: [{ path: 'specification' }] });
  await expect(enter({ gradeId: 'IN71' })).rejects.toThrow(/IN71/);
  await expect(enter(ENTERED.specification, {}, 'p-goods')).rejects.toMatchObject({ code: 'forbidden' });
});
