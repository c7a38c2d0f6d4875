import { expect, it } from 'vitest';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { certificatePage } from '../../../pages/blocks/release/certificate-page.ts';
import { runTask } from '../../task.ts';
import { analysed, GOOD, SPEC } from '../../testing/cast-heat.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import {
  BAD_INGOT,
  castUnmeasured,
  certifiedPlant,
  INGOT,
  judgedPlant,
  TO_CUSTOMER,
} from '../testing/cast-plant.ts';
import type { CertificateOrder } from './contract.ts';
import { issueCertificate } from './issue-certificate.ts';

const FULL: CertificateOrder = { ...TO_CUSTOMER, type: '3.1', specimen: false };
const INSPECTOR = { name: 'R. Vos', role: 'surveyor', of: 'official' } as const;

it('issues type 3.1 of what passed, judged again from the ledger, and the same again once', async () => {
  const { context, by, certificate } = await certifiedPlant();
  expect(certificate).toMatchObject({
    ...{ number: 'C-1', type: '3.1', customer: { name: 'Customer C' } },
    product: { id: 'Q-1-a', heat: 'Q-1', form: 'ingot', mass_g: 250_000 },
    validators: [{ name: 'Quality (demonstration)', of: 'maker' }],
  });
  expect(await runTask(issueCertificate, TO_CUSTOMER, by('p-qual'))).toEqual(certificate);
  expect((await context.store.object('Q-1-a')).certificates).toHaveLength(1);
  const changed = { ...TO_CUSTOMER, customer: { name: 'Customer C', order: '7' } };
  await expect(runTask(issueCertificate, changed, by('p-qual'))).rejects.toThrow(
    /was already issued with customer.order/,
  );
});

it('issues nothing of metal that failed, that nobody judged, or that was measured since', async () => {
  const { context, by } = await judgedPlant();
  const issue = (of: string) => runTask(issueCertificate, { ...TO_CUSTOMER, of }, by('p-qual'));
  await expect(issue(BAD_INGOT)).rejects.toThrow(/no certificate/);
  await expect(issue('heat:Q-1')).rejects.toThrow('heat:Q-1 is not released');
  await context.store.execute(analysed(INGOT, 'Q-1-late', GOOD));
  await expect(issue(INGOT)).rejects.toThrow(/is not certified: analysis Q-1-late/);
  expect((await context.store.object('Q-1-a')).certificates ?? []).toEqual([]);
});

it('is validated by nobody of production, and inspected by nobody of the plant', async () => {
  const { by } = await judgedPlant();
  const issue = (person: string, more = {}) =>
    runTask(issueCertificate, { ...TO_CUSTOMER, ...more }, by(person));
  await expect(issue('p-melt')).rejects.toMatchObject({ code: 'forbidden', details: [{ path: 'by' }] });
  const own = { ...INSPECTOR, name: 'Analyst (demonstration)' };
  await expect(issue('p-qual', { type: '3.2', inspector: own })).rejects.toMatchObject({
    message: 'Analyst (demonstration) belongs to this plant and cannot be the inspector',
    details: [{ path: 'inspector' }],
  });
  const issued = await issue('p-qual', { type: '3.2', inspector: INSPECTOR });
  expect(issued.validators[1]).toMatchObject({ name: 'R. Vos', of: 'official' });
});

it('covers all of an object, and of a heat what is asked for or left', async () => {
  const { context, by } = await judgedPlant();
  const part = { ...TO_CUSTOMER, covers_g: 1000 };
  await expect(runTask(issueCertificate, part, by('p-qual'))).rejects.toMatchObject({
    details: [{ path: 'covers_g' }],
  });
  await context.store.execute(analysed('heat:Q-1', 'Q-1-F', GOOD));
  await runTask(releaseMeasured, { of: 'heat:Q-1', spec: SPEC }, by('p-cert'));
  const ofHeat = (number: string, more = {}) =>
    runTask(issueCertificate, { ...TO_CUSTOMER, of: 'heat:Q-1', number, ...more }, by('p-qual'));
  const first = await ofHeat('C-2', { covers_g: 100_000 });
  expect(first.product).toMatchObject({ mass_g: 100_000, ofHeat_g: 490_000 });
});

it('asks why where it goes to another customer than the specification belongs to, in what is signed and on the page', async () => {
  const { context, by } = await judgedPlant();
  const other = `Specification ${SPEC} is that of Customer C, not of C.`;
  const toOther = { ...FULL, customer: { name: 'C' } };
  const signed = (order: CertificateOrder) => issueCertificate.signs!(order, 'Q', context);
  const refused = {
    details: [
      { path: 'customer.name', value: 'C', allowed: 'Customer C' },
      { path: 'accepted', allowed: 'the reason, where it is issued all the same' },
    ],
  };
  await expect(signed(toOther)).rejects.toMatchObject(refused);
  await expect(runTask(issueCertificate, toOther, by('p-qual'))).rejects.toMatchObject(refused);
  const accepted = { ...toOther, accepted: 'asked by Customer C' };
  expect(await signed(accepted)).toBe(
    `I, Q, issue certificate C-1 (type 3.1) of object Q-1-a for C. ${other} Reason: asked by Customer C.`,
  );
  expect(await signed({ ...FULL, customer: { name: 'customer  C', order: '5' } })).toBe(
    `I, Q, issue certificate C-1 (type 3.1) of object Q-1-a for customer  C, order 5.`,
  );
  const inspected = { ...FULL, type: '3.2', inspector: INSPECTOR, covers_g: 2000 } as const;
  expect(await signed(inspected)).toContain(
    '(type 3.2) of 2 kg of object Q-1-a for Customer C, with R. Vos (surveyor) as second validator',
  );
  const issued = await runTask(issueCertificate, accepted, by('p-qual'));
  expect(certificatePage(issued).lead[0]).toEqual({ kind: 'notice', text: other });
  const own = { ...issued, customer: { name: 'Customer C' } };
  expect(certificatePage(own).lead.map(({ kind }) => kind)).toEqual(['paragraph', 'facts']);
});

