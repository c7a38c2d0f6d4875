/**
 * True where one slip of the hand makes one word of the other: a letter left out, doubled, wrong, or two neighbours turned round. A digit
 * is not a slip: "Works 1" and "Works 2" are two.
 */
export function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = (word: string, from: number): string => word.slice(from);
  if (long.length > short.length) return isLetter(long[at]) && rest(short, at) === rest(long, at + 1);
  const turned = short[at] === long[at + 1] && short[at + 1] === long[at];
  const isTurned = turned && rest(short, at + 2) === rest(long, at + 2);
  const isWrong = rest(short, at + 1) === rest(long, at + 1);
  return isLetter(short[at]) && isLetter(long[at]) && (isWrong || isTurned);
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign);
