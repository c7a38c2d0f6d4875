import { InputError } from '../../errors.ts';
import { POSITIVE, requireArguments } from '../arguments.ts';

/** Specification limits; at least one of them. */
export interface SpecificationLimits {
  readonly lsl?: number | undefined;
  readonly usl?: number | undefined;
}

/** Capability indices [1]; what a missing limit leaves undefined is null. */
export interface CapabilityIndices {
  readonly cp: number | null;
  readonly cpk: number;
  readonly cpl: number | null;
  readonly cpu: number | null;
  /** Cp about a target; only when a target was given and both limits are there. */
  readonly cpm?: number;
}

/**
 * Cp = (USL-LSL)/(6 s), Cpl = (mean-LSL)/(3 s), Cpu = (USL-mean)/(3 s), Cpk the smaller of the two; all in one unit
 * (NIST/SEMATECH e-Handbook 6.1.6; compared with its example 1). Throws InputError without a limit, for limits out of
 * order, or for an sd not above zero.
 */
export function capabilityOf(
  { mean, sd }: { readonly mean: number; readonly sd: number },
  { lsl, usl }: SpecificationLimits,
  target?: number,
): CapabilityIndices {
  requireArguments('capability', { sd: [sd, POSITIVE] });
  if (lsl === undefined && usl === undefined) {
    throw new InputError('capability: a specification limit is missing', {
      path: 'lsl',
      allowed: 'at least one limit',
    });
  }
  const cpl = lsl === undefined ? null : (mean - lsl) / (3 * sd);
  const cpu = usl === undefined ? null : (usl - mean) / (3 * sd);
  const cp = lsl === undefined || usl === undefined ? null : (usl - lsl) / (6 * sd);
  if (cp !== null && !(cp > 0)) {
    throw new InputError(`capability: lsl = ${lsl} is not below usl = ${usl}`, { path: 'lsl', value: lsl! });
  }
  return {
    cp,
    cpk: Math.min(cpl ?? Number.POSITIVE_INFINITY, cpu ?? Number.POSITIVE_INFINITY),
    cpl,
    cpu,
    ...(target === undefined || cp === null ? {} : { cpm: cp / Math.sqrt(1 + ((mean - target) / sd) ** 2) }),
  };
}
