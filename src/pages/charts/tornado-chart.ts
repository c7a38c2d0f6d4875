import { scaleLinear } from 'd3-scale';
import type { TornadoRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, rect, rowName, svg } from './svg.ts';

/** Fits a phone: nothing has to be scrolled. */
const WIDTH = 480;
const LEFT = 150;
const RIGHT = 58;
const ROW = 34;
/** Characters of a name beside its bar. */
const NAME = 20;

/**
 * What moves a result: for each driver a bar from the result at its low end to that at its high end, around the result itself.
 * Drivers that nobody measured are in a colour of their own, and marked by a star.
 */
export function tornadoChart(
  title: string,
  {
    unit,
    base,
    rows,
  }: { readonly unit: string; readonly base: number; readonly rows: readonly TornadoRow[] },
): string {
  const height = rows.length * ROW + 40;
  const ends = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const x = scaleLinear([Math.min(base, ...ends), Math.max(base, ...ends)], [LEFT + 44, WIDTH - RIGHT]);
  const body = rows.map((row, i) => {
    const y = i * ROW + 22;
    const [left, right] = [Math.min(row.atLow, row.atHigh), Math.max(row.atLow, row.atHigh)];
    return [
      rowName(LEFT - 8, y + 14, `${row.name}${row.assumed ? ' *' : ''}`, { longest: NAME }),
      rect(
        x(left),
        y + 2,
        { width: Math.max(1, x(right) - x(left)), height: ROW - 14 },
        row.assumed ? 'var(--hold, #b26a00)' : 'var(--accent, #2457c5)',
      ),
      label(x(left) - 5, y + 15, readable(left), { anchor: 'end', dim: true, size: 11 }),
      label(x(right) + 5, y + 15, readable(right), { dim: true, size: 11 }),
    ].join('');
  });
  const axis =
    line([x(base), 18], [x(base), height - 18], 'var(--ink, #1c2430)') +
    label(x(base), 12, `${readable(base)} ${unit}`, { anchor: 'middle', bold: true });
  const note = rows.some(({ assumed }) => assumed)
    ? label(LEFT - 8, height - 4, '* assumed or recalled', { anchor: 'end', dim: true, size: 11 })
    : '';
  const description = rows
    .map(({ name, atLow, atHigh }) => `${name} ${readable(atLow)} to ${readable(atHigh)} ${unit}`)
    .join('; ');
  return svg({ width: WIDTH, height, title, description }, body.join('') + axis + note);
}
