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

it('says nothing of a lot that is not identified, or of which nothing is declared', () => {
  expect(said(null, [['IN718', '0.99']])).toBeNull();
  expect(said('IN718', [])).toBeNull();
  expect(declaredOtherwise({ declaredGrade: 'IN718', identification: null }, context)).toBeNull();
});
