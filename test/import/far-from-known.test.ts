import { afterAll, expect, it } from 'vitest';
import { foldOf } from '../../src/calculations/testing/identification-trial.ts';
import { PRINTED_SLIPS } from '../../src/calculations/testing/slip-trial.ts';
import type { LotRow } from '../../src/documents/yard/lot-table.ts';
import { entriesOf } from '../../src/metal/alloy/element.ts';
import { heatKnowledge } from '../../src/models/intake/identification/heat-knowledge.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { askedRows } from '../../src/tasks/yard/asked-rows.ts';
import { bookReturns } from '../../src/tasks/yard/book-returns/book-returns.ts';

const context = memoryContext();
afterAll(() => context.store.close());

const row = (words: string, more: Partial<LotRow> = {}): LotRow => ({
  row: 2,
  lotId: 'R-1',
  mass_g: 100_000,
  form: 'turnings',
  originClass: 'pre-consumer-external',
  lotClass: 'purchased-scrap',
  declaredGrade: 'IN718',
  analyses: [{ method: 'OES', results: resultsIn(words) }],
  ...more,
});

/** "Cr=18.4 S=12ppm" as results of a row. */
const resultsIn = (words: string): LotRow['analyses'][number]['results'] =>
  words.split(' ').map((one) => {
    const [, element = '', text = '', ppm] = /^(\w+)=(.+?)(ppm)?$/.exec(one) ?? [];
    return { element, text, unit: ppm ?? 'wt%' } as LotRow['analyses'][number]['results'][number];
  });

const asked = async (...rows: LotRow[]): Promise<string[]> =>
  (await askedRows(rows, context)).map(({ typed, known }) => `${typed} (${known})`);

const RIGHT = 'Cr=18.4 Ni=53.1 Nb=5.1 Ti=0.97 Al=0.51 S=12ppm';

it('Y13: an import asks about a content far from the declared grade, and books nothing', async () => {
  expect(await asked(row(RIGHT))).toEqual([]);
  const wrong = row(RIGHT.replace('18.4', '0.184').replace('12ppm', '12'));
  expect(await asked(wrong)).toEqual([
    'row 2, R-1 Cr 0.184 wt% (IN718: 14.7 to 22.1 wt%)',
    'row 2, R-1 S 12 wt% (IN718: at most 150 ppm)',
  ]);
  await expect(bookReturns.run({ rows: [wrong] }, context)).rejects.toThrow(/Cr 0\.184 wt%.*is it right\?/);
  expect(await context.store.lots()).toEqual([]);
  const { lots } = await bookReturns.run({ rows: [wrong], asTyped: true }, context);
  expect(lots.map(({ id }) => id)).toEqual(['R-1']);
});

it('Y13: asks about a result that another method of the row contradicts', async () => {
  const two = (cr: string): LotRow =>
    row('', {
      declaredGrade: 'shop word',
      analyses: [
        { method: 'WDXRF', results: resultsIn('Cr=18.4 Ni=53.1') },
        { method: 'ICP-OES', results: resultsIn(cr) },
      ],
    });
  expect(await asked(two('Cr=18.2'))).toEqual([]);
  expect(await asked(two('Cr=1.82'))).toEqual([
    expect.stringMatching(/^row 2, R-1 Cr 1\.82 wt% \(analysis A1: \d/),
  ]);
});

it('Y13: asks about a price far from what the metals in the lot fetch', async () => {
  const priced = (price: string, more: Partial<LotRow> = {}) => asked(row(RIGHT, { price, ...more }));
  for (const price of ['7.20 EUR', '11.45 USD', '4 USD', '720 JPY']) expect(await priced(price)).toEqual([]);
  expect(await priced('7250 EUR')).toEqual([
    expect.stringMatching(/^row 2, R-1 7250 EUR\/kg \(.*a price of a tonne would be 7\.25 USD\/kg\)$/),
  ]);
  for (const price of ['72.00 EUR', '0.72 EUR']) expect(await priced(price)).toHaveLength(1);
  // without a grade what was measured says it
  expect(await priced('7.20 EUR', { declaredGrade: 'shop word' })).toEqual([]);
  expect(await priced('720 EUR', { declaredGrade: 'shop word' })).toHaveLength(1);
});

it('tells the first of many rows with the same slip', async () => {
  const rows = Array.from({ length: 500 }, (_, i) =>
    row(RIGHT.replace('18.4', '0.184'), { row: i + 2, lotId: `K-${i}` }),
  );
  expect(await asked(...rows)).toEqual(['row 2, K-0 Cr 0.184 wt%, 499 rows more (IN718: 14.7 to 22.1 wt%)']);
});

it('asks about at most 1 right result in 200 of the published heats', async () => {
  const facts = context.compute.facts();
  const heats = facts.publishedHeats.filter(({ gradeId, kind }) => gradeId !== null && kind !== 'nominal');
  const FOLDS = 5;
  const counts = { results: 0, asked: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const { statistics } = heatKnowledge(facts.publishedHeats.filter((heat) => foldOf(heat, FOLDS) !== fold));
    const unseen = Object.create(facts, { gradeStatistics: { value: statistics } });
    const seen = { ...context, compute: { ...context.compute, facts: () => unseen } };
    for (const { id, gradeId, contents } of heats.filter((heat) => foldOf(heat, FOLDS) === fold)) {
      const results = entriesOf(contents)
        .filter(([element]) => !(PRINTED_SLIPS as readonly string[]).includes(`${id} ${element}`))
        .map(([element, fraction]) => ({ element, text: String(100 * fraction), unit: 'wt%' as const }));
      counts.results += results.length;
      const one = row('', {
        form: 'mill-solids',
        declaredGrade: gradeId!,
        analyses: [{ method: 'laboratory', results }],
      });
      counts.asked += (await askedRows([one], seen)).length;
    }
  }
  expect(counts).toEqual({ results: 4007, asked: 9 });
});
