import type { PageHead } from '../../documents/page.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { escapeText } from './svg.ts';

/** A share on its scale; `from` is where it stands now, before a choice is made. */
type Scale = NonNullable<NonNullable<PageHead['decides']>['scale']> & { readonly from?: number | undefined };

/** Width and height of the drawing, and room at its ends for a mark [px]. */
const [WIDTH, HEIGHT, END] = [240, 34, 6];
/** Height of the axis [px]. */
const AXIS = 9;
/** The scale begins at a whole tenth, this far below what it has to show at least [1]. */
const BELOW = 0.02;

/** Where the scale begins: the tenth below everything that it shows, and never above 80 %. */
const startOf = ({ share, atLeast = share, asked, from = share }: Scale): number =>
  Math.max(0, Math.min(0.8, Math.floor(10 * (Math.min(share, atLeast, asked, from) - BELOW)) / 10));

/**
 * SVG of a share on its scale up to 100 %: a dot, a bar from its lower limit to it, a mark where it was asked to be. The
 * colour is that of `tone`; the words stand beside it in text.
 */
export function headScaleSvg(scale: Scale, tone: 'good' | 'hold' | 'bad'): string {
  const { share, atLeast = share, asked, from: now } = scale;
  const from = startOf(scale);
  const x = (value: number): string => (END + ((WIDTH - 2 * END) * (value - from)) / (1 - from)).toFixed(1);
  const label = `asked ${percent(asked, asked > 0.99 ? 1 : 0)}`;
  const at = Number(x(asked));
  const anchor = at > 0.7 * WIDTH ? 'end' : at < 0.3 * WIDTH ? 'start' : 'middle';
  // the label of the beginning gives way to the one of what was asked
  const start = anchor === 'start' ? '' : `<text x="0" y="${HEIGHT - 2}">${percent(from, 0)}</text>`;
  const before =
    now === undefined
      ? ''
      : `<line x1="${x(now)}" x2="${x(share)}" y1="${AXIS}" y2="${AXIS}" stroke="var(--${tone})" stroke-width="3" stroke-dasharray="3 2"/><circle cx="${x(now)}" cy="${AXIS}" r="4" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.5"/>`;
  return `<svg class="head-scale" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" role="img" aria-label="${escapeText(`${percent(share)} on a scale from ${percent(from, 0)} to 100 %, ${label}`)}" font-size="12" fill="var(--dim)"><line x1="${END}" x2="${WIDTH - END}" y1="${AXIS}" y2="${AXIS}" stroke="var(--edge, currentColor)"/><line x1="${x(atLeast)}" x2="${x(share)}" y1="${AXIS}" y2="${AXIS}" stroke="var(--${tone})" stroke-width="4"/><line x1="${x(asked)}" x2="${x(asked)}" y1="1" y2="${2 * AXIS - 1}" stroke="var(--ink)" stroke-width="2"/>${before}<circle cx="${x(share)}" cy="${AXIS}" r="5" fill="var(--${tone})"/>${start}<text x="${at.toFixed(1)}" y="${HEIGHT - 2}" text-anchor="${anchor}">${label}</text></svg>`;
}
