/** Number of pairs i < j of times between failures with x_i < x_j: many mean improvement. */
export function reversalsOf(between: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < between.length; i++)
    for (let j = i + 1; j < between.length; j++) if (between[i]! < between[j]!) count++;
  return count;
}
