/** Units and symbols keep their letters: "kg", "ppm", "sd wt%". */
const KEPT = /^(k?g|t|kWh|mm|um|ppm|wt%|mol|mbar|Pa|s|d|h|p)$/;

/** A heading of a column or row with a capital, as all headings of a page have; what begins with a unit or a name stays. */
export function capital(heading: string): string {
  const [first = ''] = heading.split(/[ ,.]/);
  return /^(a|[a-z]{2,}(-[a-z]{2,})*)$/.test(first) && !KEPT.test(first)
    ? heading.charAt(0).toUpperCase() + heading.slice(1)
    : heading;
}
