import type { Page, PageHead } from '../../documents/page.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { BrowserDocument, BrowserElement } from './browser.ts';

type Block = Page['lead'][number];

/** Words of a claim that have a colour. */
const TONES: Readonly<Record<string, string>> = {
  holds: 'holds',
  'DOES NOT HOLD': 'fails',
  'not shown': 'open',
};

/** A page of an answer as elements; all text is text, whatever a bundle says. */
export function shownPage({ title, verdict, head, lead }: Page, document: BrowserDocument): BrowserElement {
  const make = maker(document);
  const blocks = lead.flatMap((block) => shownBlock(block, make));
  const section = make(
    'section',
    shownHead({ verdict: verdict ?? title, head }, make),
    classed('card answer', make('div', ...blocks)),
  );
  return classed('answer', section);
}

/** The verdict in a word, how many claims hold; the figures beside it. */
function shownHead(
  { verdict, head }: { verdict: string; head: PageHead | undefined },
  make: Make,
): BrowserElement {
  const { decides, figures = [] } = head ?? {};
  const says = make(
    'div',
    classed(`verdict ${verdict}`, make('h2', verdict)),
    ...(decides ? [make('p', make('b', decides.value), ` ${decides.of}`)] : []),
    ...(decides?.asked === undefined ? [] : [classed('dim', make('p', decides.asked))]),
  );
  return classed(
    'head',
    make(
      'div',
      classed(`says ${verdict}`, says),
      ...figures.map(({ name, value, beside = '' }) =>
        make(
          'div',
          classed('dim small', make('div', name)),
          make('b', value),
          classed('dim small', make('div', beside)),
        ),
      ),
    ),
  );
}

function classed(name: string, element: BrowserElement): BrowserElement {
  element.className = name;
  return element;
}

type Make = (tag: string, ...children: readonly (BrowserElement | string)[]) => BrowserElement;

const maker =
  (document: BrowserDocument): Make =>
  (tag, ...children) => {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  };

function shownBlock(block: Block, make: Make): readonly BrowserElement[] {
  switch (block.kind) {
    case 'paragraph':
      return [classed(block.tone ?? '', make('p', block.text))];
    case 'notice': {
      const notice = make('p', block.text);
      notice.className = 'notice';
      return [notice];
    }
    case 'list':
      return [make('ul', ...block.items.map((item) => make('li', item)))];
    case 'table':
      return [shownTable(block, make)];
    default:
      return [];
  }
}

/** On a phone each row is a card: its cells carry their heads, and the roles that a block takes from a table. */
function shownTable({ columns, rows }: Extract<Block, { kind: 'table' }>, make: Make): BrowserElement {
  const as = (role: string, element: BrowserElement): BrowserElement => {
    element.setAttribute('role', role);
    return element;
  };
  const heads = columns.map(({ head }) => as('columnheader', make('th', head)));
  const shownRow = (row: (typeof rows)[number]): BrowserElement =>
    as(
      'row',
      make(
        'tr',
        ...row.map((cell, i) => {
          const shown = as('cell', make('td', typeof cell === 'string' ? cell : ''));
          shown.setAttribute('data-head', columns[i]?.head ?? '');
          shown.className = (typeof cell === 'string' && ownValue(TONES, cell)) || '';
          return shown;
        }),
      ),
    );
  return as(
    'table',
    make(
      'table',
      as('rowgroup', make('thead', as('row', make('tr', ...heads)))),
      as('rowgroup', make('tbody', ...rows.map(shownRow))),
    ),
  );
}
