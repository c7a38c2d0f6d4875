import { marginIn, type WindowMark, windowBarSvg } from '../../src/pages/charts/window-bar.ts';
import { WORDS } from '../words.ts';
import { inLocale } from './locale.ts';
import './window-bar.css';

const { windows: words } = WORDS;

type Tone = 'good' | 'hold' | 'bad';

/** A content in its window, as wide as its place: for a cell of a table or a row of `WindowList`. `said` is its content in words. */
export const WindowBar = ({ mark, tone, said }: { mark: WindowMark; tone: Tone; said: string }) => (
  <div
    className="window-place"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text
    dangerouslySetInnerHTML={{
      __html: windowBarSvg(mark, tone, `${mark.element} ${said}; ${limitWords(mark)}`),
    }}
  />
);

/** The limits of a content in words: "17 to 21 wt%", "at most 0.3 ppm". */
export function limitWords({ min, max, unit }: Pick<WindowMark, 'min' | 'max' | 'unit'>): string {
  const of = (limit: number): string => inLocale(`${Number(limit.toPrecision(6))} ${unit}`);
  if (min !== undefined && max !== undefined)
    return words.between(inLocale(`${Number(min.toPrecision(6))}`), of(max));
  if (max !== undefined) return words.atMost(of(max));
  return min === undefined ? words.noLimit : words.atLeast(of(min));
}

/** A content and how it is read. */
export interface ShownContent {
  readonly mark: WindowMark;
  /** As printed, with its unit. */
  readonly said: string;
}

type Lies = 'above' | 'below' | 'open' | 'inside' | 'free';

/** Where a content lies: beyond a limit, inside, or open where its limit of detection does not decide. */
export function liesAt({ min, max, value, low = value, high = value }: WindowMark): Lies {
  if (value === undefined || (min === undefined && max === undefined)) return 'free';
  if (max !== undefined && low! > max) return 'above';
  if (min !== undefined && high! < min) return 'below';
  return (min !== undefined && low! < min) || (max !== undefined && high! > max) ? 'open' : 'inside';
}

const TONES: Readonly<Record<Lies, Tone>> = {
  ...{ above: 'bad', below: 'bad', open: 'hold' },
  ...{ inside: 'good', free: 'good' },
};

/** The colour of a content by where it lies. */
export const toneAt = (mark: WindowMark): Tone => TONES[liesAt(mark)];

/** Contents that stay in sight when all are inside: those nearest to a limit. */
const NEAREST = 3;

/** Contents in their windows under each other: what is beyond a limit first, then the nearest to one; the rest in one line to open. */
export function WindowList({ label, contents }: { label: string; contents: readonly ShownContent[] }) {
  const rows = contents
    .map((one) => ({ ...one, lies: liesAt(one.mark), margin: marginIn(one.mark) ?? Infinity }))
    .sort((a, b) => a.margin - b.margin);
  const open = rows.filter(({ lies }) => TONES[lies] !== 'good').length;
  const inSight = Math.max(open, NEAREST);
  const rest = rows.slice(inSight);
  return (
    <div className="windows">
      <ul aria-label={label}>{rows.slice(0, inSight).map(rowOf)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.inside(rest.map(({ mark }) => mark.element))}</summary>
          <ul>{rest.map(rowOf)}</ul>
        </details>
      )}
    </div>
  );
}

const rowOf = ({ mark, said, lies }: ShownContent & { readonly lies: Lies }) => (
  <li key={mark.element}>
    <b>{mark.element}</b>
    <WindowBar mark={mark} tone={TONES[lies]} said={said} />
    <span className="content">{said}</span>
    <span className="limit dim small">{limitWords(mark)}</span>
    <span className={{ good: 'pass', hold: 'hold', bad: 'fail' }[TONES[lies]]}>{words.lies[lies]}</span>
  </li>
);
