import {
  type BinomialRisks,
  binomialLines,
  sprtDecision,
  sprtTable,
} from '../../../../foundation/statistics/sequential/sprt-binomial.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

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
    return { quantities: { ...lines, ...sprtTable(lines, rows) } };
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
    const lines = binomialLines(readRisks(reader));
    return { quantities: { ...sprtDecision(lines, reader.flags('results')) } };
  },
};
