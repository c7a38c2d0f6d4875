import type { RecorderPartKept } from '../../../documents/links/recorder-part.ts';
import type { Page } from '../../../documents/page.ts';
import { utcSecond } from '../../../foundation/quantity/format.ts';
import { list, notices, paragraph, shortPage } from '../../../pages/blocks/parts.ts';

/** What became of a file of a recorder: its time, its tags, and what will be asked. */
export const page = ({ source, file, kept, from, to, mapped, unmapped, asks }: RecorderPartKept): Page =>
  shortPage(
    `${file} of ${source}`,
    [
      paragraph(`Values from ${utcSecond(from)} to ${utcSecond(to)}.`, 'strong'),
      ...notices(asks),
      ...list([
        `tags of settings: ${mapped.join(', ') || 'none, nobody has mapped a tag of this file'}`,
        ...(unmapped.length > 0 ? [`other tags: ${unmapped.join(', ')}`] : []),
      ]),
    ],
    kept ? 'kept' : 'kept before',
  );
