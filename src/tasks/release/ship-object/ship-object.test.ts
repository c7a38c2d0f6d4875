import { expect, it } from 'vitest';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { runTask } from '../../task.ts';
import { analysed, GOOD, SPEC } from '../../testing/cast-heat.ts';
import { issueCertificate } from '../issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import { castPlant, castUnmeasured, certifiedPlant, INGOT, judgedPlant } from '../testing/cast-plant.ts';
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

it('names the certificates that there are, and says where none was issued', async () => {
  const { by } = await judgedPlant();
  await expect(runTask(shipObject, { ...TO, certificate: 'C-1' }, by('p-cert'))).rejects.toMatchObject({
    message: 'neither Q-1-a nor its heat Q-1 has a certificate "C-1"',
    details: [{ allowed: 'no certificate was issued yet', cure: 'issue the certificate first' }],
  });
});

it('without a paper the shipment names none, and one of a withdrawn certificate asks nothing', async () => {
  const { context, by } = await certifiedPlant();
  await runTask(shipObject, TO, by('p-cert'));
  const [record] = (await context.store.history(INGOT)).slice(-1);
  expect(record?.body).not.toHaveProperty('certificateSha256');
  const other = await certifiedPlant();
  const certificate = 'certificate:C-1';
  const back = { of: INGOT, record: certificate, reason: 'wrong order' } as const;
  const { shown } = await runTask(correctRecord, back, other.by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: shown }, other.by('p-qual'));
  // withdrawn paper names nobody
  expect((await runTask(shipObject, { ...TO, to: 'Forge D' }, other.by('p-cert'))).status).toBe('shipped');
  const gone = await certifiedPlant();
  const { shown: again } = await runTask(correctRecord, back, gone.by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: again }, gone.by('p-qual'));
  await expect(
    runTask(shipObject, { ...TO, certificate: gone.certificate }, gone.by('p-cert')),
  ).rejects.toThrow(/was withdrawn: wrong order/);
});

it('takes the certificate of the heat for each piece of it', async () => {
  const { context, by } = await castPlant();
  await castUnmeasured('M-1', context);
  await runTask(releaseMeasured, { of: 'heat:M-1', spec: SPEC }, by('p-cert'));
  const order = { of: 'heat:M-1', number: 'C-7', customer: { name: 'Customer C' } };
  const certificate = await runTask(issueCertificate, order, by('p-qual'));
  const piece = { ...TO, object: 'M-1-a' };
  // it is looked for where none goes with the metal, too
  await expect(runTask(shipObject, { ...piece, to: 'Forge D' }, by('p-cert'))).rejects.toThrow(
    /C-7 is issued to/,
  );
  await runTask(shipObject, { ...piece, certificate: 'C-7' }, by('p-cert'));
  const [record] = (await context.store.history('object:M-1-a')).slice(-1);
  expect(record?.body.certificateSha256).toBe(hashOf(certificate));
});
