import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { labelLots } from './label-lots.ts';

it('says each lot once, with a code that opens its page on the server that is named', async () => {
  const context = await yardWith('R-2302');
  const order = { lots: ['R-2302', 'R-2302'], url: 'https://works.example/' };
  const { labels, sheet, ...rest } = await runTask(labelLots, order, context);
  expect(rest).not.toHaveProperty('unopened');
  expect([sheet, labels]).toMatchObject([
    'a4',
    [{ lot: 'R-2302', form: 'turnings', mass_g: 480_000, code: 'https://works.example/10/R-2302' }],
  ]);
});

it.each(['http://127.0.0.1:8080', 'http://localhost:8080/', 'https://[::1]:8443', undefined])(
  'names the lot alone where only this computer reaches %s',
  async (url) => {
    const context = await yardWith('R-2302');
    const found = await runTask(
      labelLots,
      { lots: ['R-2302'], ...(url === undefined ? {} : { url }) },
      context,
    );
    expect([found.labels[0]!.code, found.unopened]).toEqual([
      '/10/R-2302',
      expect.stringContaining(url ? `only this computer reaches ${url}` : 'nobody said where'),
    ]);
  },
);

it('refuses an unknown lot with the nearest names', async () => {
  const context = await yardWith('R-2302');
  await expect(runTask(labelLots, { lots: ['R-2303'] }, context)).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ path: 'lots', value: 'R-2303', allowed: 'R-2302' }] },
  });
});
