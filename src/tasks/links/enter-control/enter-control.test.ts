import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { enterControl } from './enter-control.ts';

it('gives the charts of a control sample the limits that it states, and refuses what no control can be held against', async () => {
  const context = actingAs('p-qual', await bathSampled('B-1'));
  await arrives({ 'QC-1': { Cr: '15.10' } }, context);
  const results = [{ element: 'Cr', text: '15.00', unit: 'wt%' as const, sd: '0.05' }];
  const { charts } = await runTask(enterControl, { control: 'qc-1', results, method: 'oes' }, context);
  expect(charts).toMatchObject([
    { control: 'QC-1', element: 'Cr', limits: { from: 'reference', centre_wtpct: 15 } },
  ]);
  expect(charts[0]!.limits!.high_wtpct).toBeCloseTo(15.15, 9);
  expect(charts[0]!.readings).toMatchObject([{ wtpct: 15.1, isOutside: false }]);
  const below = [{ element: 'Cr', text: '<0.1', unit: 'wt%' as const }];
  await expect(
    runTask(enterControl, { control: 'QC-2', results: below, method: 'OES' }, context),
  ).rejects.toMatchObject({ details: [{ path: 'results[0].text' }] });
});
