import { significant } from '../../foundation/quantity/format.ts';

/** Where a limit is printed in ppm rather than weight percent [kg/kg]: below 0.01 wt%. */
const PPM_BELOW = 1e-4;

/** Where a step of 1 ppm would be more than all of a limit [kg/kg]. */
const TENTHS_BELOW = 1e-6;

/** What a solver leaves of a zero, and no laboratory could see: a millionth of a ppm [kg/kg]. */
const ROUNDING = 1e-12;

/** Unit in which a limit of this size is spoken of, and its size [kg/kg]: the step of shadow prices. */
export function unitOfLimit(limit: number): {
  readonly unit: 'ppm' | '0.1 ppm' | '0.01 wt%';
  readonly size: number;
} {
  if (limit < TENTHS_BELOW) return { unit: '0.1 ppm', size: 1e-7 };
  return limit < PPM_BELOW ? { unit: 'ppm', size: 1e-6 } : { unit: '0.01 wt%', size: 1e-4 };
}

/** A content in the unit of its limit: "0.21 wt%", "5 ppm". */
export function contentWithUnit(content: number, limit = content): string {
  const value = Math.abs(content) < ROUNDING ? 0 : content;
  return limit < PPM_BELOW ? `${significant(value * 1e6)} ppm` : `${significant(value * 100)} wt%`;
}
