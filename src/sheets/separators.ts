/** What may divide the columns of a text, in the order in which they are believed: a comma may also be a decimal sign. */
const SEPARATORS = ['\t', ';', ',', '|'] as const;

/** So many lines are looked at. */
const LOOKED_AT = 400;

/** What divides the columns of a text; undefined where blanks do. */
export function separatorOf(lines: readonly string[]): string | undefined {
  const head = lines.filter((line) => line.trim() !== '').slice(0, LOOKED_AT);
  return SEPARATORS.find((separator) => divides(head, separator));
}

/** True for a sign that many lines have equally often. */
function divides(lines: readonly string[], separator: string): boolean {
  const counts = lines.map((line) => splitLine(line, separator).length - 1);
  const often = Map.groupBy(
    counts.filter((count) => count > 0),
    (count) => count,
  );
  const [count = 0, alike = []] =
    [...often].sort((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? [];
  if (count === 0) return false;
  const withSign = counts.filter((one) => one > 0).length;
  if (withSign < lines.length * (separator === ',' ? 0.4 : 0.25) && alike.length < 4) return false;
  if (separator === '\t' || separator === ';')
    return alike.length >= withSign * 0.3 || withSign >= lines.length * 0.5;
  if (separator === '|') return alike.length >= withSign * 0.5;
  // a comma is also a decimal sign and stands in sentences: it divides where no two digits stand beside it
  const dividing = lines.filter((line, i) => counts[i]! > 0 && /(^|\D),|,(\D|$)|\d\.\d+,\d/.test(line));
  const inSentences = lines.filter((line) => line.includes(', ')).length;
  if (count === 1 && inSentences > withSign / 2) return false;
  const aligned = lines.filter((line) => /\S {2,}\S|\.{4,}/.test(line)).length;
  return alike.length >= withSign * 0.3 && dividing.length >= withSign * 0.4 && aligned < lines.length * 0.4;
}

/** Cells of a line; a cell in double quotes may hold the sign, and a quote twice stands for one. */
export function splitLine(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (sign === '"' && isQuoted && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (sign === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  // a quote that never closes is a sign like any other
  return isQuoted ? line.split(separator) : [...cells, cell];
}
