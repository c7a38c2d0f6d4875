import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { listRegisters } from './list-registers.ts';
import { page } from './page.ts';

it('lists each register with what stands in for what the plant has not entered', async () => {
  const plant = await founded();
  const { entries } = await runTask(listRegisters, {}, plant);
  const of = (register: string) => entries.filter((one) => one.register === register);
  expect(of('site')).toMatchObject([{ id: 'demo', state: 'ours' }]);
  expect(of('furnace').map(({ id }) => id)).toContain('EB-300');
  expect(of('laboratory')[0]).toMatchObject({ id: 'works', state: 'ours', changes: [] });
  expect(of('material')[0]).toMatchObject({ order: { form: 'virgin', balance: 'Ni' } });
  const one = await runTask(listRegisters, { register: 'scale' }, plant);
  expect(one.entries.map(({ id }) => id)).toEqual(['bench', 'platform', 'crane']);
  expect(page(one).sections.map(({ heading }) => heading)).toEqual(['Scales']);
});
