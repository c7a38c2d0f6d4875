import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { listPersons } from './list-persons.ts';

it('lists the persons of a founded plant with what their roles may do', async () => {
  const { demonstration, persons, proposed, roles } = await runTask(listPersons, {}, await founded());
  expect(demonstration).toBe(true);
  expect(persons.find(({ id }) => id === 'p-melt')).toMatchObject({ roles: ['melter'], deputy: null });
  expect(proposed).toEqual([]);
  expect(roles.find(({ role }) => role === 'melter')!.may).toContain('charge heat');
});
