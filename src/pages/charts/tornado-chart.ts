import { scaleLinear } from 'd3-scale';
import type { TornadoRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, rect, rowName, svg } from './svg.ts';

/** Room of a chart in a report and on a phone, where nothing has to be scrolled [px]; characters of a name beside its bar. */
export const TORNADO_WIDTHS = {
  report: { width: 480, left: 150, right: 58, name: 20 },
  phone: { width: 304, left: 114, right: 46, name: 11 },
} as const;
const ROW = 34;

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
  room: (typeof TORNADO_WIDTHS)[keyof typeof TORNADO_WIDTHS] = TORNADO_WIDTHS.report,
): string {
  const height = rows.length * ROW + 40;
  const ends = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const x = scaleLinear(
    [Math.min(base, ...ends), Math.max(base, ...ends)],
    [room.left + 44, room.width - room.right],
  );
  const body = rows.map((row, i) => {
    const y = i * ROW + 22;
    const [left, right] = [Math.min(row.atLow, row.atHigh), Math.max(row.atLow, row.atHigh)];
    return [
      rowName(room.left - 8, y + 14, `${row.name}${row.assumed ? ' *' : ''}`, { longest: room.name }),
      rect(
        x(left),
        y + 2,
        { width: Math.max(1, x(right) - x(left)), height: ROW - 14 },
        row.assumed ? 'var(--hold, #b26a00)' : 'var(--accent, #2457c5)',
      ),
      label(x(left) - 5, y + 15, readable(left), { anchor: 'end', dim: true, size: 12 }),
      label(x(right) + 5, y + 15, readable(right), { dim: true, size: 12 }),
    ].join('');
  });
  const axis =
    line([x(base), 18], [x(base), height - 18], 'var(--ink, #1c2430)') +
    label(x(base), 12, `${readable(base)} ${unit}`, { anchor: 'middle', bold: true });
  const note = rows.some(({ assumed }) => assumed)
    ? label(4, height - 4, '* assumed or recalled', { dim: true, size: 12 })
    : '';
  const description = rows
    .map(({ name, atLow, atHigh }) => `${name} ${readable(atLow)} to ${readable(atHigh)} ${unit}`)
    .join('; ');
  return svg({ width: room.width, height, title, description }, body.join('') + axis + note);
}
