import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Block, PaperPage } from '../../documents/page.ts';
import type { Chart } from '../../documents/page-charts.ts';
import { renderPdf } from './pdf.ts';

const pageOf = (lead: Block[], title = 'Gate report'): PaperPage => ({
  format: 'remelt-page/1',
  title,
  lead,
  sections: [],
  paper: { number: 'P-1', foot: 'foot', madeAt: '2026-11-28T00:00:00Z' },
});
const chart: Chart = {
  kind: 'xy',
  plot: {
    title: 'S < 8 ppm',
    description: 'two heats',
    x: { label: 'heat' },
    y: { label: 'S [ppm]' },
    series: [
      {
        kind: 'line',
        points: [
          [0, 1],
          [1, 2],
        ],
        dashed: true,
        tone: 'bad',
        name: 'limit',
      },
      {
        kind: 'points',
        points: [
          [0, 1],
          [1, 2],
        ],
        tone: 'good',
      },
      {
        kind: 'band',
        low: [
          [0, 1],
          [1, 1],
        ],
        high: [
          [0, 2],
          [1, 2],
        ],
        name: 'band',
      },
    ],
  },
};

/** Drawing operators of a PDF, unpacked. */
async function operators(page: PaperPage): Promise<string> {
  const text = Buffer.from(await renderPdf(page)).toString('latin1');
  return [...text.matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)]
    .map(([, stream]) => {
      try {
        return inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .filter((stream) => /^1 0 0 -1 0/.test(stream))
    .join('\n');
}

describe('charts on paper', () => {
  it('are vectors: lines, dashes, circles, bands and colours of the page', async () => {
    const drawn = await operators(pageOf([{ kind: 'chart', chart }]));
    const plain = await operators(pageOf([]));
    const count = (text: string, operator: RegExp): number => text.match(operator)?.length ?? 0;
    expect(count(drawn, /\[6 4\] 0 d/g)).toBeGreaterThan(0);
    // two dots of four curves each
    expect(count(drawn, / c\n/g) - count(plain, / c\n/g)).toBeGreaterThanOrEqual(8);
    // the green of the dots, #1a7f4b
    expect(drawn).toContain(`${26 / 255} ${127 / 255} ${75 / 255} scn`);
    expect(count(drawn, /Tj|TJ/g)).toBeGreaterThan(count(plain, /Tj|TJ/g) + 5);
  });

  it('stay on one page, and two stand beside each other', async () => {
    const filled = Array.from({ length: 40 }, (): Block => ({ kind: 'paragraph', text: 'line' }));
    const pages = async (blocks: Block[]): Promise<number> =>
      Buffer.from(await renderPdf(pageOf(blocks)))
        .toString('latin1')
        .match(/\/Type \/Page\n/g)!.length;
    expect(await pages(filled)).toBe(1);
    expect(await pages([...filled, { kind: 'chart', chart }])).toBe(2);
    const six = Array.from({ length: 6 }, () => chart);
    expect(await pages([{ kind: 'panels', charts: six }])).toBeLessThan(
      await pages(six.map((one): Block => ({ kind: 'chart', chart: one }))),
    );
  });

  it('leave equal bytes equal', async () => {
    const page = pageOf(
      [{ kind: 'chart', chart }],
      'A title that is longer than what the number of the page leaves of it',
    );
    expect(Buffer.from(await renderPdf(page)).equals(Buffer.from(await renderPdf(page)))).toBe(true);
  });
});

it('a document that no longer counts has its stamp large across each of its sheets', async () => {
  const long = pageOf(Array.from({ length: 90 }, (): Block => ({ kind: 'paragraph', text: 'line' })));
  const pages = Buffer.from(await renderPdf(long))
    .toString('latin1')
    .match(/\/Type \/Page\n/g)!.length;
  expect(pages).toBeGreaterThan(1);
  const large = (drawn: string): number => drawn.match(/ 96 Tf/g)?.length ?? 0;
  expect(large(await operators({ ...long, stamp: 'WITHDRAWN' }))).toBe(pages);
  expect(large(await operators(long))).toBe(0);
});
