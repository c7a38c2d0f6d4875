import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { explainLot } from './explain-lot.ts';

it('holds each element against the nearest grades, what lies furthest outside first', async () => {
  const context = await yardWith('R-2301');
  const head = await context.store.head();
  const { identification, grades, elements } = await runTask(explainLot, { lot: 'R-2301' }, context);
  expect(identification?.verdict).toBe('identified');
  expect(grades[0]).toMatchObject({ gradeId: 'H230', isDeclared: true });
  const furthest = elements.map(({ windows }) =>
    Math.max(...windows.map(({ outside_sd }) => outside_sd ?? 0)),
  );
  expect(furthest).toEqual([...furthest].sort((a, b) => b - a));
  const chromium = elements.find(({ element }) => element === 'Cr')!;
  expect(chromium.mean_wtpct).toBeCloseTo(22.35, 1);
  expect(chromium.windows).toHaveLength(grades.length);
  expect(chromium.windows[0]).toMatchObject({ min_wtpct: 20, max_wtpct: 24, outside_sd: 0 });
  expect(await context.store.head()).toEqual(head);
});

it('has nothing to say of a lot without analysis, and refuses an unknown one', async () => {
  const context = await yardWith();
  const lots = [{ lot: 'A', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' as const }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  const nothing = await runTask(explainLot, { lot: 'A' }, context);
  expect(nothing).toMatchObject({ identification: null, grades: [], elements: [] });
  await expect(runTask(explainLot, { lot: 'B' }, context)).rejects.toMatchObject({ code: 'not-found' });
});

it('adds the declared grade where the analysis speaks for others, and measures the distance in spreads', async () => {
  const context = await yardWith();
  const lots = [
    { lot: 'A', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap', declaredGrade: 'IN718' },
  ];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' } as never);
  await context.store.execute({
    ...{
      type: 'recordAnalysis',
      of: 'lot:A',
      analysis: 'A1',
      basis: 'measured',
      method: 'OES',
      balance: 'Ni',
    },
    results: Object.entries({ Cr: '22.0', W: '14.0', Mo: '2.0', Fe: '1.5', Co: '0.2' }).map(
      ([element, text]) => ({
        ...{ element, text, unit: 'wt%', sd: '0.1' },
      }),
    ),
    by: 'p-lab',
  } as never);
  const { grades, elements } = await runTask(explainLot, { lot: 'A' }, context);
  expect(grades.length).toBeLessThanOrEqual(4);
  expect(grades.at(-1)).toEqual({ gradeId: 'IN718', probability: null, isDeclared: true });
  expect(
    grades.slice(0, -1).every(({ isDeclared, probability }) => !isDeclared && probability !== null),
  ).toBe(true);
  const against = (element: string) => elements.find((one) => one.element === element)!;
  const chromium = against('Cr').windows.at(-1)!;
  // IN718 takes 17 to 21 %; 22 % lies 1 % outside
  expect(chromium).toMatchObject({ min_wtpct: 17, max_wtpct: 21 });
  expect(chromium.outside_sd!).toBeCloseTo(1 / against('Cr').sd_wtpct, 3);
  expect(against('Cr').sd_wtpct).toBeGreaterThan(0.02);
  // a window with one side, and an element that the grade says nothing of
  expect(against('Co').windows.at(-1)).toEqual({ max_wtpct: 1, outside_sd: 0 });
  expect(against('W').windows.at(-1)).toEqual({ outside_sd: null });
});

it('holds a lot with priors alone against its declared grade, and identifies nothing', async () => {
  const context = await yardWith();
  const { store } = context;
  const lots = [
    { lot: 'A', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap', declaredGrade: 'IN718' },
  ];
  await store.execute({ type: 'receiveLots', lots, by: 'p-goods' } as never);
  await store.execute({
    ...{ type: 'recordAnalysis', of: 'lot:A', analysis: 'P1', basis: 'imputed', method: 'prior' },
    ...{ balance: 'Ni', results: [{ element: 'Bi', text: '1', unit: 'ppm', sd: '1' }], by: 'p-lab' },
  } as never);
  expect(await runTask(explainLot, { lot: 'A' }, context)).toMatchObject({
    identification: null,
    grades: [{ gradeId: 'IN718', probability: null, isDeclared: true }],
  });
});
