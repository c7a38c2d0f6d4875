import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard, yardWith } from '../../testing/yard.ts';
import { analyseLot } from '../analyse-lot/analyse-lot.ts';
import { checkTurnings } from './check-turnings.ts';
import { contract } from './contract.ts';

const LOT = 'R-2302';
const magnet = { lifted_kg: 0, sample_kg: 1 };

it('judges the magnet and the button against the declared grade, and what it finds holds the lot', async () => {
  const context = await gatedYard(LOT);
  const acting = actingAs('p-lab', context);
  const clean = await runTask(checkTurnings, { lot: LOT, magnet }, acting);
  expect(clean.checks).toMatchObject([{ check: 'magnet', verdict: 'PASS' }]);
  expect(contract.exit!(clean)).toBe(0);
  const results = [
    { element: 'W', text: '14.6', unit: 'wt%' },
    { element: 'Bi', text: '3', unit: 'ppm' },
  ];
  await runTask(analyseLot, { lot: LOT, analysis: 'B1', method: 'OES', results, asTyped: true }, acting);
  const found = await runTask(checkTurnings, { lot: LOT, button: 'B1' }, acting);
  expect(found.checks.map(({ check, verdict }) => [check, verdict])).toEqual([
    ['magnet', 'PASS'],
    ['tool chips', 'PASS'],
    ['fixture alloy', 'FAIL'],
  ]);
  expect(contract.exit!(found)).toBe(1);
  expect((await context.store.lot(LOT)).gate?.verdict).toBe('FAIL');
});

it('refuses a lot before the gate has looked, an analysis and a grade that are not there', async () => {
  const early = await yardWith(LOT);
  const tooEarly = runTask(checkTurnings, { lot: LOT, magnet }, actingAs('p-lab', early));
  await expect(tooEarly).rejects.toMatchObject({ code: 'forbidden' });
  const context = await gatedYard(LOT);
  const refused = async (more: object) =>
    runTask(checkTurnings, { lot: LOT, magnet, ...more }, actingAs('p-lab', context));
  await expect(refused({ button: 'B9' })).rejects.toMatchObject({
    details: [{ path: 'button', value: 'B9' }],
  });
  await expect(refused({ grade: 'Unobtainium' })).rejects.toMatchObject({ details: [{ path: 'grade' }] });
});

it('compares with the grade that the lot was identified as, where none is declared', async () => {
  const context = await gatedYard(LOT);
  const { store } = context;
  const identification = { verdict: 'identified', candidates: [{ grade: 'H230', probability: '1' }] };
  const lot = async (id: string) =>
    ({ ...(await store.lot(id)), declaredGrade: null, identification }) as never;
  const acting = actingAs('p-lab', { ...context, store: { ...store, lot } });
  const { checks } = await runTask(checkTurnings, { lot: LOT, magnet }, acting);
  expect(checks).toMatchObject([{ check: 'magnet' }]);
});

it('ends as undecided where a check is open', () => {
  const exitOf = (...verdicts: readonly string[]) =>
    contract.exit!({ checks: verdicts.map((verdict) => ({ verdict })) } as never);
  expect([exitOf('PASS', 'REVIEW'), exitOf('REVIEW', 'FAIL'), exitOf('PASS', 'PASS')]).toEqual([3, 1, 0]);
});
