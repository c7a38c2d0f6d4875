import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EVENT_TYPES } from './events.ts';

it('has each type of event on its page', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/formats/feed.md'), 'utf8');
  expect(EVENT_TYPES.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
});
