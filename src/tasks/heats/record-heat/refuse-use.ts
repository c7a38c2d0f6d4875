import { ARGON_KG_PER_M3 } from '../../../calculations/heats/footprint.ts';
import { InputError } from '../../../foundation/errors.ts';
import { readable } from '../../../foundation/quantity/format.ts';
import {
  HEAT_USE_NAMES,
  HEAT_USE_WORDS,
  HEAT_USES,
  type HeatUse,
  type UsedAmounts,
} from '../../../foundation/quantity/heat-use.ts';
import type { Footprints } from '../../../metal/alloy/footprint.ts';

/** What furnaces use, in the unit of `HEAT_USES`: for each tonne that is charged, or for a whole heat. */
interface Practice {
  readonly low: number;
  readonly high: number;
  readonly per: 't' | 'heat';
  readonly source: string;
}

/** Amounts farther from practice than this factor are slips of a unit or a digit. */
const FAR = 10;

/** Refuses what no heat uses: more than ten times what is usual, or less than a tenth of the energy that melting takes. */
export function refuseUnlikelyUse(
  used: UsedAmounts,
  heat: { readonly id: string; readonly charged_g: number },
  footprints: Footprints,
): void {
  const practice = practiceOf(footprints);
  for (const item of HEAT_USE_NAMES) {
    const [amount, usual] = [used[item], practice[item]];
    if (amount === undefined || amount === 0 || !usual) continue;
    const times = usual.per === 't' ? heat.charged_g / 1e6 : 1;
    const [low, high] = [usual.low * times, usual.high * times];
    if (times === 0 || (amount <= FAR * high && amount >= low / FAR)) continue;
    const unit = HEAT_USES[item];
    const range = `${readable(low)} to ${readable(high)} ${unit}`;
    const on = usual.per === 't' ? ` with ${readable(heat.charged_g / 1000)} kg charged` : '';
    throw new InputError(
      `heat ${heat.id}${on} does not use ${amount} ${unit} of ${HEAT_USE_WORDS[item]}; usual are ${range}`,
      {
        path: `used.${item}`,
        value: amount,
        unit,
        allowed: `from ${readable(low / FAR)} to ${readable(FAR * high)} ${unit}: ten times beyond ${usual.source}`,
        cure: `read the meter again, and see that it is in ${unit} and of this heat alone`,
      },
    );
  }
}

/** Operations that melt nothing. */
const OTHER_OPERATIONS = ['cleaning'];

/** Energy spans all operations that melt, argon and refractory what their share of the practice footprint can be. */
function practiceOf({ operations }: Footprints): Partial<Record<HeatUse, Practice>> {
  const melting = [...operations]
    .filter(([name, { unit }]) => unit === 'kWh/t' && !OTHER_OPERATIONS.includes(name))
    .map(([, operation]) => operation);
  const consumables = operations.get('consumables');
  const most = (name: string, kgPerUnit: number): Practice | undefined => {
    const made = operations.get(name);
    if (!consumables || !made) return undefined;
    const high = (consumables.high ?? consumables.value) / ((made.low ?? made.value) / 1000) / kgPerUnit;
    return { low: 0, high, per: 't', source: 'all consumables of a heat by the footprint data' };
  };
  const [argon, refractory] = [most('argon', ARGON_KG_PER_M3), most('refractory', 1)];
  return {
    ...(melting.length > 0
      ? {
          energy: {
            low: Math.min(...melting.map(({ low, value }) => low ?? value)),
            high: Math.max(...melting.map(({ high, value }) => high ?? value)),
            per: 't',
            source: 'the practice of all melting operations',
          },
        }
      : {}),
    ...(argon ? { argon } : {}),
    ...(refractory ? { refractory } : {}),
    electrode: { low: 0, high: 1000, per: 't', source: 'an electrode as heavy as the charge' },
    furnace: { low: 0, high: 24, per: 'heat', source: 'a day in the furnace' },
    labour: { low: 0, high: 72, per: 'heat', source: 'three persons for a day' },
    analyses: { low: 0, high: 100, per: 'heat', source: 'a hundred analyses' },
  };
}
