/** Shares of the chamber pressure by gas [1]. */
export interface GasShares {
  readonly nitrogen: number;
  readonly hydrogen: number;
  readonly oxygen: number;
}

/**
 * Shares of N2, H2 and O2 in the gas over a melt. Vacuum: what is left is air that leaked in, its oxygen taken up on the
 * way (nitrogen 0.78 of the pressure, the worst case), with some hydrogen from moisture. Inert gas: 5 ppm N2.
 * Sources: assumption; inert gas of welding quality.
 */
export function gasShares(atmosphere: string): GasShares {
  switch (atmosphere) {
    case 'vacuum':
      return { nitrogen: 0.78, hydrogen: 0.1, oxygen: 0 };
    case 'nitrogen':
    case 'N2':
      return { nitrogen: 1, hydrogen: 0, oxygen: 0 };
    case 'hydrogen':
    case 'H2':
      return { nitrogen: 5e-6, hydrogen: 1, oxygen: 0 };
    case 'air':
      return { nitrogen: 0.78, hydrogen: 1e-5, oxygen: 0.21 };
    default:
      return { nitrogen: 5e-6, hydrogen: 1e-5, oxygen: 0 };
  }
}
