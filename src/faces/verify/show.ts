import type { Page } from '../../documents/page.ts';
import type { BrowserDocument, BrowserElement } from './browser.ts';

type Block = Page['lead'][number];

/** A page of an answer as elements; all text is text, whatever a bundle says. */
export function shownPage({ title, verdict, lead }: Page, document: BrowserDocument): BrowserElement {
  const make = maker(document);
  const heading = make('h2', verdict ?? '');
  heading.className = `verdict ${verdict ?? ''}`;
  return make('section', heading, make('p', title), ...lead.flatMap((block) => shownBlock(block, make)));
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
      return [make('p', block.text)];
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
