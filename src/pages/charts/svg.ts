/** Building blocks of the charts: text in, SVG text out; no DOM, no clock, no random ids. */

/** Text safe inside SVG and HTML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Coordinates with one decimal: enough for a screen, stable for golden files. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What a person who can not see the chart should know. */
  readonly description: string;
}

/** Wider charts than this are not shrunk to a phone, they scroll [px]. */
const NARROW = 500;
/** A chart up to this width stands on a phone as it is [px]. */
const PHONE = 332;
/** How much a page may enlarge a chart: its letters stay near those of the text. */
const LARGEST = 1.35;

/** One chart: scalable, named for screen readers, colours by CSS variables of the page with fall-backs. */
export function svg(frame: Frame, body: string): string {
  const { width, height, title, description } = frame;
  return `<svg class="chart${width > NARROW ? ' wide' : width <= PHONE ? ' fits' : ''}" style="max-width:${Math.round(width * LARGEST)}px" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(`${title}. ${description}`)}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="12" fill="var(--ink, #1c2430)"><title>${escapeText(title)}</title><desc>${escapeText(description)}</desc>${body}</svg>`;
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly dim?: boolean;
  readonly bold?: boolean;
  readonly size?: number;
  /** Over bands and lines: letters with a rim of paper. */
  readonly rim?: boolean;
}

export function label(x: number, y: number, text: string, options: TextOptions = {}): string {
  const { anchor = 'start', dim = false, bold = false, size, rim = false } = options;
  return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"${dim ? ' fill="var(--dim, #5b6675)"' : ''}${bold ? ' font-weight="600"' : ''}${size ? ` font-size="${size}"` : ''}${rim ? ' stroke="var(--paper, #fff)" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' : ''}>${escapeText(text)}</text>`;
}

/** Longest name on one line beside a bar [characters]; a longer one is broken at the space nearest its middle. */
const NAME = 32;
/** Characters that a line of two may hold more, in its smaller letters, and how many more are left of a longer one: its letters may be wide. */
const SMALLER = { most: 6, cut: 1 } as const;

/** A name that two lines do not hold: size of its letters, how much further each reaches, and their distance [px]. */
const SMALLEST = { size: 11, most: 6, lines: 3, height: 11.5 } as const;

/** The words of a name on lines that are no longer than that, a longer word on a line of its own. */
function inLines(name: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= longest)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A name to the left of a row, on two or three lines when it is long, cut where these are too long; `y` is the baseline of one line. */
export function rowName(
  x: number,
  y: number,
  name: string,
  { longest = NAME, ...options }: TextOptions & { readonly longest?: number } = {},
): string {
  const end = { ...options, anchor: 'end' as const };
  if (name.length <= longest) return label(x, y, name, end);
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const halves = at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
  if (at !== undefined && halves.some((half) => half.length > longest + SMALLER.most)) {
    const lines = inLines(name, longest + SMALLEST.most);
    if (lines.length <= SMALLEST.lines)
      return lines
        .map((words, i) =>
          label(x, y + (i - (lines.length - 1) / 2) * SMALLEST.height, words, {
            ...end,
            size: SMALLEST.size,
          }),
        )
        .join('');
  }
  const cut = (words: string): string =>
    words.length <= longest + SMALLER.most ? words : `${words.slice(0, longest + SMALLER.cut)}...`;
  if (at === undefined) return label(x, y, `${name.slice(0, longest - 1)}...`, end);
  const small = { ...end, size: 11 };
  return label(x, y - 6, cut(name.slice(0, at)), small) + label(x, y + 6, cut(name.slice(at + 1)), small);
}

export const rect = (
  x: number,
  y: number,
  size: { readonly width: number; readonly height: number },
  fill: string,
): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, size.width))}" height="${px(size.height)}" fill="${fill}" rx="1.5"/>`;

export const line = (
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  width = 1,
): string =>
  `<line x1="${px(from[0])}" y1="${px(from[1])}" x2="${px(to[0])}" y2="${px(to[1])}" stroke="${stroke}" stroke-width="${width}"/>`;
