import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { expectedErrors } from './expected-errors.ts';

it('lists what was compared with published heats, and the operations that nothing is known of', async () => {
  const { rows, notCompared, coverage } = await runTask(expectedErrors, {}, await founded());
  // a factor of a t with four degrees around its prediction, wider than that of one comparison could be
  for (const { factor90 } of rows) expect(factor90).toBeGreaterThan(2);
  // beside what is promised stands how often it held, of each operation that was compared
  expect(coverage!.words).toContain(`${coverage!.inside} of ${coverage!.n}`);
  for (const { operation, element } of rows)
    expect(coverage!.operations).toContainEqual(expect.objectContaining({ operation, element }));
  const operations = rows.map(({ operation }) => operation);
  expect(operations).toContain('vacuum-induction');
  expect(notCompared).toContain('electroslag');
  expect(notCompared.filter((one) => operations.includes(one))).toEqual([]);
});
