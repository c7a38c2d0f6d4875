import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { buttonSample } from './button-sample.ts';

it('takes n = p (1 - p) / s^2 chips of one size: 10,000 of 0.1 g', async () => {
  const context = await yardWith();
  const asked = { chip_g: 0.1, strayShare: 0.1, accepted: 0.003 };
  const { sample_kg } = await runTask(buttonSample, asked, context);
  expect(sample_kg).toBeCloseTo(1, 6);
  expect(await runTask(buttonSample, {}, context)).toMatchObject({ sample_kg });
  for (const wrong of [{ strayShare: 1.5 }, { accepted: 0 }, { chip_g: -1 }])
    await expect(runTask(buttonSample, wrong, context)).rejects.toMatchObject({
      ...{ code: 'input', details: [{ path: Object.keys(wrong)[0] }] },
    });
});
