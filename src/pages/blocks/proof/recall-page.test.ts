import { expect, it } from 'vitest';
import type { Recall } from '../../../documents/proof/recall.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { recallPage, recallWorkbook } from './recall-page.ts';

const row = (subject: `lot:${string}`, held: boolean): Recall['rows'][number] => ({
  ...{ subject, share: 0.5, mass_g: 10_000, suspect_g: 5_000, where: 'yard', status: 'cleared' },
  ...(held ? { held: true } : {}),
});

const recall = (...rows: Recall['rows']): Recall => ({
  format: 'remelt-recall/1',
  ...{ of: 'lot R-1', at: '2026-11-28T12:00:00Z', head: { size: 9, root: '0'.repeat(64) } },
  begins: [{ subject: 'lot:R-1', mass_g: 100_000 }],
  totals: {
    ...{ reached: 3, heats: 1, lots: 1, objects: 2, shipments: 2, customers: 1, serials: 0 },
    ...{ shipped_g: 40_000, shippedSuspect_g: 30_000, yard_g: 20_000, yardSuspect_g: 10_000 },
  },
  cutOff: 1e-4,
  rows,
  rest: {
    ...{ count: 0, heats: 0, lots: 0, objects: 0, shipped: 0 },
    mass_g: 0,
    suspect_g: 0,
    largestShare: 0,
  },
  ...{ plans: [], returns: [], customers: [], serials: [], letters: [], held: [] },
});

const text = (one: Recall): string => renderTerminal(recallPage(one), { columns: 200, all: true });

it('counts only what nobody holds as open, and says when all of it is on hold', () => {
  const some = text(recall(row('lot:A', true), row('lot:B', false), row('lot:C', true)));
  expect(some).toContain('1 lot or object in the yard may still be used or shipped');
  const none = text(recall(row('lot:A', true)));
  expect(none).toContain('Everything in the yard is on hold already');
  expect(none).not.toContain('may still be used');
});

it('draws the suspect metal that was shipped and that is in the yard as what they are', () => {
  const charts = recallPage(recall(row('lot:A', false))).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
  expect(charts).toMatchObject([
    {
      bars: [
        { name: 'shipped', value: 30, note: '2 objects' },
        { name: 'in the yard', value: 10, note: '20 kg' },
      ],
    },
  ]);
});

it('keeps the columns of a row on a sheet: share, mass and suspect mass as numbers', () => {
  const [reached] = recallWorkbook(recall(row('lot:A', true))).sections;
  expect(reached!.blocks).toMatchObject([
    {
      rows: [['lot:A', { number: 0.5 }, { number: 10 }, { number: 5 }, 'in the yard, on hold', ...['', '']]],
    },
  ]);
});
