import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { withScale } from '../../testing/scale.ts';
import { listScales } from './list-scales.ts';
import { page } from './page.ts';

it('lists the scales of the plant with their papers, and which can be read from here', async () => {
  const context = memoryContext();
  const { scales } = await runTask(listScales, {}, context);
  expect(scales.map(({ scale, protocol }) => [scale, protocol])).toEqual(
    ['bench', 'platform', 'crane'].map((scale) => [scale, null]),
  );
  const read = await runTask(listScales, {}, withScale('platform', { net: '1' }, context));
  expect(read.scales[1]).toMatchObject({ protocol: 'mt-sics', capacity_g: 300_000, division_g: 50 });
  expect(renderTerminal(page(read), { columns: 120 })).toMatch(
    /^platform +300 kg +0\.05 kg +not stated +by mt-sics$/m,
  );
  expect(renderTerminal(page({ ...read, scales: [] }))).toContain('The plant has no scale');
});

it('says of each scale whether its calibration has ended and whether weights are typed', async () => {
  const { scales } = await runTask(listScales, {}, memoryContext());
  const papers = { ...scales[0]!, calibratedUntil: '2026-01-31' };
  const [held, ended] = [null, 'ended in January'].map((warning) =>
    renderTerminal(page({ format: 'remelt-scales/1', scales: [{ ...papers, warning }] }), { columns: 120 }),
  );
  expect(held).toMatch(/^bench +6 kg +0\.001 kg +2026-01-31 +no: weights are typed$/m);
  expect(ended).toMatch(/ 2026-01-31: ended +no: weights are typed$/m);
});
