import { expect, test } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { piecesToTest } from './pieces-to-test.ts';

const asked = (form: string) =>
  piecesToTest.run({ lot: 'R-1', strayShare: 0.01, missProbability: 0.05 }, {
    store: { lot: async () => ({ form }) },
  } as unknown as TaskContext);

test.each(['turnings', 'mixed-turnings', 'grindings', 'powder'])(
  '%s are riffled and melted to a button, not tested piece by piece',
  async (form) => {
    await expect(asked(form)).rejects.toMatchObject({
      code: 'input',
      details: [{ value: form, cure: expect.stringContaining('analyse the button') }],
    });
  },
);

test('solid pieces are counted', async () => {
  expect((await asked('mill-solids')).test).toBe(299);
});
