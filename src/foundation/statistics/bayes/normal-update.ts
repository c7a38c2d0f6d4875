/** Round numbers within three standard deviations of a mean, the step a 1, 2 or 5 next to one standard deviation. */
export function roundThresholds(mean: number, sd: number): number[] {
  const decade = 10 ** Math.floor(Math.log10(sd));
  const step = [1, 2, 5, 10]
    .map((m) => m * decade)
    .reduce((a, b) => (Math.abs(b - sd) < Math.abs(a - sd) ? b : a));
  const first = Math.ceil((mean - 3 * sd) / step);
  const last = Math.floor((mean + 3 * sd) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
