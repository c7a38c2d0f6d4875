import { expect, it } from 'vitest';
import { contractOf, NO_CONTRACT, wrongFields } from './contract-typed.ts';

const FIXED = { ...NO_CONTRACT, type: 'fixed', money: '62,5', on: '2026-11-01' } as const;

it('reads each kind of contract, a share from percent, and a rate for another currency only', () => {
  expect(contractOf(NO_CONTRACT)).toBeUndefined();
  const fixed = { type: 'fixed', price_per_kg: 62.5, currency: 'USD', on: '2026-11-01' };
  expect(contractOf({ ...FIXED, rate: '2' })).toEqual(fixed);
  expect(contractOf({ ...FIXED, currency: 'eur', rate: '1.16' })).toEqual({
    ...fixed,
    currency: 'EUR',
    usd_per_unit: 1.16,
  });
  expect(contractOf({ ...FIXED, type: 'pass-through' })).toMatchObject({ fee_per_kg: 62.5 });
  expect(contractOf({ ...FIXED, type: 'toll' })).not.toHaveProperty('allowedLoss');
  expect(contractOf({ ...FIXED, type: 'toll', loss: '3', metal: '15' })).toMatchObject({
    allowedLoss: 0.03,
    metal_per_kg: 15,
  });
  const back = { type: 'buy-back', returned: '30', paid: '0', worth: '12' } as const;
  expect(contractOf({ ...FIXED, ...back })).toMatchObject({
    price_per_kg: 62.5,
    returned: 0.3,
    return_per_kg: 0,
    worth_per_kg: 12,
  });
});

it('is not ready while a number, the day, the rate or half of an allowance is missing, and names the field', () => {
  const wrong = [
    [{ money: '' }, 'money'],
    [{ money: '1,234' }, 'money'],
    [{ on: '1.11.2026' }, 'on'],
    [{ currency: 'EUR' }, 'rate'],
    [{ currency: 'euro', rate: '1.16' }, 'currency'],
    [{ type: 'toll', loss: '3' }, 'metal'],
    [{ type: 'toll', loss: '130', metal: '15' }, 'loss'],
    [{ type: 'buy-back', returned: '30', paid: '1' }, 'worth'],
  ] as const;
  for (const [one, field] of wrong) {
    expect(contractOf({ ...FIXED, ...one }), JSON.stringify(one)).toBeNull();
    expect([...wrongFields({ ...FIXED, ...one })]).toEqual([field]);
  }
  expect([...wrongFields(FIXED), ...wrongFields(NO_CONTRACT)]).toEqual([]);
});