it('has a number that no other metal has, before anybody is asked to sign', async () => {
  const { by } = await certifiedPlant();
  const again = { ...FULL, of: BAD_INGOT } as const;
  const taken = {
    message: 'certificate number C-1 was already used for metal other than Q-1-b',
    details: [{ path: 'number' }],
  };
  await expect(issueCertificate.signs!(again, 'Q', by('p-qual'))).rejects.toMatchObject(taken);
});

it('rests on the release on record and on no other document', async () => {
  const { by } = await judgedPlant();
  const released = await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  const issue = (document: object) =>
    runTask(issueCertificate, { ...TO_CUSTOMER, released: document }, by('p-qual'));
  const looser = { ...released.document, confidence: 0.5 };
  await expect(issue({ ...released, document: looser })).rejects.toMatchObject({
    details: [{ path: 'release.document' }],
  });
  const better = { ...released.output, reasons: ['none'] };
  await expect(issue({ ...released, output: better })).rejects.toMatchObject({
    details: [{ path: 'release' }],
  });
  expect((await issue(released)).number).toBe('C-1');
});

it('records what it covers of a heat and why it was issued, of an object neither', async () => {
  const { context, by, certificate } = await certifiedPlant();
  const issued = async (of: `heat:${string}` | `object:${string}`) =>
    (await context.store.history(of)).findLast(({ record }) => record.kind === 'cert.issued')!.body;
  const body = await issued(INGOT);
  expect(body).toMatchObject({ number: 'C-1', by: 'p-qual' });
  for (const key of ['coversKg', 'accepted']) expect(body).not.toHaveProperty(key);
  expect(certificate.product).not.toHaveProperty('ofHeat_g');
  expect(certificate).toMatchObject({
    maker: { name: expect.stringMatching(/emonstration/) },
    specimen: true,
  });
  const lot = { share: '1.000000', originClass: 'pre-consumer-external' };
  expect(certificate.lots).toMatchObject([{ ...lot, lot: 'L-Q-1', grade: 'IN718' }]);
  await castUnmeasured('M-1', context);
  await runTask(releaseMeasured, { of: 'heat:M-1', spec: SPEC }, by('p-cert'));
  const order = { ...TO_CUSTOMER, of: 'heat:M-1', customer: { name: 'X' }, accepted: 'their works' };
  const ofHeat = (number: string, more = {}) =>
    runTask(issueCertificate, { ...order, number, ...more }, by('p-qual'));
  await ofHeat('C-2', { covers_g: 90_000 });
  expect(await issued('heat:M-1')).toMatchObject({ coversKg: '90.000', accepted: 'their works' });
  // what is left, and the same again where it was issued
  expect((await ofHeat('C-3')).product).toMatchObject({ mass_g: 400_000, ofHeat_g: 490_000 });
  expect((await ofHeat('C-2')).product.mass_g).toBe(90_000);
});

it('refuses a release document that the ledger does not hold, by the hashes of both', async () => {
  const { context, by } = await judgedPlant();
  const released = await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, by('p-cert'));
  const better = { ...released.output, reasons: ['none'] };
  const { release } = await context.store.object('Q-1-a');
  const record = (await context.store.history(INGOT)).find(({ seq }) => seq === release!.seq)!;
  await expect(
    runTask(issueCertificate, { ...TO_CUSTOMER, released: { ...released, output: better } }, by('p-qual')),
  ).rejects.toMatchObject({
    details: [
      { allowed: String(record.body.documentSha256).slice(0, 16), value: hashOf(better).slice(0, 16) },
    ],
  });
});

it('adds the lots up by origin where the plant does not show them, so that nobody reads who sold what', async () => {
  const { context, by } = await judgedPlant();
  const { compute } = context;
  const { plant, ...facts } = compute.facts();
  const sites = plant.sites.map((site) => ({ ...site, certificateShows: [] }));
  const closed = { ...compute, facts: () => ({ ...facts, plant: { ...plant, sites } }) };
  const issued = await runTask(issueCertificate, TO_CUSTOMER, { ...by('p-qual'), compute: closed });
  expect(issued.lots).toMatchObject([
    { lot: '1 lot', share: '1.000000', grade: '', originClass: 'pre-consumer-external' },
  ]);
});
