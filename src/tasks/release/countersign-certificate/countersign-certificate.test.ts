import { expect, it } from 'vitest';
import { privateKeyText, signerOfKey } from '../../../desk/key-keeper.ts';
import { certificateNote } from '../../../evidence/proof/certificate-note.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { certifiedPlant, INGOT } from '../testing/cast-plant.ts';
import { countersignCertificate } from './countersign-certificate.ts';

const INSPECTOR = { name: 'R. Vos', role: 'surveyor', of: 'official' } as const;
const SIGNER = signerOfKey(privateKeyText('inspector.example/y', new Uint8Array(32).fill(7)));

const signedOver = (payloadSha256: string, subject: string = INGOT) => ({
  format: 'remelt-countersignature/1',
  ...{ subject, number: 'C-1', payloadSha256, verifierKey: SIGNER.verifierKey },
  signature: SIGNER.sign(certificateNote(subject, payloadSha256)).trimEnd(),
});

it('keeps the signature of the second party, which quality states to be theirs', async () => {
  const { by, certificate } = await certifiedPlant({ type: '3.2', inspector: INSPECTOR });
  const order = { of: INGOT, number: 'C-1', countersignature: signedOver(hashOf(certificate)) };
  await expect(runTask(countersignCertificate, order, by('p-x'))).rejects.toThrow(/"p-x"/);
  const standing = await runTask(countersignCertificate, order, by('p-qual'));
  expect(standing).toMatchObject({
    secondParty: [{ name: 'R. Vos', verifierKey: SIGNER.verifierKey, statedBy: 'p-qual' }],
    missing: ['the signature of Quality (demonstration) for the maker'],
  });
});

it('keeps no signature on another document or of other metal', async () => {
  const { context, by, certificate } = await certifiedPlant({ type: '3.2', inspector: INSPECTOR });
  const { size } = await context.store.head();
  for (const countersignature of [
    signedOver('a'.repeat(64)),
    signedOver(hashOf(certificate), 'object:Q-1-b'),
  ])
    await expect(
      runTask(countersignCertificate, { of: INGOT, number: 'C-1', countersignature }, by('p-qual')),
    ).rejects.toMatchObject({ details: [{ path: 'countersignature.payloadSha256' }] });
  expect((await context.store.head()).size).toBe(size);
});
