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
