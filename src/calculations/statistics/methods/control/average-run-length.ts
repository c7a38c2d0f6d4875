import {
  cusumRunLength,
  cusumRunLengthTwoSided,
  ewmaRunLength,
} from '../../../../foundation/statistics/control/average-run-length.ts';
import type { Quantity } from '../../../method/quantities.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const cusumArl: StatisticMethod = {
  name: 'cusumArl',
  title: 'average run length of a CUSUM: false alarms in control, delay after a shift',
  formula:
    'L(u) = 1 + L(0) Phi(k-m-u) + int_0^h L(x) phi(x+k-m-u) dx by Gauss-Legendre; two-sided 1/L = 1/L+ + 1/L-',
  source: 'Page (1954); Goel and Wu (1971), Technometrics 13, 221; Lucas and Crosier (1982)',
  comparedWith: 'R spc 0.7.1 xcusum.arl: 1e-4; 465 and 10.4 for k = 0.5, h = 5',
  refuses: 'h not above zero, a negative k',
  assumptions: ['normal, independent, sigma known'],
  inputs: {
    k: 'allowance in SD',
    h: 'interval in SD',
    shift: 'in SD',
    sided: '1 or 2, default 2; numbers or lists',
  },
  run(reader) {
    const k = reader.either('k', { min: 0 });
    const h = reader.either('h', { above: 0, below: 100 });
    const shift = reader.either('shift', { fallback: 0 });
    const sided = reader.number('sided', { min: 1, max: 2, whole: true, fallback: 2 });
    return {
      quantities: {
        arl: broadcast({ k, h, shift }, (row) =>
          sided === 2 ? cusumRunLengthTwoSided(row) : cusumRunLength(row),
        ),
      },
    };
  },
};

export const ewmaArl: StatisticMethod = {
  name: 'ewmaArl',
  title: 'average run length of an EWMA chart with constant limits',
  formula: 'R(z) = 1 + (1/l) int R(x) phi((x-(1-l)z)/l - m) dx over the limits, by Gauss-Legendre',
  source: 'Crowder (1987), Technometrics 29, 401; Lucas and Saccucci (1990), Technometrics 32, 1',
  comparedWith: 'R spc 0.7.1 xewma.arl: 1e-4; 500 for lambda 0.2, L 2.962',
  refuses: 'lambda outside (0, 1], L not above zero',
  assumptions: ['normal, independent, sigma known'],
  inputs: { lambda: 'weight', L: 'width', shift: 'in SD', sided: '1 or 2, default 2; numbers or lists' },
  run(reader) {
    const lambda = reader.either('lambda', { above: 0, max: 1 });
    const L = reader.either('L', { above: 0, below: 20 });
    const shift = reader.either('shift', { fallback: 0 });
    const sided = reader.number('sided', { min: 1, max: 2, whole: true, fallback: 2 });
    const quantities: Record<string, Quantity> = {
      arl: broadcast({ lambda, L, shift }, (row) => ewmaRunLength({ ...row, sided })),
    };
    // In-control run length of each chart, by name.
    broadcast({ lambda, L }, (row) => {
      const arl = ewmaRunLength({ ...row, shift: 0, sided });
      quantities[`arl0For${row.lambda}and${row.L}`] = arl;
      return arl;
    });
    return { quantities };
  },
};
