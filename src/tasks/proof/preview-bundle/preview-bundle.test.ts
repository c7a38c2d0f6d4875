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
