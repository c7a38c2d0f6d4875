/** Power that a further test is planned for. */
const WANTED_POWER = 0.9;

/** More heats than this are no plan. */
const MOST_HEATS = 500;

/** Fewest further heats at which `power` (of the number of further heats, rising) reaches 0.9; null beyond 500. */
export function fewestHeats(power: (heats: number) => number): number | null {
  let high = 1;
  while (power(high) < WANTED_POWER) {
    if (high >= MOST_HEATS) return null;
    high = Math.min(2 * high, MOST_HEATS);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (power(middle) < WANTED_POWER) low = middle;
    else high = middle;
  }
  return high;
}
