import type { Feed } from '../../../documents/exchange/events.ts';
import type { Page } from '../../../documents/page.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** Events in words, and the cursor to go on from. */
export const page = ({ events, cursor, more }: Feed): Page =>
  shortPage(counted(events.length, 'event'), [
    table(
      ['happened', 'of', 'event', 'id', 'undoes'],
      events.map(({ happenedAt, subject, type, id, reverses }) => [
        ...[
          happenedAt.slice(0, 16).replace('T', ' '),
          subject,
          type.replaceAll('-', ' '),
          id,
          reverses ?? '',
        ],
      ]),
    ),
    paragraph(`${more ? 'More follows' : 'That is all so far; go on'} after cursor ${cursor}`),
  ]);
