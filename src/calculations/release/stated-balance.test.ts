import { expect, it } from 'vitest';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { requireStatedBalance } from './stated-balance.ts';

const facts = dataFacts();
type Stated = Parameters<typeof requireStatedBalance>[1];
const ask = (stated: Stated, despite?: string) => () =>
  requireStatedBalance({ name: 'CUST rev 1', despite }, stated, facts);

it.each(['IN718', 'Inconel 718', '2.4668'])('asks why %s would be balanced by nickel', (gradeId) => {
  expect(ask({ gradeId, balance: 'Ni' })).toThrow(ConflictError);
  expect(ask({ gradeId, balance: 'Ni' })).toThrow(
    'specification CUST rev 1 finds Ni by difference, IN718 finds Fe',
  );
});

it.each<Stated>([
  { gradeId: 'IN718' },
  { gradeId: 'IN718', balance: 'Fe' },
  { gradeId: 'IN625', balance: 'Ni' },
  { limits_wtpct: { Cr: { min: 19, max: 23 } }, balance: 'Ni' },
])('takes a balance that contradicts nothing: %j', (stated) => {
  expect(ask(stated)).not.toThrow();
});

it('takes another balance with a reason where its heat can exist, and never one that leaves no metal', () => {
  const open = { Ni: { min: '50.0' } };
  expect(
    ask({ gradeId: 'IN901', balance: 'Ni', limits_wtpct: { ...open, Fe: { max: '40' } } }, 'as printed'),
  ).not.toThrow();
  // nickel at most 55 wt%, and iron a residual: the maxima of IN718 add up to 88 wt%
  expect(ask({ gradeId: 'IN718', balance: 'Ni' }, 'typed so')).toThrow(InputError);
  expect(ask({ gradeId: 'IN718', balance: 'Ni' }, 'typed so')).toThrow(/its maxima add up to 8\d\.\d wt%/);
});

it('finds the same trap in limits that name no grade', () => {
  const limits_wtpct = { Ni: { min: 50, max: 55 }, Cr: { max: 21 }, Nb: { max: 5.5 }, Mo: { max: 3.3 } };
  expect(ask({ limits_wtpct, balance: 'Ni' })).toThrow(/no metal meets it/);
  expect(ask({ limits_wtpct, balance: 'Fe' })).not.toThrow();
});
