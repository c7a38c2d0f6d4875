import { expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { runTask } from '../../task.ts';
import { issueCertificate } from '../issue-certificate/issue-certificate.ts';
import { certifiedPlant, INGOT, judgedPlant, TO_CUSTOMER } from '../testing/cast-plant.ts';
import { page } from './page.ts';
import { showCertificate } from './show-certificate.ts';

async function withdrawn(by: (person: string) => TaskContext): Promise<void> {
  const back = { of: INGOT, record: 'certificate:C-1', reason: 'wrong order' };
  const { shown } = await runTask(correctRecord, back, by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: shown }, by('p-qual'));
}

it('shows a certificate by its number; without one the latest that stands', async () => {
  const { context, by, certificate } = await certifiedPlant();
  expect(await runTask(showCertificate, { of: INGOT }, context)).toEqual(certificate);
  await withdrawn(by);
  const second = await runTask(issueCertificate, { ...TO_CUSTOMER, number: 'C-2' }, by('p-qual'));
  expect(await runTask(showCertificate, { of: INGOT }, context)).toEqual(second);
  expect(await runTask(showCertificate, { of: INGOT, number: 'C-1' }, context)).toEqual(certificate);
});

it('names what was issued where there is no such certificate', async () => {
  const { context } = await certifiedPlant();
  await expect(runTask(showCertificate, { of: INGOT, number: 'C-8' }, context)).rejects.toMatchObject({
    code: 'not-found',
    details: [{ path: 'number', allowed: 'C-1' }],
  });
  const { context: other } = await judgedPlant();
  await expect(runTask(showCertificate, { of: INGOT }, other)).rejects.toThrow(
    `no certificate of ${INGOT} stands`,
  );
});

it('says on its page what the ledger knows since', async () => {
  const { context, by, certificate } = await certifiedPlant();
  const order = { of: INGOT } as const;
  const asked = { order, names: namesOfPlant(context.compute), at: context.clock() };
  const shown = async () => page(certificate, { ...asked, ledger: async () => context });
  expect((await shown()).title).toMatch(/EN 10204 - 3\.1/);
  expect(await shown()).not.toHaveProperty('stamp', 'WITHDRAWN');
  await withdrawn(by);
  expect(await shown()).toHaveProperty('stamp', 'WITHDRAWN');
});
