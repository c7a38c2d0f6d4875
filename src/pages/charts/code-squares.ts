import { escapeText } from './svg.ts';

/** One run of dark modules of a QR code [module]. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The dark modules of a code, row by row, those beside each other as one. */
export const darkRuns = (rows: readonly string[]): readonly Run[] =>
  rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(({ index, 0: { length: width } }) => ({ x: index, y, width })),
  );

/** Path of the dark modules in an SVG of one unit a module. */
const codePath = (rows: readonly string[]): string =>
  darkRuns(rows)
    .map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`)
    .join('');

/** A QR code as SVG: black on white in every theme, or no camera reads it. */
export const codeSvg = (rows: readonly string[], caption: string): string =>
  `<svg viewBox="0 0 ${rows.length} ${rows.length}" width="${rows.length * 4}" role="img" aria-label="${escapeText(caption)}" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="${codePath(rows)}"/></svg>`;
