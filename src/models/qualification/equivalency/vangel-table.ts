/**
 * Published acceptance factors, Vangel (2002), Technometrics 44(3), 242, as they stand in customers' specifications and
 * in CMH-17: rows by alpha, columns by number of specimens. They are saddlepoint values; how far the exact factors lie
 * from them is measured in vangel-table.test.ts.
 */
export const VANGEL_N = [2, 3, 4, 5, 6, 7, 8, 9, 10];

export const VANGEL_ROWS: readonly {
  readonly alpha: number;
  readonly k1: readonly number[];
  readonly k2: readonly number[];
}[] = [
  {
    alpha: 0.5,
    k1: [0.7166, 1.0254, 1.2142, 1.3498, 1.4548, 1.54, 1.6113, 1.6724, 1.7258],
    k2: [0.1472, 0.1591, 0.1539, 0.1473, 0.141, 0.1354, 0.1303, 0.1258, 0.1217],
  },
  {
    alpha: 0.25,
    k1: [1.2887, 1.5407, 1.6972, 1.8106, 1.899, 1.9711, 2.0317, 2.0838, 2.1295],
    k2: [0.6266, 0.5421, 0.4818, 0.4382, 0.4048, 0.3782, 0.3563, 0.3379, 0.3221],
  },
  {
    alpha: 0.1,
    k1: [1.8167, 2.0249, 2.1561, 2.252, 2.3272, 2.3887, 2.4407, 2.4856, 2.525],
    k2: [1.0539, 0.8836, 0.7744, 0.6978, 0.6403, 0.5951, 0.5583, 0.5276, 0.5016],
  },
  {
    alpha: 0.05,
    k1: [2.1385, 2.3239, 2.442, 2.5286, 2.5967, 2.6527, 2.7, 2.7411, 2.7772],
    k2: [1.3076, 1.0868, 0.9486, 0.8525, 0.7808, 0.7246, 0.679, 0.6411, 0.6089],
  },
  {
    alpha: 0.025,
    k1: [2.4208, 2.5888, 2.6965, 2.7758, 2.8384, 2.89, 2.9337, 2.9717, 3.0052],
    k2: [1.5266, 1.2626, 1.0995, 0.9866, 0.9026, 0.8369, 0.7838, 0.7396, 0.7022],
  },
  {
    alpha: 0.01,
    k1: [2.7526, 2.9027, 2.9997, 3.0715, 3.1283, 3.1753, 3.2153, 3.25, 3.2807],
    k2: [1.7804, 1.4666, 1.2747, 1.1425, 1.0443, 0.9678, 0.9059, 0.8545, 0.811],
  },
  {
    alpha: 0.005,
    k1: [2.98, 3.1198, 3.2103, 3.2775, 3.3309, 3.3751, 3.4127, 3.4455, 3.4745],
    k2: [1.9528, 1.6054, 1.3941, 1.2488, 1.1411, 1.0571, 0.9893, 0.933, 0.8854],
  },
  {
    alpha: 0.0025,
    k1: [3.193, 3.3232, 3.4082, 3.4716, 3.522, 3.5638, 3.5995, 3.6307, 3.6582],
    k2: [2.1123, 1.7341, 1.5049, 1.3475, 1.2309, 1.1401, 1.0668, 1.0061, 0.9546],
  },
  {
    alpha: 0.001,
    k1: [3.4549, 3.5751, 3.6541, 3.7132, 3.7603, 3.7995, 3.8331, 3.8623, 3.8883],
    k2: [2.3076, 1.8919, 1.6408, 1.4687, 1.3413, 1.2422, 1.1622, 1.0959, 1.0397],
  },
  {
    alpha: 0.0005,
    k1: [3.6412, 3.755, 3.8301, 3.8864, 3.9314, 3.969, 4.0011, 4.0292, 4.0541],
    k2: [2.4457, 2.0035, 1.7371, 1.5546, 1.4196, 1.3145, 1.2298, 1.1596, 1.1002],
  },
  {
    alpha: 0.00025,
    k1: [3.8188, 3.927, 3.9987, 4.0526, 4.0958, 4.1319, 4.1628, 4.1898, 4.2138],
    k2: [2.5768, 2.1097, 1.8287, 1.6363, 1.4941, 1.3835, 1.2943, 1.2203, 1.1578],
  },
  {
    alpha: 0.0001,
    k1: [4.0421, 4.1439, 4.2117, 4.2629, 4.304, 4.3384, 4.3678, 4.3936, 4.4166],
    k2: [2.7411, 2.2429, 1.9436, 1.739, 1.5877, 1.4701, 1.3752, 1.2966, 1.2301],
  },
  {
    alpha: 5e-5,
    k1: [4.2035, 4.3011, 4.3664, 4.4157, 4.4554, 4.4886, 4.5172, 4.5422, 4.5644],
    k2: [2.8595, 2.3389, 2.0266, 1.813, 1.6553, 1.5326, 1.4337, 1.3517, 1.2824],
  },
  {
    alpha: 2.5e-5,
    k1: [4.3592, 4.453, 4.516, 4.5637, 4.6022, 4.6344, 4.662, 4.6863, 4.7079],
    k2: [2.9734, 2.4313, 2.1065, 1.8844, 1.7204, 1.5928, 1.49, 1.4048, 1.3327],
  },
  {
    alpha: 1e-5,
    k1: [4.5573, 4.6466, 4.7069, 4.7527, 4.7897, 4.8206, 4.8473, 4.8707, 4.8915],
    k2: [3.1179, 2.5487, 2.2079, 1.9751, 1.8031, 1.6694, 1.5616, 1.4723, 1.3968],
  },
];

/** Published k1 (minimum) and k2 (mean), or undefined where the table has no entry. */
export function publishedFactors(n: number, alpha: number): { k1: number; k2: number } | undefined {
  const row = VANGEL_ROWS.find((candidate) => Math.abs(candidate.alpha - alpha) < 1e-12);
  const column = VANGEL_N.indexOf(n);
  return row && column >= 0 ? { k1: row.k1[column]!, k2: row.k2[column]! } : undefined;
}

/**
 * Published two-sample factors, Kloppenborg (2023) as quoted in the documentation of his program: baseline n,
 * candidates m, alpha. Their exact union is 0.04995 and 0.04994, not 0.05.
 */
const TWO_SAMPLE: readonly (readonly [n: number, m: number, alpha: number, k1: number, k2: number])[] = [
  [18, 6, 0.05, 2.9594727, 0.9541395],
  [18, 5, 0.05, 2.867903, 1.019985],
];

/** Published two-sample factors, or undefined where none were published. */
export function publishedTwoSampleFactors(
  { m, baseline }: { readonly m: number; readonly baseline: number },
  alpha: number,
): { k1: number; k2: number } | undefined {
  const row = TWO_SAMPLE.find(
    ([n, candidates, level]) => n === baseline && candidates === m && level === alpha,
  );
  return row ? { k1: row[3], k2: row[4] } : undefined;
}
