import { type GatePlan, gatePowerOf, smallestN } from '../../../../models/qualification/power/gate-power.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

const open = { above: 0, below: 1 };

const confidenceOf = (reader: Reader): number => reader.number('confidence', { ...open, fallback: 0.95 });
const alphaOf = (reader: Reader): number => reader.number('alpha', { ...open, fallback: 0.05 });

/** Plan of each gate statistic from its inputs. */
const PLANS: { readonly [Name in GatePlan['statistic']]: (reader: Reader) => GatePlan } = {
  basis: (reader) => ({
    statistic: 'basis',
    marginInSd: reader.number('marginInSd'),
    content: reader.number('content', { ...open, fallback: 0.9, because: 'B-basis' }),
    confidence: confidenceOf(reader),
  }),
  tost: (reader) => ({
    statistic: 'tost',
    baselineN: reader.number('baselineN', { min: 2, whole: true }),
    marginInSd: reader.number('marginInSd', { above: 0 }),
    shift: reader.number('shift', { fallback: 0 }),
    alpha: alphaOf(reader),
  }),
  sdRatio: (reader) => ({
    statistic: 'sdRatio',
    baselineN: reader.number('baselineN', { min: 2, whole: true }),
    limit: reader.number('limit', { above: 0, fallback: 1.5, because: 'gate 1 policy' }),
    ratio: reader.number('trueRatio', { above: 0, fallback: 1 }),
    confidence: confidenceOf(reader),
  }),
  capability: (reader) => ({
    statistic: 'capability',
    target: reader.number('target', { above: 0 }),
    trueIndex: reader.number('trueIndex', { above: 0 }),
    confidence: confidenceOf(reader),
  }),
  meanExtremum: (reader) => ({
    statistic: 'meanExtremum',
    baselineN: reader.has('baselineN')
      ? reader.number('baselineN', { min: 2, whole: true })
      : Number.POSITIVE_INFINITY,
    drop: reader.number('shift', { above: 0 }),
    alpha: alphaOf(reader),
  }),
  zeroFailure: (reader) => ({
    statistic: 'zeroFailure',
    trueReliability: reader.number('trueReliability', open),
    target: reader.number('target', open),
    failures: reader.number('failures', { min: 0, whole: true, fallback: 0 }),
    confidence: confidenceOf(reader),
  }),
};

const isStatistic = (name: string): name is GatePlan['statistic'] => Object.hasOwn(PLANS, name);

export const gatePower: StatisticMethod = {
  name: 'gatePower',
  title: 'power of a gate statistic, and how many more specimens it takes',
  formula:
    'basis and capability by noncentral t, tost by the integral over s, sdRatio by F, meanExtremum by the extreme deviation, zeroFailure by the binomial. Needed is the smallest n with the required power',
  source: 'each statistic of its own file; simulated in gate-power.test.ts',
  comparedWith:
    'operating characteristics of the reference programme within 0.01; simulation within 4 standard errors',
  refuses: 'a statistic it does not know',
  assumptions: ['normal populations (zeroFailure: independent trials)'],
  inputs: {
    statistic: Object.keys(PLANS).join(', '),
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
    if (!isStatistic(statistic))
      return reader.refuse('statistic', 'is unknown', Object.keys(PLANS).join(', '));
    const power = gatePowerOf(PLANS[statistic](reader));
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
