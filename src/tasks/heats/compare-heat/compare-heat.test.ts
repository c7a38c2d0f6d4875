import { expect, it } from 'vitest';
import { analyse } from '../../../evidence/ledger/testing/example-commands.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { compareHeat } from './compare-heat.ts';
import { page } from './page.ts';

const chromium = (text: string, sd = '0.1') => [{ element: 'Cr', text, unit: 'wt%', sd }] as const;
const measured = (analysis: string, text: string, place: string) =>
  analyse('heat:H-1', { analysis, place, results: chromium(text) });

it('holds the latest final measurement of each element against the prediction', async () => {
  const context = await melted('H-1', 'VIM-500');
  const { execute } = context.store;
  const compared = async () => (await runTask(compareHeat, { heat: 'h-1' }, context)).compared;
  await execute(measured('F-1', '18.3', 'top'));
  expect(await compared(), 'nobody predicted it').toBeNull();
  await execute(
    analyse('heat:H-1', { analysis: 'P-1', basis: 'predicted', results: chromium('18.0', '0.2') }),
  );
  expect((await compared())?.rows).toMatchObject([
    { element: 'Cr', predicted_ppm: 180_000, recorded_ppm: 183_000, inside: true },
  ]);
  await execute(measured('F-2', '19.0', 'bottom'));
  await execute({ type: 'takeSample', of: 'heat:H-1', sample: 'B-1', place: 'bath' });
  await execute({ ...measured('B-1', '17.0', 'bath'), sample: 'B-1' });
  const answer = await runTask(compareHeat, { heat: 'H-1' }, context);
  expect(answer.compared?.rows).toMatchObject([{ recorded_ppm: 190_000, below: false, inside: false }]);
  expect(answer).not.toHaveProperty('asCharged');
  expect(renderTerminal(page(answer), { columns: 120 })).toMatch(
    /^H-1: melted\n500 kg charged, 495 kg came out\n[\s\S]*^Cr +wt% .* outside$/m,
  );
});

it('says what the charge as weighed comes to where it is asked, and refuses an unknown heat', async () => {
  const context = await melted('H-1', 'VIM-500');
  const { asCharged } = await runTask(compareHeat, { heat: 'H-1', asCharged: true }, context);
  expect(asCharged).toBeDefined();
  const unknown = runTask(compareHeat, { heat: 'H-2' }, context);
  await expect(unknown).rejects.toMatchObject({ code: 'not-found', details: [{ path: 'heat' }] });
});
