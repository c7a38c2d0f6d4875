import type {
  Block,
  Cell,
  Choice,
  Column,
  Link,
  Page,
  PageHead,
  Section,
  Table,
} from '../../documents/page.ts';
import type { Chart } from '../../documents/page-charts.ts';
import { chartSvg, chartTitle } from '../charts/chart.ts';
import { codeSvg } from '../charts/code-squares.ts';
import { headScaleSvg } from '../charts/head-scale.ts';
import { escapeText } from '../charts/svg.ts';
import { windowBarSvg } from '../charts/window-bar.ts';
import { BASIS_WORDS, choiceRows, reachWords, TONE_CLASS, toneOf, turnWords } from './head-lines.ts';
import { titleOf } from './title.ts';

/** One self-contained document: no scripts, no network, light and dark, phone and paper. */
export function renderHtml(page: Page): string {
  const title = titleOf(page);
  const { verdict, head, choices, lead, sections, mark, stamp } = page;
  const banner = mark === undefined ? NOTHING : element('p', text(mark), { class: 'mark' });
  const main = element('main', [
    banner,
    stamp === undefined ? NOTHING : element('p', text(stamp), { class: 'stamp' }),
    element('h1', text(title)),
    head
      ? headHtml(head, verdict)
      : verdict === undefined
        ? NOTHING
        : element('p', [text('Verdict: '), badge(verdict)]),
    ...(choices ? [choicesHtml(choices)] : []),
    ...lead.map(blockHtml),
    sections.length > 1 ? contentsOf(sections) : NOTHING,
    ...sections.map(sectionHtml),
    banner,
  ]);
  const body = element('body', main, mark === undefined ? {} : { class: 'is-demonstration' });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeText(title)}</title><style>${STYLE}</style></head>${body.html}</html>\n`;
}

/** What decides, the other figures and whose turn it is, side by side where there is room. */
function headHtml(head: PageHead, verdict = ''): Html {
  const { basis, tone = toneOf(verdict), decides, figures } = head;
  const turn = turnWords(head);
  const asked = decides?.asked === undefined ? '' : `; ${decides.asked}`;
  return element(
    'div',
    [
      element('div', [
        element('p', [badge(verdict, tone), text(` ${BASIS_WORDS[basis]}`)]),
        ...(decides
          ? [
              element('p', text(decides.value), { class: 'decides' }),
              element('p', text(`${decides.of}${asked}`)),
              decides.scale ? markup(headScaleSvg(decides.scale, tone ?? 'hold')) : NOTHING,
            ]
          : []),
      ]),
      ...figures.map(({ name, value, unit = '', beside = '' }) =>
        element('div', [
          element('p', text(name), { class: 'dim' }),
          element('p', [element('strong', text(value)), text(` ${unit}`)], { class: 'figure' }),
          element('p', text(beside), { class: 'dim' }),
        ]),
      ),
      turn === undefined ? NOTHING : element('div', element('p', text(turn))),
    ],
    { class: 'verdict-head' },
  );
}

/** Ways on, side by side where there is room. */
const choicesHtml = ({ heading, list }: NonNullable<Page['choices']>): Html =>
  element(
    'section',
    [element('h2', text(heading)), element('div', list.map(choiceHtml), { class: 'choices' })],
    { id: 'choices' },
  );

function choiceHtml(choice: Choice): Html {
  const { does, words, reaches, outside } = choice;
  const reach = reachWords(choice);
  return element(
    'article',
    [
      element('h3', text(does)),
      ...(reaches && reach !== undefined
        ? [
            element('p', element('strong', text(reach))),
            markup(
              headScaleSvg({ ...reaches, share: reaches.to }, reaches.to < reaches.asked ? 'hold' : 'good'),
            ),
          ]
        : []),
      element('p', text(words)),
      ...choiceRows(choice).map(([name, value]) =>
        element('p', [text(`${name}: `), element('strong', text(value))]),
      ),
    ],
    outside ? { class: 'outside' } : {},
  );
}

/** A section; a folded one opens at its heading. */
function sectionHtml({ id, heading, blocks, folded }: Section): Html {
  const title = element('h2', text(heading));
  const inside = blocks.map(blockHtml);
  return element(
    'section',
    folded ? element('details', [element('summary', title), ...inside]) : [title, ...inside],
    { id },
  );
}

/** HTML that has been escaped or built from escaped parts; plain text never gets into a page without `text`. */
interface Html {
  readonly html: string;
}

/** Plain text, escaped; a per cent sign stays with its number. */
const text = (value: string): Html => ({
  html: escapeText(value.replaceAll(/(\d) %/g, '$1\u00A0%')),
});
/** Markup made by this program. */
const markup = (html: string): Html => ({ html });
const NOTHING = markup('');
const joined = (parts: readonly Html[]): Html => markup(parts.map(({ html }) => html).join(''));

function element(
  tag: string,
  content: Html | readonly Html[],
  attributes: Readonly<Record<string, string>> = {},
): Html {
  const { html: inside } = 'html' in content ? content : joined(content);
  const attrs = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  return markup(`<${tag}${attrs.join('')}>${inside}</${tag}>`);
}

const contentsOf = (sections: readonly Section[]): Html =>
  element(
    'nav',
    element(
      'ol',
      sections.map(({ id, heading }) => element('li', element('a', text(heading), { href: `#${id}` }))),
    ),
    { 'aria-label': 'Contents' },
  );

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return block.tone === 'strong'
        ? element('p', element('strong', text(block.text)))
        : element('p', text(block.text), block.tone === undefined ? {} : { class: block.tone });
    case 'notice':
      return element('p', text(block.text), { class: 'notice' });
    case 'list':
      return element(
        'ul',
        block.items.map((item) => element('li', text(item))),
      );
    case 'facts':
      return element(
        'dl',
        block.rows.flatMap(([name, value]) => [element('dt', text(name)), element('dd', text(value))]),
      );
    case 'table':
      return tableHtml(block);
    case 'chart':
      return figure(block.chart);
    case 'panels':
      return element(
        'div',
        block.charts.map((chart) => markup(chartSvg(chart))),
        { class: 'panels' },
      );
    case 'assumptions':
      return tableHtml(assumptionTable(block.rows));
    case 'code':
      return element('figure', [
        markup(codeSvg(block.rows, block.caption)),
        element('figcaption', text(block.caption)),
      ]);
    case 'signatures':
      return element(
        'ul',
        block.who.map((who) => element('li', text(who))),
        { class: 'signatures' },
      );
    case 'fold':
      return element('details', [element('summary', text(block.summary)), ...block.blocks.map(blockHtml)]);
  }
}

