import { escapeText } from '../charts/svg.ts';

/** HTML that has been escaped or built from escaped parts; plain text never gets into a page without `text`. */
export interface Html {
  readonly html: string;
}

/** Plain text, escaped; a per cent sign stays with its number. */
export const text = (value: string | number): Html => ({
  html: escapeText(String(value).replaceAll(/(\d) %/g, '$1\u00A0%')),
});
/** Markup made by this program: charts and parts of pages. */
export const markup = (value: string): Html => ({ html: value });
export const join = (parts: readonly Html[]): Html => ({ html: parts.map((part) => part.html).join('') });

export function element(
  tag: string,
  content: Html | readonly Html[],
  attributes: Readonly<Record<string, string>> = {},
): Html {
  const inside = 'html' in content ? content : join(content);
  const attrs = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  return { html: `<${tag}${attrs.join('')}>${inside.html}</${tag}>` };
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | Html)[])[];
  /** Columns set to the right. */
  readonly numeric?: readonly number[];
  readonly caption?: string;
}

/** Tables of this many columns become cards on a phone: a row is a block, each cell says what it is. */
const CARDS = 4;
/** First cells up to this length are not broken [characters]. */
const KEY = 28;

/** A table that fits a phone: a wide one as cards. */
export function table({ head, rows, numeric = [], caption }: Table): Html {
  const cards = head.length >= CARDS;
  const attributes = (i: number): Readonly<Record<string, string>> =>
    numeric.includes(i) ? { class: 'n' } : {};
  const cell = (value: string | Html): Html => (typeof value === 'string' ? text(value) : value);
  const data = (value: string | Html, i: number): Html =>
    element('td', cell(value), {
      ...attributes(i),
      ...(i === 0 && typeof value === 'string' && value.length <= KEY ? { class: 'k' } : {}),
      ...(cards && i > 0 ? { 'data-label': head[i] ?? '' } : {}),
    });
  return element(
    'div',
    element(
      'table',
      [
        caption === undefined ? markup('') : element('caption', text(caption)),
        element(
          'thead',
          element(
            'tr',
            head.map((name, i) => element('th', text(name), { scope: 'col', ...attributes(i) })),
          ),
        ),
        element(
          'tbody',
          rows.map((row) => element('tr', row.map(data))),
        ),
      ],
      cards ? { class: 'cards' } : {},
    ),
    {
      class: 'scroll',
      tabindex: '0',
      role: 'region',
      'aria-label': `Table: ${caption ?? head.filter((name) => name !== '').join(', ')}`,
    },
  );
}

/** Sentences under each other. */
export const list = (sentences: readonly string[]): Html =>
  element(
    'ul',
    sentences.map((sentence) => element('li', text(sentence))),
  );

/** A number that nobody stated. */
export interface Assumed {
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}

export const assumptionTable = (assumed: readonly Assumed[]): Html =>
  table({
    head: ['What', 'Value', 'Unit', 'Source'],
    rows: assumed.map((row) => [row.what, String(row.value), row.unit, row.source]),
  });

/** A chart; one too wide for a phone scrolls sideways there, reachable by keyboard and named for readers. */
export const figure = (chart: string, name: string): Html =>
  chart.includes('class="chart wide"')
    ? element('div', markup(chart), {
        class: 'scroll',
        tabindex: '0',
        role: 'region',
        'aria-label': `Chart: ${name}`,
      })
    : element('div', markup(chart), { class: 'figure' });

/** Small charts side by side, under each other on a phone. */
export const panels = (charts: readonly string[]): Html =>
  element(
    'div',
    charts.map((chart) => markup(chart)),
    { class: 'panels' },
  );

export const verdictBadge = (verdict: string): Html =>
  element('span', text(verdict), { class: `badge ${verdict.toLowerCase()}` });

export interface Page {
  readonly title: string;
  readonly lead: Html;
  /** [id, heading, body] in reading order; the ids make the table of contents. */
  readonly sections: readonly (readonly [string, string, Html])[];
  /** Marks every page as made from published or invented data. */
  readonly specimen: boolean;
}

/** One self-contained document: no scripts, no network, light and dark, phone and paper. */
export function page({ title, lead, sections, specimen }: Page): string {
  const contents = element(
    'nav',
    element(
      'ol',
      sections.map(([id, heading]) => element('li', element('a', text(heading), { href: `#${id}` }))),
    ),
    { 'aria-label': 'Contents' },
  );
  const body = sections.map(([id, heading, content]) =>
    element('section', [element('h2', text(heading)), content], { id }),
  );
  const mark = specimen
    ? element('p', text('SPECIMEN - not a material certificate; no metal was melted'), { class: 'specimen' })
    : markup('');
  const main = element('main', [mark, element('h1', text(title)), lead, contents, ...body, mark]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeText(title)}</title><style>${STYLE}</style></head><body${specimen ? ' class="is-specimen"' : ''}>${main.html}</body></html>\n`;
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2430;--dim:#5b6675;--line:#d5dbe3;--window:#e3e8ee;--range:#bccad9;--accent:#2457c5;--good:#1a7f4b;--hold:#8a5a00;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--paper:#14181e;--ink:#e6eaf0;--dim:#9aa6b5;--line:#323b47;--window:#252d37;--range:#3c4a5a;--accent:#7aa2ff;--good:#4cc38a;--hold:#f0b429;--bad:#ff7b72}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:68rem;margin:0 auto;padding:1rem}h1{font-size:1.7rem;line-height:1.2;margin:.6rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
a{color:var(--accent)}nav ol{columns:2;padding-left:1.2rem;color:var(--dim)}.chart{width:100%;height:auto;display:block;margin:.6rem 0 1rem}.scroll{overflow-x:auto;margin-bottom:.8rem}.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:0 1rem}
table{border-collapse:collapse;font-size:.88rem;width:100%}caption{text-align:left;color:var(--dim);padding:.2rem 0}th,td{padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}td.n,td.k{white-space:nowrap}th{color:var(--dim);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
.badge{border:1px solid currentColor;border-radius:.3rem;padding:0 .4rem;font-weight:600}.pass{color:var(--good)}.hold{color:var(--hold)}.fail{color:var(--bad)}
.specimen{border:2px solid var(--hold);color:var(--hold);font-weight:700;text-align:center;padding:.3rem;letter-spacing:.06em}.dim{color:var(--dim)}code{font-size:.85em;overflow-wrap:anywhere}
@media (max-width:40rem){nav ol{columns:1}h1{font-size:1.35rem}.chart.wide{width:38rem}th,td{padding-right:.35rem}td{overflow-wrap:anywhere}td.k{white-space:normal}
.cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.cards tr{display:block;padding:.35rem 0;border-bottom:1px solid var(--line)}.cards td{display:inline;border:0;padding:0;text-align:left;white-space:normal}.cards td.n{display:inline-block}.cards td:first-child{display:block;font-weight:600}.cards td[data-label]:not(:empty)::before{content:attr(data-label) ": ";color:var(--dim)}.cards td[data-label]:not(:empty)::after{content:"  ";white-space:pre}}
@media print{body{font-size:9.5pt}nav{display:none}h2,caption{break-after:avoid}tr,li{break-inside:avoid}.scroll{overflow:visible}.chart{break-inside:avoid;max-width:34rem!important}.panels{grid-template-columns:1fr 1fr 1fr}main{max-width:none;padding:0}.is-specimen::before{content:"SPECIMEN";position:fixed;top:40%;left:0;right:0;text-align:center;font-size:90pt;opacity:.08;transform:rotate(-30deg)}}
`.trim();
