import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { analysed, GOOD, SPEC } from '../../testing/cast-heat.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import { certifiedPlant, INGOT } from '../testing/cast-plant.ts';
import { certificateStanding } from './certificate-standing.ts';
import { page } from './page.ts';

const NAMED = { of: INGOT, number: 'C-1' };
const INSPECTOR = { name: 'R. Vos', role: 'surveyor', of: 'official' } as const;

it('says as which type a certificate counts, and whose signatures are missing', async () => {
  const { context } = await certifiedPlant({ type: '3.2', inspector: INSPECTOR });
  const standing = await runTask(certificateStanding, NAMED, context);
  expect(standing).toMatchObject({
    ...{ issuedAs: '3.2', countsAs: '3.1', withdrawn: false, recalled: [], others: 0 },
    missing: ['the signature of Quality (demonstration) for the maker', 'the signature of R. Vos'],
  });
  expect(renderTerminal(page(standing))).toContain('certificate C-1 of object:Q-1-a counts as EN 10204 3.1');
});

it('says that the metal was measured since, then that it was decided anew', async () => {
  const { context, by } = await certifiedPlant();
  const standing = () => runTask(certificateStanding, NAMED, context);
  expect(await standing()).not.toHaveProperty('suspended');
  await context.store.execute(analysed(INGOT, 'Q-1-late', GOOD));
  expect((await standing()).suspended).toHaveLength(1);
  await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  const anew = await standing();
  expect(anew).not.toHaveProperty('suspended');
  expect(anew.decidedAnew).toBe((await context.store.object('Q-1-a')).release?.seq);
});

it('names the certificates that were issued where there is no such number', async () => {
  const { context } = await certifiedPlant();
  await expect(runTask(certificateStanding, { ...NAMED, number: 'C-2' }, context)).rejects.toMatchObject({
    details: [{ path: 'number', allowed: 'C-1' }],
  });
});
