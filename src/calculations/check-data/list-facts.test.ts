import { expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { listFacts, listFactsDocument } from './list-facts.ts';

const facts = dataFacts();

it('lists what calculations know, every row with its source', () => {
  for (const [of, size] of [
    ['methods', facts.analysisMethods.size],
    ['materials', facts.chargeMaterials.size],
    ['grades', facts.grades.size],
  ] as const) {
    const { rows, file } = listFacts(of, facts);
    expect([of, rows.length]).toEqual([of, size]);
    expect(file).toMatch(/\.json$/);
    expect(rows.filter(({ source, what }) => source === '' || what === '')).toEqual([]);
  }
  const oes = listFacts('methods', facts).rows.find(({ id }) => id === 'OES');
  expect(oes?.what).toMatch(/^may release; measures .*Cr/);
  const nickel = listFacts('materials', facts).rows.find(({ id }) => id === 'Ni-electrolytic');
  expect(nickel?.what).toMatch(/^virgin, balance Ni; added charge; .* USD\/kg/);
});

it('names the tables that there are', () => {
  expect(() => listFactsDocument({ of: 'furnaces' }, facts)).toThrow(/of/);
});
