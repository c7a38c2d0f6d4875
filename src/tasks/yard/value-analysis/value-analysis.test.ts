import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { valueAnalysis } from './value-analysis.ts';

it('says what one more analysis sharpens, and refuses an unknown method', async () => {
  const context = await yardWith('R-2302');
  const next = { lot: 'R-2302', method: 'ICP-OES', laboratory: 'lab B' };
  const { elements, method } = await runTask(valueAnalysis, next, context);
  const chromium = elements.find(({ element }) => element === 'Cr')!;
  expect(chromium.after_wtpct).toBeLessThan(chromium.before_wtpct!);
  expect(method).toBe('ICP-OES');
  const unknown = runTask(valueAnalysis, { ...next, method: 'tea leaves' }, context);
  await expect(unknown).rejects.toMatchObject({ code: 'input' });
  const missing = runTask(valueAnalysis, { ...next, lot: 'R-9' }, context);
  await expect(missing).rejects.toMatchObject({ code: 'not-found' });
});
