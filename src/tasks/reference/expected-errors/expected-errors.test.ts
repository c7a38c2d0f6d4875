import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { expectedErrors } from './expected-errors.ts';

it('lists what was compared with published heats, and the operations that nothing is known of', async () => {
  const { rows, notCompared } = await runTask(expectedErrors, {}, await founded());
  const operations = rows.map(({ operation }) => operation);
  expect(operations).toContain('vacuum-induction');
  expect(notCompared).toContain('electroslag');
  expect(notCompared.filter((one) => operations.includes(one))).toEqual([]);
});
