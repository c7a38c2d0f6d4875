import type { ElementSymbol } from '../alloy/element.ts';

/** Radius of the trivalent ion among six oxygen neighbours [pm]. Source: Shannon 1976, recalled. */
const RADIUS_PM: Readonly<Partial<Record<ElementSymbol, number>>> = {
  La: 103.2,
  Ce: 101,
  Pr: 99,
  Nd: 98.3,
  Sm: 95.8,
  Gd: 93.8,
  Dy: 91.2,
  Y: 90,
  Er: 89,
  Yb: 86.8,
  Sc: 74.5,
};

/**
 * Where a rare earth stands between yttrium (0) and lanthanum (1) by size [1]; those smaller than yttrium count as
 * yttrium, null for other elements. ln gamma in nickel is a straight line in it within 0.03: La -4.96, Nd -6.02
 * (rule -6.05), Y -7.88 at 1873 K, the three that have an assessed liquid (activity data file).
 */
export function likenessToLanthanum(element: ElementSymbol): number | null {
  const radius = RADIUS_PM[element];
  if (radius === undefined) return null;
  return Math.max(0, (radius - RADIUS_PM.Y!) / (RADIUS_PM.La! - RADIUS_PM.Y!));
}
