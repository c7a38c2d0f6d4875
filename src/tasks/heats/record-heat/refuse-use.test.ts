import { expect, it } from 'vitest';
import { dataFacts } from '../../../calculations/testing/data-facts.ts';
import type { UsedAmounts } from '../../../foundation/quantity/heat-use.ts';
import { refuseUnlikelyUse } from './refuse-use.ts';

const using = (used: UsedAmounts) => () =>
  refuseUnlikelyUse(used, { id: 'H-1', charged_g: 450_000 }, dataFacts().footprints);

it('refuses what is more than ten times off the practice, with the range and the cure', () => {
  // 360 to 3500 kWh/t in the footprint data
  expect(using({ energy: 99_999_999 })).toThrow(
    'heat H-1 with 450 kg charged does not use 99999999 kWh of electricity of the furnaces; usual are 162 to 1,575 kWh',
  );
  expect(using({ energy: 0.812 })).toThrow(/162 to 1,575 kWh/);
  expect(using({ argon: 40_500 })).toThrow(/m3 of argon/);
  expect(using({ refractory: 12_000 })).toThrow(/kg of crucible and lining/);
  expect(using({ labour: 6000 })).toThrow(/6000 h of labour; usual are 0 to 72 h/);
  expect(using({ furnace: 300 })).toThrow(/furnace hours/);
});

it('takes what a heat may use, and 0, which puts right', () => {
  const usual = {
    energy: 1242,
    argon: 40.5,
    refractory: 12,
    electrode: 460,
    labour: 6,
    furnace: 5,
    analyses: 4,
  };
  expect(using(usual)).not.toThrow();
  expect(using({ energy: 0, argon: 0 })).not.toThrow();
  expect(using({ energy: 15_000 })).not.toThrow();
});
