import { attributePlanAcceptance } from '../../../../models/qualification/equivalency/attribute-plan-oc.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const attributePlanOc: StatisticMethod = {
  name: 'attributePlanOc',
  title: 'operating characteristic of an attribute plan (n, c)',
  formula: 'P(accept) = P[Bin(n, p) <= c]; AOQ = p P(accept)',
  source: 'NIST/SEMATECH e-Handbook 6.2.3.2',
  comparedWith: 'e-Handbook plan (52, 3) to its digits; R pbinom 1e-9',
  refuses: 'c above n, p outside 0..1',
  assumptions: ['lot large against the sample'],
  inputs: { n: 'sample', c: 'acceptance number', p: 'fraction defective, number or list' },
  run(reader) {
    const n = reader.number('n', { min: 1, whole: true });
    const c = reader.number('c', { min: 0, max: n, whole: true });
    const p = reader.either('p', { min: 0, max: 1 });
    return {
      quantities: {
        pAccept: broadcast({ p }, (row) => attributePlanAcceptance({ n, c }, row.p)),
        aoq: broadcast({ p }, (row) => row.p * attributePlanAcceptance({ n, c }, row.p)),
      },
    };
  },
};
