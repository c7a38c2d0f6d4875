/** Percent as it stands in a quantity's name: 0.95 -> "95", 0.975 -> "97.5". */
export const percentName = (fraction: number): string => String(Number((fraction * 100).toPrecision(12)));
