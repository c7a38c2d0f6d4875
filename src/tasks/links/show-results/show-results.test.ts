import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { page } from './page.ts';
import { showResults } from './show-results.ts';

it('shows whose samples a file holds, what would be booked, and what is asked', async () => {
  const context = await bathSampled('B-1');
  const arrived = await arrives(
    { 'B-1': { Cr: '15.60' }, nobody: { Cr: '1' }, 'QC-1': { Cr: '20' } },
    context,
  );
  const shown = await runTask(showResults, { arrival: 'run.csv' }, context);
  expect(shown).toEqual(arrived);
  expect(shown.controls).toEqual(['QC-1']);
  const text = renderTerminal(page(shown));
  expect(text).toContain('ARRIVED, NOT ACCEPTED');
  expect(text).toMatch(/B-1 +B-1 of heat H-1 +waits +Cr 15\.60 wt%/);
  await expect(runTask(showResults, { arrival: 'x' }, context)).rejects.toMatchObject({
    message: 'no file of results that arrived here is named x',
  });
});
