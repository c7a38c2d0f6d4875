import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { ENTERED, PRINTED, PRINTED_NAME } from '../../testing/specification.ts';
import { enterSpecification } from '../enter-specification/enter-specification.ts';
import { compareSpecification } from './compare-specification.ts';

const entered = async () => {
  const plant = await founded();
  await runTask(enterSpecification, ENTERED, plant.by('p-plan'));
  return plant;
};

it('names each line that differs, and books nothing', async () => {
  const plant = await entered();
  const { size } = await plant.store.head();
  const slip = { ...PRINTED, specification: { limits_wtpct: { Cr: { min: '17.0', max: '21.5' } } } };
  expect(await runTask(compareSpecification, slip, plant.by('p-qual'))).toMatchObject({
    ...{ name: PRINTED_NAME, equal: false, enteredBy: 'p-plan', comparedBy: 'p-qual', compared: 2 },
    differences: [
      { what: 'Cr', entered: '17.0 to 21.0 wt%', again: '17.0 to 21.5 wt%' },
      { what: 'S', entered: 'at most 20 ppm', again: null },
    ],
  });
  expect((await plant.store.head()).size).toBe(size);
});

it('books the comparison where all lines are equal', async () => {
  const plant = await entered();
  const compared = await runTask(compareSpecification, PRINTED, plant.by('p-qual'));
  expect(compared).toMatchObject({ equal: true, compared: 2, differences: [] });
  expect((await plant.store.subjects('specification'))[0]!.state).toMatchObject({
    ...{ status: 'compared', checkedBy: 'p-qual' },
  });
});

it('refuses who entered it, also where lines differ, and a name that is not kept', async () => {
  const plant = await entered();
  const compare = (order: object, by: string) =>
    runTask(compareSpecification, { ...PRINTED, ...order }, plant.by(by));
  for (const more of [{}, { specification: { gradeId: 'IN718' } }])
    await expect(compare(more, 'p-plan')).rejects.toThrow('cannot do "compare specification"');
  await expect(compare({ revision: '2' }, 'p-qual')).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ allowed: PRINTED_NAME }] },
  });
});
