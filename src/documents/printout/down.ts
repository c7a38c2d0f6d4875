import type { TableRead } from './across.ts';
import { isContent, isNothing, kindOf, resultAmong } from './rows.ts';
import { cellsOf, elementIn, type Said, signOf, type UnitSaid, unitIn } from './said.ts';

/** Heads of the column of elements. */
const ELEMENT = /^(el|elem|element|elements|analyte|symbol|component|komponente|元素)\.?:?$/i;
/** Heads of the column of units. */
const UNIT = /^(unit|units|einheit|单位)\.?:?$/i;

const split = (line: string, sign: string | null): readonly string[] =>
  sign === null
    ? line
        .trim()
        .replaceAll(/([<>≤≥]=?)\s+(?=[\d.,])/g, '$1')
        .split(/\s+/)
    : cellsOf(line, sign);

/**
 * Elements below each other with a column for each burn, mean or spread, under a heading that begins with "Element": the column that
 * counts is chosen as the row is where elements stand across. Null for another line.
 */
export function readDown(lines: readonly string[], sample?: string): TableRead | null {
  const sign = signOf(lines[0] ?? '');
  const heads = sign === null ? (lines[0] ?? '').trim().split(/\s{2,}/) : cellsOf(lines[0]!, sign);
  if (heads.length < 2 || !ELEMENT.test(heads[0]!)) return null;
  const unitAt = heads.findIndex((head) => UNIT.test(head));
  const found: { readonly name: string; readonly cells: readonly string[] }[] = [];
  const wrong: string[] = [];
  let at = 1;
  for (; at < lines.length; at++) {
    const cells = split(lines[at]!, sign);
    if (elementIn(cells[0] ?? '') === '') break;
    if (sign === null && cells.length !== heads.length)
      wrong.push(
        `row "${lines[at]!.trim().slice(0, 30)}": ${cells.length} cells under ${heads.length} columns`,
      );
    else found.push({ name: cells[0]!, cells });
  }
  const columns = heads.flatMap((label, column) => {
    const contents = found.map(({ cells }) => cells[column] ?? '');
    const isEmpty = !contents.some(isContent);
    if (column === 0 || column === unitAt || isEmpty) return [];
    return [
      { label, kind: unitIn(label) === 'intensity' ? 'intensity' : kindOf([label]), contents } as const,
    ];
  });
  const {
    result,
    left,
    wrong: open,
    samples,
  } = resultAmong(
    columns,
    found.map(({ name }) => name),
    sample,
  );
  const unit = result && unitOfHead(result.label);
  return {
    said: result
      ? found.flatMap(({ name, cells }, i): Said[] => {
          const content = result.contents[i] ?? '';
          return content === '' || isNothing(content)
            ? []
            : [{ name, content, unit: unitIn(cells[unitAt] ?? '') ?? unit }];
        })
      : [],
    left: left.map((one) => one.replace(/^row/, 'column')),
    wrong: [...wrong, ...open.map((one) => one.replace(/ rows (may|of)/, ' columns $1'))],
    samples,
    lines: at,
  };
}

/** "Mean [%]", "Conc. (ppm)", "wt%": the unit that a head names. */
const unitOfHead = (head: string): UnitSaid =>
  unitIn(head) ??
  head
    .split(/\s+/)
    .map((word) => unitIn(word))
    .find((unit) => unit !== undefined);
