import { escapeText } from './svg.ts';

/** A content beside its limits, all in one unit. */
export interface WindowMark {
  readonly element: string;
  readonly unit: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** The plant's own range inside the window. */
  readonly range?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined;
  /** Measured or predicted; absent = not known. */
  readonly value?: number | undefined;
  /** Ends of what it may be: 5 to 95 %, or what a result below or above a limit of detection leaves open. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** As charged, or as it was expected. */
  readonly before?: number | undefined;
  /** Nobody measured it: a diamond instead of a dot. */
  readonly isImputed?: boolean | undefined;
}

/** Where the windows of all elements start and end on their scale, so that margins are compared and not units [share of the width]. */
export const WINDOW_ROOM = { from: -0.25, to: 1.25 } as const;

/** A content on the scale of its window [1]: 0 = lower limit, or nothing; 1 = upper limit, or twice the lower one. */
export function inWindow({ min, max }: Pick<WindowMark, 'min' | 'max'>, content: number): number {
  const low = min ?? 0;
  return (content - low) / ((max ?? 2 * low) - low || 1);
}

/**
 * Distance to the nearer limit as a share of the window [1], negative beyond it. The worse end counts where one is known;
 * undefined without a content or a limit.
 */
export function marginIn(mark: WindowMark): number | undefined {
  const { min, max, value } = mark;
  if (value === undefined || (min === undefined && max === undefined)) return undefined;
  const below = min === undefined ? Infinity : inWindow(mark, mark.low ?? value);
  const above = max === undefined ? Infinity : 1 - inWindow(mark, mark.high ?? value);
  return Math.min(below, above);
}

/** Place on the width of the drawing [%]; what lies further out stands at its end. */
const at = (mark: WindowMark, content: number): number => {
  const { from, to } = WINDOW_ROOM;
  return 100 * Math.min(0.985, Math.max(0.015, (inWindow(mark, content) - from) / (to - from)));
};
const percentOf = (value: number): string => `${value.toFixed(2)}%`;
const band = (from: number, to: number, fill: string): string =>
  `<rect x="${percentOf(from)}" width="${percentOf(Math.max(0, to - from))}" y="4" height="16" rx="2" fill="${fill}"/>`;
const stroke = (from: number, to: number, colour: string): string =>
  `<line x1="${percentOf(from)}" x2="${percentOf(to)}" y1="12" y2="12" stroke="${colour}" stroke-width="4"/>`;

/**
 * SVG of one content in its window, as wide as its place: light band = window, dark band = internal range, dot = content, bar =
 * where it may lie, red where that is beyond a limit, ring = before. Without a limit there is no scale, and nothing is drawn. `words` say the
 * same to who cannot see it.
 */
export function windowBarSvg(mark: WindowMark, tone: 'good' | 'hold' | 'bad', words: string): string {
  const { min, max, range, value, before, isImputed } = mark;
  const on = (content: number): number => at(mark, content);
  const left = on(min ?? 0);
  const right = on(max ?? 2 * (min ?? 0));
  const limit = (content: number | undefined): string =>
    content === undefined
      ? ''
      : `<line x1="${percentOf(on(content))}" x2="${percentOf(on(content))}" y1="1" y2="23" stroke="var(--ink)" stroke-width="1.5"/>`;
  const isFree = min === undefined && max === undefined;
  const body = [
    band(left, right, 'var(--window)'),
    range ? band(on(range.min ?? min ?? 0), on(range.max ?? max ?? 0), 'var(--range)') : '',
    limit(min),
    limit(max),
    before === undefined
      ? ''
      : `<circle cx="${percentOf(on(before))}" cy="12" r="5" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`,
    value === undefined ? '' : spread(mark, tone),
    value === undefined ? '' : dot(on(value), `var(--${tone})`, isImputed === true),
  ];
  return `<svg class="window-bar" width="100%" height="24" role="img" aria-label="${escapeText(words)}">${isFree ? '' : body.join('')}</svg>`;
}

/** Where the content may lie, the part beyond a limit in red. */
function spread(mark: WindowMark, tone: string): string {
  const { min, max, value = 0, low = value, high = value } = mark;
  const [from, to] = [at(mark, low), at(mark, high)];
  const least = min === undefined ? from : Math.min(to, Math.max(from, at(mark, min)));
  const most = max === undefined ? to : Math.max(from, Math.min(to, at(mark, max)));
  return [
    from < least ? stroke(from, least, 'var(--bad)') : '',
    stroke(least, most, `var(--${tone})`),
    most < to ? stroke(most, to, 'var(--bad)') : '',
  ].join('');
}

function dot(x: number, colour: string, isImputed: boolean): string {
  return isImputed
    ? `<svg x="${percentOf(x)}" y="12" overflow="visible"><rect x="-4.6" y="-4.6" width="9.2" height="9.2" transform="rotate(45)" fill="var(--paper)" stroke="${colour}" stroke-width="2"/></svg>`
    : `<circle cx="${percentOf(x)}" cy="12" r="5.5" fill="${colour}" stroke="var(--paper)" stroke-width="1.5"/>`;
}
