import { binomialCdf } from '../../../../foundation/numerics/binomial.ts';
import { exactFactors, passProbability } from '../../../../models/qualification/equivalency/mean-extremum.ts';
import { tostProbability } from '../../../../models/qualification/equivalency/tost-power.ts';
import {
  basisPower,
  capabilityPower,
  type PowerOf,
  sdRatioPower,
  smallestN,
} from '../../../../models/qualification/power/gate-power.ts';
import type { StatisticMethod } from '../../method.ts';
import type { Reader } from '../../reader.ts';

const open = { above: 0, below: 1 };

/** Power of each gate statistic as a function of the number of candidates, from its inputs. */
const STATISTICS: Readonly<Record<string, (reader: Reader) => PowerOf>> = {
  basis: (reader) => {
    const margin = reader.number('marginInSd');
    const content = reader.number('content', { ...open, fallback: 0.9, because: 'B-basis' });
    const confidence = reader.number('confidence', { ...open, fallback: 0.95 });
    return (n) => basisPower(n, margin, { content, confidence });
  },
  tost: (reader) => {
    const plan = {
      baselineN: reader.number('baselineN', { min: 2, whole: true }),
      marginInSd: reader.number('marginInSd', { above: 0 }),
      shift: reader.number('shift', { fallback: 0 }),
      alpha: reader.number('alpha', { ...open, fallback: 0.05 }),
    };
    return (n) => tostProbability({ ...plan, candidateN: n });
  },
  sdRatio: (reader) => {
    const plan = {
      baselineN: reader.number('baselineN', { min: 2, whole: true }),
      limit: reader.number('limit', { above: 0, fallback: 1.5, because: 'gate 1 policy' }),
      ratio: reader.number('trueRatio', { above: 0, fallback: 1 }),
      confidence: reader.number('confidence', { ...open, fallback: 0.95 }),
    };
    return (n) => sdRatioPower(n, plan);
  },
  capability: (reader) => {
    const plan = {
      target: reader.number('target', { above: 0 }),
      trueIndex: reader.number('trueIndex', { above: 0 }),
      confidence: reader.number('confidence', { ...open, fallback: 0.95 }),
    };
    return (n) => capabilityPower(n, plan);
  },
  meanExtremum: (reader) => {
    const baseline = reader.has('baselineN')
      ? reader.number('baselineN', { min: 2, whole: true })
      : Number.POSITIVE_INFINITY;
    const drop = reader.number('shift', { above: 0 });
    const alpha = reader.number('alpha', { ...open, fallback: 0.05 });
    return (m) => {
      const programme = { m, baseline };
      return 1 - passProbability(exactFactors(programme, alpha), programme, { drop });
    };
  },
  zeroFailure: (reader) => {
    const reliability = reader.number('trueReliability', open);
    const target = reader.number('target', open);
    const failures = reader.number('failures', { min: 0, whole: true, fallback: 0 });
    const confidence = reader.number('confidence', { ...open, fallback: 0.95 });
    // A plan that proves nothing has no power, whatever it passes.
    return (n) =>
      binomialCdf(failures, n, 1 - target) <= 1 - confidence ? binomialCdf(failures, n, 1 - reliability) : 0;
  },
};

export const gatePower: StatisticMethod = {
  name: 'gatePower',
  title: 'power of a gate statistic, and how many more specimens it takes',
  formula:
    'basis and capability by noncentral t, tost by the integral over s, sdRatio by F, meanExtremum by the extreme deviation, zeroFailure by the binomial; needed = smallest n with the power asked',
  source: 'each statistic of its own file; simulated in gate-power.test.ts',
  comparedWith:
    'operating characteristics of the reference programme within 0.01; simulation within 4 standard errors',
  refuses: 'a statistic it does not know',
  assumptions: ['normal populations (zeroFailure: independent trials)'],
  inputs: {
    statistic: Object.keys(STATISTICS).join(', '),
    n: 'candidates now, number or list',
    power: 'wanted, default 0.90',
    marginInSd: 'basis: distance of the mean above the minimum; tost: margin',
    baselineN: 'qualified specimens',
    shift: 'true shift in SD (tost) or drop to be seen (meanExtremum)',
    target: 'capability or reliability to prove',
    trueIndex: 'true capability',
    trueReliability: 'true reliability',
    trueRatio: 'true SD ratio',
    limit: 'largest SD ratio',
    failures: 'allowed',
    alpha: 'default 0.05',
    content: 'default 0.90',
    confidence: 'default 0.95',
  },
  run(reader) {
    const statistic = reader.text('statistic');
    const build = Object.hasOwn(STATISTICS, statistic) ? STATISTICS[statistic] : undefined;
    if (!build) return reader.refuse('statistic', 'is unknown', Object.keys(STATISTICS).join(', '));
    const power = build(reader);
    const n = reader.either('n', { min: 2, max: 500, whole: true });
    const wanted = reader.number('power', { ...open, fallback: 0.9 });
    const limit = statistic === 'meanExtremum' ? 200 : 1000;
    const needed = smallestN(power, wanted, { limit });
    const more = (have: number): number | null => (needed === null ? null : Math.max(0, needed - have));
    return {
      quantities: {
        power: Array.isArray(n) ? n.map(power) : power(n),
        needed,
        more: Array.isArray(n) ? n.map(more) : more(n),
        searchedUpTo: limit,
      },
    };
  },
};
