import { escapeText, px } from './svg.ts';

/** Width and height of the drawing, and room around a dot [px]. */
const [WIDTH, HEIGHT, EDGE] = [160, 36, 4];

const drawing = (description: string, body: string): string =>
  `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeText(description)}">${body}</svg>`;

/**
 * SVG of values in their order, from the least at the foot to the greatest at the head: a line that breaks where a value is missing,
 * and a dot on the last known one. Nothing is drawn of fewer than two values.
 */
export function sparkLine(values: readonly (number | null)[], description: string): string {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (known.length < 2) return '';
  const least = Math.min(...known.map(({ value }) => value));
  const range = Math.max(...known.map(({ value }) => value)) - least;
  const x = (i: number): string => px(EDGE + ((WIDTH - 2 * EDGE) * i) / (values.length - 1));
  const y = (value: number): string =>
    px(range === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - least)) / range);
  const path = known
    .map(({ value, i }, k) => `${known[k - 1]?.i === i - 1 ? 'L' : 'M'}${x(i)} ${y(value)}`)
    .join('');
  const alone = known.filter(
    ({ i }, k) => known[k - 1]?.i !== i - 1 && known[k + 1]?.i !== i + 1 && k < known.length - 1,
  );
  const dot = (i: number, value: number, r: number): string =>
    `<circle cx="${x(i)}" cy="${y(value)}" r="${r}" fill="var(--accent)"/>`;
  const last = known.at(-1)!;
  return drawing(
    description,
    `<path d="${path}" fill="none" stroke="var(--bar, currentColor)" stroke-width="2"/>${alone.map(({ i, value }) => dot(i, value, 2)).join('')}${dot(last.i, last.value, 4)}`,
  );
}

/** Greatest width of a bar [px]. */
const BAR = 16;

/**
 * SVG of amounts as bars on a line, each in the middle of its place, the greatest as high as the drawing. Nothing is drawn of fewer than
 * two amounts: one bar compares nothing.
 */
export function sparkBars(amounts: readonly number[], description: string): string {
  if (amounts.filter((amount) => amount > 0).length < 2) return '';
  const most = Math.max(...amounts);
  const place = WIDTH / amounts.length;
  const width = Math.min(BAR, place - EDGE);
  const foot = HEIGHT - 1;
  const bars = amounts.map((amount, i) => {
    const height = amount === 0 ? 0 : Math.max(1, (foot * amount) / most);
    return `<rect x="${px((i + 0.5) * place - width / 2)}" y="${px(foot - height)}" width="${px(width)}" height="${px(height)}" fill="var(--bar, currentColor)"/>`;
  });
  const line = `<path d="M0 ${px(foot + 0.5)}H${WIDTH}" stroke="var(--edge, currentColor)"/>`;
  return drawing(description, bars.join('') + line);
}
