import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { analysed, GOOD, SPEC } from '../../testing/cast-heat.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import { certifiedPlant, INGOT, judgedPlant } from '../testing/cast-plant.ts';
import { page } from './page.ts';
import { shipObject } from './ship-object.ts';

const TO = { object: 'Q-1-a', to: 'Customer C' } as const;

it('books that a released object left, with its certificate by number or as it was issued', async () => {
  const { context, by, certificate } = await certifiedPlant();
  const order = { ...TO, object: INGOT, certificate: 'C-1' };
  await expect(runTask(shipObject, order, by('p-melt'))).rejects.toThrow(/may not ship/);
  const shipped = await runTask(shipObject, order, by('p-cert'));
  expect([shipped.id, shipped.status]).toEqual(['Q-1-a', 'shipped']);
  expect(renderTerminal(page(shipped, { order }))).toBe('Q-1-a\nshipped to Customer C, 250 kg');
  const [record] = (await context.store.history(INGOT)).slice(-1);
  const { sha256 } = (await context.store.object('Q-1-a')).certificates![0]!;
  expect(record?.body).toMatchObject({ certificateSha256: sha256, by: 'p-cert' });
  expect(certificate.number).toBe('C-1');
});

it('takes the document as it was issued, on the latest release, and no other', async () => {
  const { context, by, certificate } = await certifiedPlant();
  const ship = (document: unknown) => runTask(shipObject, { ...TO, certificate: document }, by('p-cert'));
  const { product } = certificate;
  const path = (at: string) => ({ details: [{ path: at }] });
  const ofOther = { ...certificate, product: { ...product, id: 'Q-1-b' } };
  await expect(ship(ofOther)).rejects.toMatchObject(path('certificate.product.id'));
  const edited = { ...certificate, product: { ...product, mass_g: 1 } };
  await expect(ship(edited)).rejects.toMatchObject(path('certificate.product.mass_g'));
  await expect(ship('C-8')).rejects.toMatchObject({ details: [{ path: 'certificate', allowed: 'C-1' }] });
  await context.store.execute(analysed(INGOT, 'Q-1-late', GOOD));
  await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  await expect(ship(certificate)).rejects.toMatchObject(path('certificate.evidence.releaseSha256'));
});

it('asks why where the certificate names another customer, also where none goes with it', async () => {
  const { context, by } = await certifiedPlant();
  const other = { ...TO, to: 'Forge D' };
  for (const order of [other, { ...other, certificate: 'C-1' }])
    await expect(runTask(shipObject, order, by('p-cert'))).rejects.toMatchObject({
      message: 'certificate C-1 is issued to Customer C, not to Forge D',
      details: [{ path: 'to', value: 'Forge D', allowed: 'Customer C' }, { path: 'accepted' }],
    });
  await runTask(shipObject, { ...other, accepted: 'its works' }, by('p-cert'));
  const [record] = (await context.store.history(INGOT)).slice(-1);
  expect(record?.body).toMatchObject({ accepted: 'its works' });
});

it('asks why where a signature is missing; where no certificate is there the ledger decides', async () => {
  const inspector = { name: 'R. Vos', role: 'surveyor', of: 'official' } as const;
  const { by } = await certifiedPlant({ type: '3.2', inspector });
  await expect(runTask(shipObject, { ...TO, certificate: 'C-1' }, by('p-cert'))).rejects.toMatchObject({
    message: expect.stringMatching(/lacks .* signature of R\. Vos, and counts as type 3\.1$/),
    details: [{ path: 'certificate' }, { path: 'accepted' }],
  });
  const { by: others } = await judgedPlant();
  expect((await runTask(shipObject, TO, others('p-cert'))).status).toBe('shipped');
  const failed = { ...TO, object: 'Q-1-b' };
  await expect(runTask(shipObject, failed, others('p-cert'))).rejects.toThrow(/Q-1-b/);
});
