import {
  type MtbfBounds,
  mtbfBounds,
} from '../../../../foundation/statistics/life/exponential-mtbf-lower.ts';
import type { Quantity } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

export const exponentialMtbfLower: StatisticMethod = {
  name: 'exponentialMtbfLower',
  title: 'bounds of the MTBF at a constant rate',
  formula:
    'lower 2T/chi2_C(2r+2) (time-terminated) or 2T/chi2_C(2r); upper 2T/chi2_{1-C}(2r); two-sided at (1+C)/2',
  source: 'Epstein (1960); Meeker and Escobar (1998)',
  comparedWith: 'reliability (Python) documentation: 1e-10',
  refuses: 'a time not above zero, negative failures, none in a failure-terminated test',
  assumptions: ['constant rate'],
  inputs: {
    plans: 'list of {time, failures, confidence, sided}, or these fields',
    time: 'total time of all units',
    failures: 'number',
    confidence: 'default 0.95',
    sided: '1 or 2, default 1',
    termination: 'time (default) or failure',
  },
  run(reader) {
    const plans = reader.has('plans') ? reader.items('plans') : [reader];
    const rows = plans.map(boundsOf);
    const column = (name: keyof MtbfBounds): Quantity =>
      reader.has('plans') ? rows.map((row) => row[name]) : rows[0]![name];
    return { quantities: { mtbfLower: column('lower'), mtbfUpper: column('upper'), mtbf: column('mtbf') } };
  },
};

function boundsOf(plan: Reader): MtbfBounds {
  const time = plan.number('time', { above: 0 });
  const failures = plan.number('failures', { min: 0, whole: true });
  const confidence = plan.number('confidence', { above: 0, below: 1, fallback: 0.95 });
  const sided = plan.number('sided', { min: 1, max: 2, whole: true, fallback: 1 }) === 2 ? 2 : 1;
  const failureTerminated = plan.text('termination', 'time') === 'failure';
  if (failureTerminated && failures === 0) plan.refuse('failures', 'is 0 in a failure-terminated test');
  return mtbfBounds({ time, failures, failureTerminated }, { confidence, sided });
}
