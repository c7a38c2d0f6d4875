import { expect, it } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { declaredOtherwise } from './declared-otherwise.ts';

const facts = dataFacts();
const context = { compute: { facts: () => facts } } as unknown as Pick<TaskContext, 'compute'>;
const said = (
  declaredGrade: string | null,
  candidates: readonly (readonly [grade: string, probability: string])[],
): string | null => {
  const identification = {
    ...{ seq: 1, verdict: 'identified' as const, equivalent: [] },
    candidates: candidates.map(([grade, probability]) => ({ grade, probability })),
  };
  return declaredOtherwise(
    { declaredGrade, identification } as Pick<LotView, 'declaredGrade' | 'identification'>,
    context,
  );
};

it('says so where a lot was identified as another grade than its paper declares', () => {
  expect(said('IN718', [['WASPALOY', '0.992']])).toMatch(
    /^identified as WASPALOY \(99.2 %\), but declared as IN718: /,
  );
  // a grade by another of its names, and one that the identification leaves possible, contradict nothing
  expect(said('Inconel 718', [['IN718', '0.99']])).toBeNull();
  expect(
    said('IN718', [
      ['WASPALOY', '0.9'],
      ['IN718', '0.1'],
    ]),
  ).toBeNull();
  expect(
    said('IN718', [
      ['WASPALOY', '0.99'],
      ['IN718', '0.01'],
    ]),
  ).not.toBeNull();
});

it('metal that was bought as what it is identified as contradicts nothing, without a grade of its name', () => {
  for (const name of ['Ni-electrolytic', ' ni-ELECTROLYTIC'])
    expect(said(name, [['Ni-electrolytic', '1']])).toBeNull();
  expect(said('Ni-electrolytic', [['Co-electrolytic', '1']])).toMatch(/does not know the declared name/);
});

it.each([
  'N07718',
  '718',
  'W.Nr. 2.4668',
  '2.4668',
  'Alloy 718',
  'GH4169',
  'K4169',
  'GH169',
  'Inconel 718 (UNS N07718)',
])('"%s" is a name of IN718 and contradicts nothing', (name) => {
  expect(said(name, [['IN718', '0.992']])).toBeNull();
});

it('takes a name of several grades for any of them, and another grade for another', () => {
  expect(said('713', [['IN713LC', '0.9']])).toBeNull();
  expect(said('HS188', [['H188', '0.9']])).toBeNull();
  expect(said('HS188', [['IN718', '0.99']])).toMatch(/but declared as HS188: find out/);
  expect(said('718+', [['IN718', '0.99']])).toMatch(/but declared as 718\+: find out/);
  expect(said('our mix 3', [['IN718', '0.99']])).toMatch(/does not know the declared name our mix 3/);
});

it('says nothing of a lot that is not identified, or of which nothing is declared', () => {
  expect(said(null, [['IN718', '0.99']])).toBeNull();
  expect(said('IN718', [])).toBeNull();
  expect(declaredOtherwise({ declaredGrade: 'IN718', identification: null }, context)).toBeNull();
});