type AssumptionRows = Extract<Block, { kind: 'assumptions' }>['rows'];
const assumptionTable = (rows: AssumptionRows): Table => ({
  kind: 'table',
  columns: ['What', 'Value', 'Unit', 'Source'].map((head) => ({ head })),
  rows: rows.map(({ what, value, unit, source }) => [what, String(value), unit, source]),
});

/** A chart; one too wide for a phone scrolls sideways there, reachable by keyboard and named for readers. */
function figure(chart: Chart): Html {
  const drawn = chartSvg(chart);
  return drawn.includes('class="chart wide"')
    ? element('div', markup(drawn), {
        class: 'scroll',
        tabindex: '0',
        role: 'region',
        'aria-label': `Chart: ${chartTitle(chart)}`,
      })
    : element('div', markup(drawn), { class: 'figure' });
}

/** Tables of this many columns become cards on a phone: a row is a block, each cell says what it is. */
const CARDS = 4;
/** First cells up to this length are not broken [characters]. */
const KEY = 28;

/** A table that fits a phone: a wide one as cards. */
function tableHtml({ caption, columns, rows }: Table): Html {
  const heads = columns.map(({ head }) => head).filter((head) => head !== '');
  const body = rows.map((row) =>
    element(
      'tr',
      row.map((cell, i) => cellHtml(cell, columns, i)),
    ),
  );
  return element(
    'div',
    element(
      'table',
      [
        caption === undefined ? NOTHING : element('caption', text(caption)),
        element(
          'thead',
          element(
            'tr',
            columns.map(({ head, numeric }) =>
              element('th', text(head), { scope: 'col', ...(numeric ? { class: 'n' } : {}) }),
            ),
          ),
        ),
        element('tbody', body),
      ],
      columns.length >= CARDS ? { class: 'cards' } : {},
    ),
    {
      class: 'scroll',
      tabindex: '0',
      role: 'region',
      'aria-label': `Table: ${caption ?? heads.join(', ')}`,
    },
  );
}

function cellHtml(cell: Cell, columns: readonly Column[], i: number): Html {
  const { head, numeric, bold } = columns[i]!;
  const shown = cellText(cell);
  return element('td', bold && i > 0 ? element('strong', shown) : shown, {
    ...(numeric ? { class: 'n' } : {}),
    ...(i === 0 && typeof cell === 'string' && cell.length <= KEY ? { class: 'k' } : {}),
    ...(columns.length >= CARDS && i > 0 && head !== '' ? { 'data-label': head } : {}),
  });
}

function cellText(cell: Cell): Html {
  if (typeof cell === 'string') return text(cell);
  if ('verdict' in cell) return badge(cell.verdict, cell.tone);
  if ('window' in cell) return markup(windowBarSvg(cell.window, cell.tone, cell.text));
  if ('lines' in cell)
    return joined(
      cell.lines.flatMap((line, i) => (i === 0 ? [cellText(line)] : [markup('<br>'), cellText(line)])),
    );
  if ('href' in cell) return link(cell);
  return cell.isImputed ? element('i', text(cell.text), { class: 'dim' }) : text(cell.text);
}

