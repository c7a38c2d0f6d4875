import { expect, it } from 'vitest';
import { yardWith } from '../../testing/yard.ts';
import { imputedTraces, imputeTraces } from './impute-traces.ts';

const LOT = 'R-2301';

it('books what nobody measured, once', async () => {
  const context = await yardWith(LOT);
  const elements = await imputeTraces(LOT, 'H230', context);
  expect(elements).toContain('Bi');
  expect(elements).not.toContain('Cr');
  const { analyses } = await context.store.lot(LOT);
  expect(analyses.at(-1)).toMatchObject({ analysis: 'imputed-H230', basis: 'imputed' });
  expect(await imputeTraces(LOT, 'H230', context)).toEqual([]);
  expect((await context.store.lot(LOT)).analyses).toHaveLength(analyses.length);
});

it('imputes the one element that is missing', async () => {
  const context = await yardWith(LOT);
  const lot = await context.store.lot(LOT);
  const facts = context.compute.facts();
  const all = imputedTraces(lot, 'H230', facts)!.results;
  const measured = { ...lot.analyses[0]!, results: all.slice(1) };
  const rest = imputedTraces({ ...lot, analyses: [...lot.analyses, measured] }, 'H230', facts);
  expect(rest?.results.map(({ element }) => element)).toEqual([all[0]!.element]);
});
