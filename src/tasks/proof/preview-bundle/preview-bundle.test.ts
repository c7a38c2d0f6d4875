import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { runTask } from '../../task.ts';
import { setDisclosure } from '../set-disclosure/set-disclosure.ts';
import { previewBundle } from './preview-bundle.ts';

it('tells what a customer would read, by the usual policy or by theirs, and books nothing', async () => {
  const { context, by } = await certifiedHeat();
  const { size } = await context.store.head();
  const preview = (customer: string) => runTask(previewBundle, { subject: 'heat:H-1', customer }, context);
  const usual = await preview('X');
  expect(usual.policy).toBeNull();
  expect(usual.opens).toEqual(expect.arrayContaining(['inputs', 'results', 'certificate']));
  const certificate = (of: typeof usual) => of.records.find(({ kind }) => kind === 'cert.issued')!;
  expect(certificate(usual).opened).not.toEqual([]);
  expect(certificate(await preview('Y')), 'the certificate of another').toMatchObject({ opened: [] });
  expect((await context.store.head()).size).toBe(size);
  await runTask(setDisclosure, { customer: 'X', opens: ['inputs'] }, by('p-qual'));
  expect(await preview('X')).toMatchObject({ opens: ['inputs'], policy: size });
});

it('takes the number alone, and says what is wrong with a number that nothing has', async () => {
  const { context } = await certifiedHeat();
  const preview = (subject: string) => runTask(previewBundle, { subject, customer: 'X' }, context);
  expect(await preview('H-1')).toEqual(await preview('heat:H-1'));
  await expect(preview('H-9')).rejects.toMatchObject({
    code: 'not-found',
    message: 'nothing in this ledger is named H-9',
    details: [{ allowed: 'the number of a lot, heat or object, or lot:ID, heat:ID or object:ID' }],
  });
  // of a lot nothing could be claimed without its draws
  expect((await preview('lot:R-1')).opens).toContain('draws');
});
