import {
  type BinomialRisks,
  binomialLines,
} from '../../../../foundation/statistics/sequential/sprt-binomial.ts';
import type { StatisticMethod } from '../../method.ts';
import type { Reader } from '../../reader.ts';

function readRisks(reader: Reader): BinomialRisks {
  const open = { above: 0, below: 1 };
  const risks = {
    p1: reader.number('p1', open),
    p2: reader.number('p2', open),
    alpha: reader.number('alpha', open),
    beta: reader.number('beta', open),
  };
  if (!(risks.p1 < risks.p2)) reader.refuse('p1', `= ${risks.p1} is not below p2 = ${risks.p2}`);
  if (!(risks.alpha + risks.beta < 1)) reader.refuse('alpha', 'and beta do not add up to less than one');
  return risks;
}

export const sprtBinomial: StatisticMethod = {
  name: 'sprtBinomial',
  title: 'sequential plan for a fraction: accept, reject and continue',
  formula:
    'k = ln[p2(1-p1)/(p1(1-p2))], s = ln[(1-p1)/(1-p2)]/k, h1 = ln[(1-alpha)/beta]/k, h2 = ln[(1-beta)/alpha]/k; accept at s n - h1, reject at s n + h2',
  source: 'Wald (1947), Sequential Analysis; NIST/SEMATECH e-Handbook 6.2.6',
  comparedWith: 'e-Handbook lines to their digits; the table of the reliability (Python) documentation',
  refuses: 'p1 not below p2, risks that add up to one or more',
  assumptions: ['independent trials'],
  inputs: {
    p1: 'acceptable',
    p2: 'rejectable',
    alpha: 'producer risk',
    beta: 'consumer risk',
    rows: 'rows of the table, default 4',
  },
  run(reader) {
    const lines = binomialLines(readRisks(reader));
    const rows = reader.number('rows', { min: 1, max: 1000, whole: true, fallback: 4 });
    const { slope, acceptIntercept, rejectIntercept } = lines;
    // First trial at which c failures still accept: slope n + acceptIntercept >= c.
    const n = Array.from({ length: rows }, (_, c) => Math.ceil((c - acceptIntercept) / slope - 1e-9));
    return {
      quantities: {
        slope,
        acceptIntercept,
        rejectIntercept,
        n,
        failuresToAccept: n.map((_, c) => c),
        failuresToReject: n.map((trial) => Math.ceil(slope * trial + rejectIntercept - 1e-9)),
      },
    };
  },
};

export const sprtBinomialRun: StatisticMethod = {
  name: 'sprtBinomialRun',
  title: 'decision of the sequential plan on a run of results',
  formula: 'first n with failures <= s n - h1 (accept) or failures >= s n + h2 (reject)',
  source: 'Wald (1947)',
  comparedWith: 'reliability (Python) documentation: reject at the 38th',
  refuses: 'results that are not 0 or 1',
  assumptions: ['independent trials', 'results in the order of testing'],
  inputs: {
    p1: 'acceptable',
    p2: 'rejectable',
    alpha: 'producer risk',
    beta: 'consumer risk',
    results: '1 failed, 0 passed',
  },
  run(reader) {
    const { slope, acceptIntercept, rejectIntercept } = binomialLines(readRisks(reader));
    const results = reader.flags('results');
    let failures = 0;
    let decision = 'continue';
    let decisionIndex: number | null = null;
    for (let i = 0; i < results.length && decisionIndex === null; i++) {
      if (results[i]) failures++;
      const n = i + 1;
      if (failures <= slope * n + acceptIntercept) decision = 'accept';
      else if (failures >= slope * n + rejectIntercept) decision = 'reject';
      if (decision !== 'continue') decisionIndex = n;
    }
    const n = decisionIndex ?? results.length;
    return {
      quantities: {
        decision,
        decisionIndex,
        failures,
        n,
        acceptLine: slope * n + acceptIntercept,
        rejectLine: slope * n + rejectIntercept,
      },
    };
  },
};
