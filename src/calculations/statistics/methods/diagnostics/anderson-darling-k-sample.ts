import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import {
  ALPHA,
  type KSampleTest,
  kSampleCritical,
  kSampleOf,
} from '../../../../foundation/statistics/hypothesis/anderson-darling-k-sample.ts';
import { grouped, requireSpread } from '../../../../foundation/statistics/sample.ts';
import { groupsAlikeDiagnostic } from '../../../../models/qualification/diagnostics/groups-alike.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

function quantitiesOf(test: KSampleTest, alpha: number): Quantities {
  return {
    adk: test.adk,
    a2akN: test.a2akN,
    a2kN: test.a2kN,
    sigmaN: test.sigmaN,
    standardised: test.standardised,
    p: test.p,
    adc025: kSampleCritical(test, 0.025),
    adc05: kSampleCritical(test, 0.05),
    adc01: kSampleCritical(test, 0.01),
    critical: kSampleCritical(test, alpha),
    reject: test.adk > kSampleCritical(test, alpha),
    scale: 'CMH-17: (Scholz-Stephens A2akN)/(k-1)',
    k: test.k,
    n: test.n,
  };
}

function readGroups(reader: Reader): number[][] {
  const name = reader.firstOf('x', 'y');
  const x = reader.numbers(name, { atLeast: 4 });
  const labels = reader.labels(reader.firstOf('group', 'batch', 'heat', 'condition'), {
    beside: [name, x.length],
  });
  requireSpread('andersonDarlingKSample', x);
  const groups = [...grouped(x, labels).values()];
  if (groups.length < 2) reader.refuse('group', 'names one group only', 'two or more groups');
  return groups;
}

export const andersonDarlingKSample: StatisticMethod = {
  name: 'andersonDarlingKSample',
  title: 'whether several groups come from one population: k-sample Anderson-Darling on all three scales',
  formula:
    'ADK = (n-1)/(n^2(k-1)) sum_i (1/n_i) sum_j h_j (n F_ij - n_i H_j)^2/(H_j(n-H_j) - n h_j/4); critical 1 + sigma_n(b0 + b1/sqrt(k-1) + b2/(k-1))',
  source: 'CMH-17-1G 8.3.2.2; Scholz and Stephens (1987), JASA 82, 918',
  comparedWith: 'Scholz and Stephens example, ASAP 2008 (12 sets), kSamples 1.2-10: 1e-9; p within 0.001',
  refuses: 'one group, fewer than four values, zero variance',
  assumptions: ['independent values'],
  inputs: { x: 'values', group: 'group of each value', sets: 'several {x, batch}', alpha: 'default 0.025' },
  run(reader) {
    const alpha = reader.number('alpha', { above: 0, below: 0.5, fallback: ALPHA, because: 'CMH-17 8.3.2' });
    if (reader.has('sets')) {
      const sets = reader.items('sets').map((set) => {
        set.raw('id');
        return readGroups(set);
      });
      const each = sets.map((groups) => quantitiesOf(kSampleOf(groups), alpha));
      const names = Object.keys(each[0] ?? {});
      return {
        quantities: Object.fromEntries(names.map((name) => [name, each.map((one) => ownValue(one, name)!)])),
        diagnostics: [groupsAlikeDiagnostic(sets[0]!, alpha)],
      };
    }
    const groups = readGroups(reader);
    return {
      quantities: quantitiesOf(kSampleOf(groups), alpha),
      diagnostics: [groupsAlikeDiagnostic(groups, alpha)],
    };
  },
};
