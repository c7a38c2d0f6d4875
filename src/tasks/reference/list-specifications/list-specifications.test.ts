import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { ENTERED, PRINTED, PRINTED_NAME } from '../../testing/specification.ts';
import { compareSpecification } from '../compare-specification/compare-specification.ts';
import { enterSpecification } from '../enter-specification/enter-specification.ts';
import { listSpecifications } from './list-specifications.ts';

it('lists the specifications with what has taken the place of each, and the retest rules', async () => {
  const plant = await founded();
  for (const revision of ['3', '4']) {
    await runTask(enterSpecification, { ...ENTERED, revision }, plant.by('p-plan'));
    await runTask(compareSpecification, { ...PRINTED, revision }, plant.by('p-qual'));
  }
  await runTask(enterSpecification, { ...ENTERED, revision: '5' }, plant.by('p-plan'));
  const { specifications, retests } = await runTask(listSpecifications, {}, plant);
  expect(specifications.map(({ name, status, supersededBy }) => [name, status, supersededBy])).toEqual([
    [PRINTED_NAME, 'compared', 'CUST-718-A rev 4'],
    ['CUST-718-A rev 4', 'compared', undefined],
    ['CUST-718-A rev 5', 'entered', undefined],
  ]);
  expect(specifications[0]).toMatchObject({ number: 'CUST-718-A', revision: '3', customer: 'Customer C' });
  expect(retests.map(({ id, holds }) => [id, holds !== undefined])).toEqual([
    ['ams-5383f', false],
    ['three-each', true],
    ['two-average', true],
  ]);
  expect(await runTask(listSpecifications, { limit: 1 }, plant)).toMatchObject({
    ...{ specifications: [{ name: PRINTED_NAME }], total: 3 },
  });
});
