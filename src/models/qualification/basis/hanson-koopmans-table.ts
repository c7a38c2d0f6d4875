/**
 * CMH-17-1G table 8.5.14: rank r and factor k of the B-basis, n = 2..28, as printed (facts; the exact factors differ
 * by up to 0.05 %). Row n is at index n - 2.
 */
const HANSON_KOOPMANS_B: readonly (readonly [r: number, k: number])[] = [
  [2, 35.177],
  [3, 7.859],
  [4, 4.505],
  [4, 4.101],
  [5, 3.064],
  [5, 2.858],
  [6, 2.382],
  [6, 2.253],
  [6, 2.137],
  [7, 1.897],
  [7, 1.814],
  [7, 1.738],
  [8, 1.599],
  [8, 1.54],
  [8, 1.485],
  [8, 1.434],
  [9, 1.354],
  [9, 1.311],
  [10, 1.253],
  [10, 1.218],
  [10, 1.184],
  [11, 1.143],
  [11, 1.114],
  [11, 1.087],
  [11, 1.06],
  [11, 1.035],
  [12, 1.01],
];

/** Rank and printed factor for n, or undefined outside the table. */
export const hansonKoopmansRow = (n: number): readonly [r: number, k: number] | undefined =>
  HANSON_KOOPMANS_B[n - 2];
