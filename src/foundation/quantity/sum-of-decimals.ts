/** Exact sum of plain decimals ("12.50", "-0.3"), without closing zeros; the texts are decimals without exponent. */
export function sumOfDecimals(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map((text) => (text.split('.')[1] ?? '').length));
  const sum = texts.reduce((total, text) => {
    const [whole = '', rest = ''] = text.split('.');
    return total + BigInt(whole + rest.padEnd(places, '0'));
  }, 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.0*$|(\.\d*?)0+$/, '$1');
  return sum < 0n ? `-${text}` : text;
}
