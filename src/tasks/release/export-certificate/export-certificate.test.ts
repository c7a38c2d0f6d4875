import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { runTask } from '../../task.ts';
import { exportCertificate } from './export-certificate.ts';
import { page } from './page.ts';

type Fields = Readonly<Record<string, unknown>>;

it('a certificate goes out in the codes of EN 10168 and as a passport, and what is missing or differs is named', async () => {
  const { context } = await certifiedHeat();
  const parties = JSON.parse(readFileSync('examples/certificates/parties.json', 'utf8')) as Fields;
  const exported = (as: string, told: object = {}) =>
    runTask(
      exportCertificate,
      { of: 'heat:H-1', number: 'C-1', as, parties: { ...parties, ...told } },
      context,
    );
  const coded = (await exported('en10168')).document.Certificate as Fields;
  expect(coded).toMatchObject({
    CommercialTransaction: {
      A01: { Name: 'Demonstration works', Country: 'DE' },
      A02: 'DEMONSTRATION, NOT A CERTIFICATE (EN 10204 3.1)',
      A03: 'C-1',
      A07: '4500012345',
      A97: '10',
      A98: 'LS-2026-118',
    },
    ProductDescription: { B07: 'H-1', B13: { Value: 300, Unit: 'kg' } },
    Inspection: [
      {
        C00: 'H-1',
        C01: 'ladle',
        ChemicalComposition: {
          C71: {
            Symbol: 'Ni',
            Actual: { Value: '58.20', Operator: '=' },
            Minimum: { Value: '57.0' },
            Unit: '%',
          },
          C73: {
            Symbol: 'S',
            Actual: { Value: '5', Operator: '<' },
            Maximum: { Value: '10' },
            Unit: 'ppm',
          },
        },
      },
    ],
  });
  expect(Object.keys(coded)).toEqual([
    ...['CertificateLanguages', 'CommercialTransaction', 'ProductDescription', 'Inspection', 'Validation'],
  ]);
  const passport = (await exported('material-identity')).document.DigitalMaterialPassport as Fields;
  expect(passport).toMatchObject({
    TransactionData: { BusinessTransaction: { Delivery: { Id: 'LS-2026-118', Quantity: 300 } } },
    ChemicalAnalysis: {
      Elements: [{ Actual: { Value: 58.2, SignificantDigits: 4 } }, {}, { Actual: { Operator: '<' } }],
    },
  });
  await expect(exported('en10168', { mark: undefined })).rejects.toThrow(/mark/);
  await expect(exported('en10168', { delivery: {} })).rejects.toThrow(/parties.delivery.note/);
  await expect(exported('en10168', { order: {} })).rejects.toThrow(/no order is named/);
  const other = { ...(parties.customer as Fields), name: 'Y' };
  await expect(exported('material-identity', { customer: other })).rejects.toThrow(
    /"Y", and the certificate says "X"/,
  );
});

it('writes no certificate that was withdrawn', async () => {
  const { context, by } = await certifiedHeat();
  const parties = JSON.parse(readFileSync('examples/certificates/parties.json', 'utf8')) as Fields;
  const order = { of: 'heat:H-1', number: 'C-1', as: 'en10168', parties };
  const answer = await runTask(exportCertificate, order, context);
  expect(renderTerminal(page(answer))).toContain('Certificate C-1 as EN 10168 JSON');
  const back = { of: 'heat:H-1', record: 'certificate:C-1', reason: 'wrong order' };
  const { shown } = await runTask(correctRecord, back, by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: shown }, by('p-qual'));
  await expect(runTask(exportCertificate, order, context)).rejects.toThrow(/withdrawn/);
  await expect(runTask(exportCertificate, { ...order, number: 'C-9' }, context)).rejects.toThrow(
    'has no certificate "C-9"',
  );
});