function link({ text: words, href }: Link): Html {
  return element('a', text(words), {
    href,
    ...(href.startsWith('https:') ? { rel: 'noreferrer' } : {}),
  });
}

const badge = (verdict: string, tone = toneOf(verdict)): Html =>
  element('span', text(verdict), { class: tone ? `badge ${TONE_CLASS[tone]}` : 'badge' });

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2430;--dim:#5b6675;--line:#d5dbe3;--window:#e3e8ee;--range:#bccad9;--accent:#2457c5;--good:#1a7f4b;--hold:#8a5a00;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--paper:#14181e;--ink:#e6eaf0;--dim:#9aa6b5;--line:#323b47;--window:#252d37;--range:#3c4a5a;--accent:#7aa2ff;--good:#4cc38a;--hold:#f0b429;--bad:#ff7b72}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:68rem;margin:0 auto;padding:1rem}h1{font-size:1.7rem;line-height:1.2;margin:.6rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
a{color:var(--accent)}nav ol{columns:2;padding-left:1.2rem;color:var(--dim)}.chart{width:100%;height:auto;display:block;margin:.6rem 0 1rem}.scroll{overflow-x:auto;margin-bottom:.8rem}.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:0 1rem}
table{border-collapse:collapse;font-size:.88rem;width:100%}caption{text-align:left;color:var(--dim);padding:.2rem 0}th,td{padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}td.n,td.k{white-space:nowrap}th{color:var(--dim);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
.signatures{list-style:none;padding:2.6rem 0 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:2.6rem 1.5rem}.signatures li{border-top:1px solid var(--ink);color:var(--dim);font-size:.85rem}
.badge{white-space:nowrap;border:1px solid currentColor;border-radius:.3rem;padding:0 .4rem;font-weight:600}.pass{color:var(--good)}.hold{color:var(--hold)}.fail{color:var(--bad)}
.choices{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:.8rem}.choices article{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}.choices .outside{border-style:dashed}.choices h3,.choices p{margin:.2rem 0}.verdict-head{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(9rem,100%),1fr));gap:.8rem 1.2rem;border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin:.8rem 0}.verdict-head p{margin:0}.verdict-head>:first-child{grid-column:span 2}.decides{font-size:2.2rem;font-weight:650;line-height:1.2}.figure{font-size:1.25rem}.head-scale{max-width:100%;height:auto}.window-bar{display:block;min-width:7rem}
.mark{border:2px solid var(--hold);color:var(--hold);font-weight:700;text-align:center;padding:.3rem;letter-spacing:.06em}.stamp{border:4px solid;color:var(--bad);font-size:2.6rem;font-weight:800;text-align:center;letter-spacing:.12em;margin:.6rem 0}.dim{color:var(--dim)}.notice{border-left:3px solid var(--hold);padding-left:.6rem;margin:.3rem 0}dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem 1rem;font-size:.92rem}dt{color:var(--dim)}dd{margin:0}h1,h2,dd,li,p{overflow-wrap:anywhere}summary{cursor:pointer;color:var(--dim)}summary h2{display:inline-block;width:calc(100% - 1.5rem);color:var(--ink);margin-top:1rem}code{font-size:.85em;overflow-wrap:anywhere}
@media (max-width:40rem){nav ol{columns:1}h1{font-size:1.35rem}.chart.wide{width:38rem}th,td{padding-right:.35rem}td{overflow-wrap:anywhere}td.k{white-space:normal}
.cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.cards tr{display:block;padding:.35rem 0;border-bottom:1px solid var(--line)}.cards td{display:inline;border:0;padding:0;text-align:left;white-space:normal}.cards td.n{display:inline-block}.cards td:first-child{display:block;font-weight:600}.cards td[data-label]:not(:empty)::before{content:attr(data-label) ": ";color:var(--dim)}.cards td[data-label]:not(:empty)::after{content:"  ";white-space:pre}}
@media print{body{font-size:9.5pt}nav{display:none}details::details-content{content-visibility:visible!important;block-size:auto!important}h2,caption{break-after:avoid}tr,li{break-inside:avoid}.scroll{overflow:visible}.chart{break-inside:avoid;max-width:34rem!important}.panels{grid-template-columns:1fr 1fr 1fr}main{max-width:none;padding:0}.is-demonstration::before{content:"DEMONSTRATION\\A NOT A CERTIFICATE";white-space:pre;position:fixed;top:38%;left:0;right:0;text-align:center;font-size:48pt;line-height:1.2;opacity:.08;transform:rotate(-30deg)}}
`.trim();
