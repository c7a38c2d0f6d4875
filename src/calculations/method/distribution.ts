import {
  type Distribution,
  type DistributionKind,
  lognormalOfMoments,
} from '../../foundation/numerics/distribution.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Reader } from './reader.ts';

/** How each kind may be written: its names, besides the parameters that make it known without one. */
const NAMES: Readonly<Record<string, DistributionKind>> = {
  fixed: 'fixed',
  none: 'fixed',
  nouncertainty: 'fixed',
  constant: 'fixed',
  normal: 'normal',
  gaussian: 'normal',
  lognormal: 'lognormal',
  uniform: 'uniform',
  triangle: 'triangular',
  triangular: 'triangular',
  pert: 'pert',
  betapert: 'pert',
  beta: 'beta',
  weibull: 'weibull',
  gamma: 'gamma',
  student: 'student',
  studentt: 'student',
  bernoulli: 'bernoulli',
  discreteuniform: 'discrete-uniform',
};

/** A word as the tables of names write it: letters only, without `distribution`. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/distribution$/, '');

/** The distribution that an object describes, by its kind (`kind`, `type` or `distribution`) or by its parameters. */
export function distributionOf(reader: Reader): Distribution {
  const kind = kindOf(reader);
  switch (kind) {
    case 'fixed':
      return { kind, value: reader.number('value') };
    case 'normal':
      return { kind, mean: meanIn(reader), sd: sdIn(reader) };
    case 'lognormal':
      return lognormalIn(reader);
    case 'uniform':
    case 'discrete-uniform':
      return { kind, ...range(reader, kind === 'discrete-uniform') };
    case 'triangular':
    case 'pert': {
      const { min, max } = range(reader, false);
      return { kind, min, max, mode: reader.number('mode', { min, max }) };
    }
    case 'beta': {
      const given = reader.has('min') || reader.has('max');
      const { min, max } = given ? range(reader, false) : { min: 0, max: 1 };
      return { kind, alpha: positive(reader, 'alpha'), beta: positive(reader, 'beta'), min, max };
    }
    case 'weibull':
    case 'gamma': {
      const offset = reader.has('offset') ? reader.number('offset') : 0;
      return { kind, shape: positive(reader, 'shape'), scale: positive(reader, 'scale'), offset };
    }
    case 'student':
      return {
        kind,
        df: positive(reader, 'df'),
        location: reader.number('location', { fallback: 0, because: 'centred on zero' }),
        scale: reader.number('scale', { fallback: 1, above: 0, because: 'standard' }),
      };
    case 'bernoulli':
      return { kind, p: reader.number('p', { min: 0, max: 1 }) };
  }
}

function kindOf(reader: Reader): DistributionKind {
  for (const field of ['kind', 'type', 'distribution']) {
    if (!reader.has(field)) continue;
    const word = reader.text(field);
    const kind = ownValue(NAMES, plain(word));
    return (
      kind ??
      reader.refuse(field, 'is no kind of distribution', [...new Set(Object.values(NAMES))].join(', '))
    );
  }
  const has = (...fields: string[]): boolean => fields.every((field) => reader.has(field));
  if (has('gsd') || has('mu', 'sigma') || has('arithmeticMean')) return 'lognormal';
  if (has('min', 'mode', 'max')) return 'triangular';
  if (has('alpha', 'beta')) return 'beta';
  if (has('min', 'max')) return 'uniform';
  if (has('shape', 'scale')) return 'weibull';
  if (has('df')) return 'student';
  if (has('p')) return 'bernoulli';
  if (has('sd')) return 'normal';
  if (has('value')) return 'fixed';
  return reader.refuse(
    'kind',
    'is missing, and no parameters tell it',
    [...new Set(Object.values(NAMES))].join(', '),
  );
}

/** A lognormal by median and geometric standard deviation, by mean and standard deviation, or by mu and sigma. */
function lognormalIn(reader: Reader): Distribution & { readonly kind: 'lognormal' } {
  const kind = 'lognormal';
  if (reader.has('mu') || reader.has('sigma'))
    return { kind, mu: reader.number('mu'), sigma: reader.number('sigma', { min: 0 }) };
  if (reader.has('gsd') || reader.has('geomSd') || reader.has('gsdSquared')) {
    const median = reader.number(reader.firstOf('median', 'geomMean', 'value'), { above: 0 });
    const squared = reader.has('gsdSquared');
    const gsd = reader.number(squared ? 'gsdSquared' : reader.firstOf('gsd', 'geomSd'), { min: 1 });
    return { kind, mu: Math.log(median), sigma: Math.log(gsd) / (squared ? 2 : 1) };
  }
  return { kind, ...lognormalOfMoments(meanIn(reader, 0), sdIn(reader)) };
}

const positive = (reader: Reader, name: string): number => reader.number(name, { above: 0 });
const meanIn = (reader: Reader, above?: number): number =>
  reader.number(reader.firstOf('mean', 'arithmeticMean', 'value'), above === undefined ? {} : { above });
const sdIn = (reader: Reader): number => reader.number(reader.firstOf('sd', 'arithmeticSd'), { min: 0 });

function range(reader: Reader, whole: boolean): { readonly min: number; readonly max: number } {
  const min = reader.number(reader.firstOf('min', 'minimum'), whole ? { whole: true } : {});
  const field = reader.firstOf('max', 'maximum');
  const max = reader.number(field, whole ? { whole: true } : {});
  return max > min
    ? { min, max }
    : reader.refuse(field, `= ${max} is not above the minimum ${min}`, `> ${min}`);
}
