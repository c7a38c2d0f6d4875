import { expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { page } from './page.ts';
import { showControls } from './show-controls.ts';

it('draws each control and element with limits of its readings once there are eight, and names what lies outside', async () => {
  const context = await bathSampled('B-1');
  const values = ['15.00', '15.02', '14.98', '15.01', '14.99', '15.00', '15.02', '15.60'];
  for (const [i, Cr] of values.entries()) {
    const { charts } = await runTask(showControls, { method: 'OES' }, context);
    if (i > 0) expect(charts.map(({ limits }) => limits)).toEqual([null, null]);
    await arrives({ 'QC-1': { Cr, Fe: `0.${i + 1}` } }, context, { file: `${i}.csv` });
  }
  const found = await runTask(showControls, { method: 'oes' }, context);
  const chart = found.charts.find(({ element }) => element === 'Cr');
  expect(chart!.readings.map(({ wtpct }) => wtpct.toFixed(2))).toEqual(values);
  // mean +- 3 MR/1.128, MR the mean moving range: NIST e-Handbook 6.3.2.2
  expect(chart!.limits).toMatchObject({ from: 'readings' });
  const mr = values.slice(1).reduce((sum, one, i) => sum + Math.abs(Number(one) - Number(values[i])), 0) / 7;
  expect(chart!.limits!.high_wtpct).toBeCloseTo(15.0775 + (3 * mr) / 1.128, 9);
  expect(chart!.readings.map(({ isOutside }) => isOutside)).toEqual([...Array(7).fill(false), true]);
  expect(renderHtml(pageSchema.parse(page(found)))).toContain('Cr in QC-1');
});

it('draws no reading of which something is asked: the file may have been cut off within its figure', async () => {
  const context = await bathSampled('B-1');
  const { readResults } = context.compute;
  const asking = {
    ...context,
    compute: {
      ...context.compute,
      readResults: async (...file: Parameters<typeof readResults>) => {
        const reading = await readResults(...file);
        return { ...reading, rows: reading.rows.map((row) => ({ ...row, open: ['cut-off'] })) };
      },
    },
  };
  await arrives({ 'QC-1': { Cr: '15.02' } }, context, { file: 'whole.csv' });
  await arrives({ 'QC-1': { Cr: '15.0' } }, asking, { file: 'cut.csv' });
  const { charts } = await runTask(showControls, { method: 'OES' }, context);
  expect(charts.flatMap(({ readings }) => readings.map(({ wtpct }) => wtpct))).toEqual([15.02]);
});
