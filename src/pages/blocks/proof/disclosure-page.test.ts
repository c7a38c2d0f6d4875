import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { disclosurePreviewPage } from './disclosure-page.ts';

it('shows a plain value as it is, and one with parts in words', () => {
  const opened = [
    { name: 'price/0', value: '7.20 EUR' },
    { name: 'at', value: '{"day":"2026-11-02","hour":"8"}' },
  ];
  const record = { seq: 4, kind: 'lot.received', subject: 'lot:R-1', opened, closed: ['note'], erased: [] };
  const page = disclosurePreviewPage({
    ...{ subject: 'lot:R-1', customer: 'Huber', opens: ['inputs'], policy: null, records: [record] },
  } as never);
  expect(readPage(page, 'opened').tables[0]![1]).toEqual([
    ...['4', 'lot.received', 'lot:R-1', 'price 0: 7.20 EUR; at: day 2026-11-02, hour 8'],
  ]);
});
