import { depreciationInputs } from '../../../documents/economics/economics-methods.ts';
import { DEPRECIATION_RULES, MACRS_YEARS } from '../../../models/economics/capital/depreciation.ts';
import { scheduleNamed } from '../../stated/schedule.ts';
import { defineMethod } from '../method.ts';

export const depreciation = defineMethod({
  name: 'depreciation',
  title: 'shares of the capital written off year by year',
  formula: 'SL 1/n; DDB 2/n of the rest; SYD (n-k)/(n(n+1)/2); MACRS by table',
  source: 'IRS publication 946 table A-1 (5 and 7 years checked, the others recalled); closed forms',
  schema: depreciationInputs,
  run({ years = 5, schedule, capital }) {
    const names =
      schedule === undefined
        ? [...MACRS_YEARS.map((one) => `MACRS${one}`), ...DEPRECIATION_RULES.map((rule) => `${rule}${years}`)]
        : [schedule];
    const shares = (name: string): number[] => [...scheduleNamed(name, 'schedule')];
    return {
      quantities: {
        ...Object.fromEntries(names.map((name) => [name, shares(name)])),
        ...(capital === undefined || schedule === undefined
          ? {}
          : { amounts: shares(schedule).map((one) => one * capital) }),
      },
    };
  },
});
