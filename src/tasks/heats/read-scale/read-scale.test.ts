import { expect, it } from 'vitest';
import type { ScaleReading } from '../../../documents/yard/scale.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { withScale } from '../../testing/scale.ts';
import { page } from './page.ts';
import { readScale } from './read-scale.ts';

const context = memoryContext();
const read = (shown: Omit<ScaleReading['shown'], 'unit'>, scale = 'platform') =>
  runTask(readScale, { scale }, withScale('platform', shown, context));

it('keeps a stable weight with the papers of its scale', async () => {
  const reading = await read({ net: '199.90', gross: '212.40', tare: '12.50' });
  expect(reading).toMatchObject({
    reading: 'kept-1',
    scale: 'platform',
    protocol: 'mt-sics',
    net_g: 199_900,
  });
  const text = renderTerminal(page(reading));
  expect(text).toMatch(/^199\.9 kg, stable at \d{4}-/m);
  expect(text).toContain('- tare 12.50 kg');
});

it('takes no weight of less than a gram, and none above what the scale carries, tare and all', async () => {
  await expect(read({ net: '0.0004' })).rejects.toThrow(/less than a gram: nothing was read/);
  expect((await read({ net: '0.001' })).net_g).toBe(1);
  await expect(read({ net: '250', gross: '400' })).rejects.toMatchObject({
    code: 'conflict',
    details: [{ path: 'scale', value: 400_000, unit: 'g', allowed: 'at most 300 kg' }],
  });
});

it('names the scales that are connected where this one is not, and refuses one that the plant does not have', async () => {
  await expect(read({ net: '1' }, 'bench')).rejects.toMatchObject({
    code: 'unavailable',
    details: [{ path: 'scale', allowed: 'platform' }],
  });
  await expect(runTask(readScale, { scale: 'platform' }, context)).rejects.toMatchObject({
    details: [{ allowed: 'none: no scale is connected here' }],
  });
  await expect(read({ net: '1' }, 'SC-9')).rejects.toMatchObject({ code: 'not-found' });
});
