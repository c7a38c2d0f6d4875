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
  expect(renderTerminal(page({ ...read, scales: [] }))).toContain('The plant lists no scale');
});
