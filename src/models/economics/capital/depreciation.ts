/**
 * General depreciation system of the United States, 200 % and (15 and 20 years) 150 % declining balance, half-year convention:
 * IRS publication 946, table A-1. 5 years read in BioSTEAM's tests, 7 years consistent with its cash flow, the others recalled.
 */
const MACRS: Readonly<Record<number, readonly number[]>> = {
  3: [0.3333, 0.4445, 0.1481, 0.0741],
  5: [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576],
  7: [0.1429, 0.2449, 0.1749, 0.1249, 0.0893, 0.0892, 0.0893, 0.0446],
  10: [0.1, 0.18, 0.144, 0.1152, 0.0922, 0.0737, 0.0655, 0.0655, 0.0656, 0.0655, 0.0328],
  15: [
    0.05, 0.095, 0.0855, 0.077, 0.0693, 0.0623, 0.059, 0.059, 0.0591, 0.059, 0.0591, 0.059, 0.0591, 0.059,
    0.0591, 0.0295,
  ],
  20: [
    0.0375, 0.07219, 0.06677, 0.06177, 0.05713, 0.05285, 0.04888, 0.04522, 0.04462, 0.04461, 0.04462, 0.04461,
    0.04462, 0.04461, 0.04462, 0.04461, 0.04462, 0.04461, 0.04462, 0.04461, 0.02231,
  ],
};

/** Years for which there is a MACRS table. */
export const MACRS_YEARS = Object.keys(MACRS).map(Number);

const RULES = {
  /** Straight line. */
  SL: (years: number) => Array.from({ length: years }, () => 1 / years),
  /** Double declining balance without a change to the straight line: the rest stays as salvage. */
  DDB: (years: number) =>
    Array.from({ length: years }, (_, year) => (2 / years) * (1 - Math.min(1, 2 / years)) ** year),
  /** Sum of the years' digits. */
  SYD: (years: number) =>
    Array.from({ length: years }, (_, year) => (2 * (years - year)) / (years * (years + 1))),
} as const;

/** Rules that need years beside them. */
export const DEPRECIATION_RULES = Object.keys(RULES) as (keyof typeof RULES)[];

/**
 * Shares of the capital written off year by year for a schedule such as `MACRS7`, `SL10`, `DDB5` or `SYD5`; undefined for a name
 * that is not one of these.
 */
export function depreciationShares(schedule: string): readonly number[] | undefined {
  const [, rule, digits] = /^(MACRS|SL|DDB|SYD)(\d{1,2})$/.exec(schedule) ?? [];
  const years = Number(digits);
  if (rule === undefined || years < 1) return undefined;
  if (rule === 'MACRS') return MACRS[years];
  return RULES[rule as keyof typeof RULES](years);
}
