import { expect, it } from 'vitest';
import { heatContractSchema } from '../../../documents/heats/heat-contract.ts';
import { contractIn } from './contract-words.ts';

it.each([
  ['fixed 62000 USD/t 2026-11-01', { type: 'fixed', price_per_kg: 62 }],
  ['pass-through 9 USD/kg 2026-11-01 savingShare=0.4', { fee_per_kg: 9, savingShare: 0.4 }],
  ['surcharge 40 USD/kg 2026-11-01 index=14.2 baseIndex=12.9 factor=0.5', { price_per_kg: 40, index: 14.2 }],
  ['toll 4.20 EUR/kg 2026-11-01 allowedLoss=0.03 metal_per_kg=15 usd_per_unit=1.1', { fee_per_kg: 4.2 }],
  ['buy-back 62 USD/kg 2026-11-01 returned=0.3 return_per_kg=9 worth_per_kg=12', { returned: 0.3 }],
])('reads "%s"', (words, fields) => {
  expect(heatContractSchema.parse(contractIn(words))).toMatchObject({ on: '2026-11-01', ...fields });
});

it.each([
  ['fixed 62', /is no contract/],
  ['fixed 62 USD 2026-11-01', /is no contract/],
  ['barter 62 USD/kg 2026-11-01', /is no contract/],
  ['fixed 62 USD/kg 2026-11-01 index=3', /"index=3" is nothing that this contract states/],
])('refuses "%s"', (words, why) => {
  expect(() => contractIn(words)).toThrow(why);
});
