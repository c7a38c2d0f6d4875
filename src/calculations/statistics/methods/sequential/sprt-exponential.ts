import {
  type ExponentialRisks,
  exponentialLines,
  exponentialOc,
  timeDecision,
} from '../../../../foundation/statistics/sequential/sprt-exponential.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

function readRisks(reader: Reader): ExponentialRisks {
  const open = { above: 0, below: 1 };
  const risks = {
    theta0: reader.number('theta0', { above: 0 }),
    theta1: reader.number('theta1', { above: 0 }),
    alpha: reader.number('alpha', open),
    beta: reader.number('beta', open),
  };
  if (!(risks.theta0 > risks.theta1))
    reader.refuse('theta0', `= ${risks.theta0} is not above theta1 = ${risks.theta1}`);
  if (!(risks.alpha + risks.beta < 1)) reader.refuse('alpha', 'and beta do not add up to less than one');
  return risks;
}

export const sprtExponential: StatisticMethod = {
  name: 'sprtExponential',
  title: 'sequential plan for an MTBF in total time',
  formula:
    'accept T >= -ln(be/(1-al))/(1/th1-1/th0) + r ln(th0/th1)/(1/th1-1/th0); reject T <= -ln((1-be)/al)/(1/th1-1/th0) + r ln(th0/th1)/(1/th1-1/th0)',
  source: 'Wald (1947); MIL-HDBK-781',
  comparedWith: 'closed form 1e-10',
  refuses: 'theta0 not above theta1, risks that add up to one or more',
  assumptions: ['constant rate'],
  inputs: {
    theta0: 'acceptable MTBF',
    theta1: 'rejectable MTBF',
    alpha: 'producer risk',
    beta: 'consumer risk',
    time: 'total time so far: adds the decision',
    failures: 'so far',
  },
  run(reader) {
    const lines = exponentialLines(readRisks(reader));
    return {
      quantities: {
        timeToAcceptZeroFailures: lines.accept,
        acceptIntercept: lines.accept,
        timePerFailure: lines.perFailure,
        rejectIntercept: lines.reject,
        ...(reader.has('time')
          ? {
              decision: timeDecision(
                lines,
                reader.number('time', { min: 0 }),
                reader.number('failures', { min: 0, whole: true }),
              ),
            }
          : {}),
      },
    };
  },
};

export const sprtExponentialOc: StatisticMethod = {
  name: 'sprtExponentialOc',
  title: "actual risks of Wald's plan for an MTBF (simulation)",
  formula: 'share of tests that accept at theta0 and at theta1',
  source: 'Wald (1947): the bounds are approximate and give actual risks near the nominal',
  comparedWith: 'independent simulation: 0.924 and 0.103 within 0.01',
  refuses: 'as sprtExponential',
  assumptions: ['constant rate'],
  inputs: {
    theta0: 'acceptable MTBF',
    theta1: 'rejectable MTBF',
    alpha: 'producer risk',
    beta: 'consumer risk',
    replicates: 'default 20000',
    seed: 'default 1',
  },
  run(reader) {
    const risks = readRisks(reader);
    const lines = exponentialLines(risks);
    const replicates = reader.number('replicates', { min: 100, max: 1e6, whole: true, fallback: 20_000 });
    const seed = reader.number('seed', { fallback: 1 });
    const at0 = exponentialOc(lines, risks.theta0, { replicates, seed });
    const at1 = exponentialOc(lines, risks.theta1, { replicates, seed });
    return {
      quantities: {
        acceptAtTheta0: at0.accept,
        acceptAtTheta1: at1.accept,
        meanTimeAtTheta0: at0.meanTime,
        meanTimeAtTheta1: at1.meanTime,
        meanFailuresAtTheta0: at0.meanFailures,
        meanFailuresAtTheta1: at1.meanFailures,
      },
    };
  },
};
