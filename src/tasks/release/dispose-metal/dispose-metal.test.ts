import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { analysed, SPEC } from '../../testing/cast-heat.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import { shipObject } from '../ship-object/ship-object.ts';
import { BAD_INGOT, certifiedPlant, INGOT, judgedPlant } from '../testing/cast-plant.ts';
import { disposeMetal } from './dispose-metal.ts';
import { page } from './page.ts';

const CONCESSION = { number: 'K-7', scope: 'S up to 15 ppm, this ingot', customer: 'Customer C' };
const REWORK = { of: BAD_INGOT, as: 'rework', reason: 'S high' } as const;
const AS_IS = { ...REWORK, as: 'use-as-is' } as const;

it('records what becomes of metal that failed, by quality', async () => {
  const { context, by } = await judgedPlant();
  await expect(runTask(disposeMetal, REWORK, by('p-melt'))).rejects.toThrow(/may not dispose/);
  const disposed = await runTask(disposeMetal, REWORK, by('p-qual'));
  expect((await context.store.object('Q-1-b')).disposition).toBe('remelt');
  expect(renderTerminal(page(disposed))).toBe('object:Q-1-b: rework\nReason: S high');
  expect(await disposeMetal.signs!(REWORK, 'Q', context)).toBe(
    'I, Q, decide what becomes of object Q-1-b: rework. Reason: S high.',
  );
});

it('uses metal as it is only under a concession with number, customer and scope, which is recorded and signed', async () => {
  const { context, by } = await judgedPlant();
  for (const concession of [undefined, { ...CONCESSION, number: '' }, { ...CONCESSION, customer: '' }])
    await expect(
      runTask(disposeMetal, { ...AS_IS, ...(concession ? { concession } : {}) }, by('p-qual')),
    ).rejects.toMatchObject({ code: 'forbidden', details: [{ path: 'concession' }] });
  const order = { ...AS_IS, concession: CONCESSION };
  const granted = 'use-as-is under concession K-7 of Customer C, scope: S up to 15 ppm, this ingot';
  expect(await runTask(disposeMetal, order, by('p-qual'))).toMatchObject({ why: `${granted}; S high` });
  expect((await context.store.object('Q-1-b')).disposition).toBe('sell');
  expect(await disposeMetal.signs!(order, 'Q', context)).toBe(
    `I, Q, decide what becomes of object Q-1-b: ${granted}. Reason: S high.`,
  );
});

it('tells the customer of metal that has left, and of no other', async () => {
  const { context, by } = await certifiedPlant();
  const notify = { of: INGOT, as: 'notify', reason: 'lead found' } as const;
  await expect(runTask(disposeMetal, notify, by('p-qual'))).rejects.toMatchObject({
    message: 'object:Q-1-a was not shipped: there is no customer to notify',
    details: [{ path: 'as' }],
  });
  await runTask(shipObject, { object: 'Q-1-a', to: 'Customer C' }, by('p-cert'));
  // what it was released by does not count any more
  await context.store.execute(analysed(INGOT, 'Q-1-late', [{ element: 'S', text: '14', unit: 'ppm' }]));
  await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  const told = await runTask(disposeMetal, notify, by('p-qual'));
  expect(told.why).toBe('notify Customer C; lead found');
});
