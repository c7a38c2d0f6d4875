import { InputError } from '../../foundation/errors.ts';
import { materialOf } from '../target/material.ts';
import type { LotMaterial } from './material.ts';

/**
 * Why planning cannot take this material of a lot, in words with the cure; null when it can. A content that nobody
 * measured is no fault of whoever typed the analysis: it must be measured first.
 */
export function whyNotPlanned({
  material,
  imputed,
}: Pick<LotMaterial, 'material' | 'imputed'>): string | null {
  try {
    materialOf(material, material.id);
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { path = '', value, unit, allowed } = error.details[0] ?? {};
    const element = imputed.find((one) => path.endsWith(`.${one}`));
    if (element === undefined) return error.message;
    return `${element} was not measured, and metal of this form usually has ${String(value)} ${unit}; planning takes ${allowed}. Measure ${element} in it, or prepare it first`;
  }
}
