import { InputError } from '../../foundation/errors.ts';

/** A method as one laboratory runs it. */
export interface LaboratoryMethod {
  /** Id of data/analysis-methods.json. */
  readonly methodId: string;
  /** Standard deviation of the laboratory's own bias, relative to the content [1]; shared by all its results. */
  readonly biasRelative: number;
  /** Last day of the accreditation or of the latest check on reference material, ISO date. */
  readonly validUntil?: string;
}

export interface Laboratory {
  readonly id: string;
  readonly name: string;
  readonly accreditation?: string;
  readonly methods: readonly LaboratoryMethod[];
}

/**
 * Name of the shared error of a laboratory's results for an element, `lab:A/XRF/Cr`: two lots analysed by one
 * laboratory with one method are wrong in the same direction, so plans must not average it away.
 */
export const biasSource = (laboratoryId: string, methodId: string, element: string): string =>
  `lab:${laboratoryId}/${methodId}/${element}`;

/**
 * The method as this laboratory runs it. Throws InputError when it does not run it, or when `on` (ISO date) is after
 * its last valid day.
 */
export function methodAt(laboratory: Laboratory, methodId: string, on?: string): LaboratoryMethod {
  const found = laboratory.methods.find((method) => method.methodId === methodId);
  if (!found) {
    throw new InputError(`laboratory ${laboratory.id} does not run ${methodId}`, {
      value: methodId,
      allowed: laboratory.methods.map((method) => method.methodId).join(', '),
    });
  }
  if (on !== undefined && found.validUntil !== undefined && on > found.validUntil) {
    throw new InputError(`${methodId} of laboratory ${laboratory.id} was valid until ${found.validUntil}`, {
      value: on,
      allowed: `up to ${found.validUntil}`,
      cure: 'check the method on reference material, or ask another laboratory',
    });
  }
  return found;
}
