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

/** Drawing operators of each sheet of a PDF, unpacked. */
async function sheetsOf(page: PaperPage): Promise<readonly string[]> {
  const text = Buffer.from(await renderPdf(page)).toString('latin1');
  return [...text.matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)]
    .map(([, stream]) => {
      try {
        return inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .filter((stream) => /^1 0 0 -1 0/.test(stream));
}
const operators = async (page: PaperPage): Promise<string> => (await sheetsOf(page)).join('\n');

/** Where texts begin, each with its distance from the left and the foot of the sheet [pt]. */
const placesOf = (drawn: string): number[][] =>
  [...drawn.matchAll(/^1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/gm)].map(([, x, y]) => [
    Math.round(Number(x)),
    Math.round(Number(y)),
  ]);
/** Between the title and the foot of a sheet. */
const bodyOf = (drawn: string): number[][] => placesOf(drawn).filter(([, y]) => y! > 52 && y! < 790);
const line = { kind: 'paragraph', text: 'line' } as const;
const lines = (count: number): Block[] => Array.from({ length: count }, () => line);
const twoColumns = (rows: number): Block => ({
  kind: 'table',
  columns: [{ head: 'lot' }, { head: 'why', width: 3 }],
  rows: Array.from({ length: rows }, (_, i) => [`R-${i}`, 'oily']),
});

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

it('columns share the width between the margins by their parts', async () => {
  const [sheet] = await sheetsOf(pageOf([twoColumns(1)]));
  // 595 pt less 48 and 40; a quarter for the first, and 3 before the letters
  expect(bodyOf(sheet!).map(([x]) => x)).toEqual([51, 178, 51, 178]);
});

it('a table that goes on has its head on each sheet, and stays above the foot', async () => {
  const sheets = await sheetsOf(pageOf([twoColumns(70)]));
  expect(sheets.length).toBe(2);
  for (const sheet of sheets) expect(sheet).toMatch(/^48 74 507\.28 [\d.]+ re$/m);
  expect(sheets.map((sheet) => bodyOf(sheet).length / 2).reduce((sum, rows) => sum + rows)).toBe(72);
});

it('a paragraph of some lines is not torn at the foot of a sheet', async () => {
  const words: Block = { kind: 'paragraph', text: 'some words '.repeat(35) };
  const long = bodyOf((await sheetsOf(pageOf([words])))[0]!).length;
  expect(long).toBeGreaterThan(2);
  const [first, second] = await sheetsOf(pageOf([...lines(56), words]));
  expect([bodyOf(first!).length, bodyOf(second!).length]).toEqual([56, long]);
});

it('the squares of a code stand where they are in its rows', async () => {
  const [sheet] = await sheetsOf(
    pageOf([{ kind: 'code', rows: ['1011', '0100', '0000', '0001'], caption: 'c' }]),
  );
  const squares = [...sheet!.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) 33\.15 re$/gm)].map(([, ...at]) =>
    at.map(Number),
  );
  expect(squares).toEqual([
    [48, 76, 32.5],
    [113, 76, 65],
    [80.5, 108.5, 32.5],
    [145.5, 173.5, 32.5],
  ]);
});

it('those who sign have lines beside each other, with their names below', async () => {
  const [sheet] = await sheetsOf(pageOf([{ kind: 'signatures', who: ['melter', 'quality'] }]));
  const [left, right] = bodyOf(sheet!);
  expect([left![0], right![0]]).toEqual([48, 302]);
  // the letters of a name hang 3 below its line, which is 104 below the upper edge
  expect([left![1], right![1]]).toEqual([728, 728]);
  expect(
    [...sheet!.matchAll(/^([\d.]+) 104 m\n([\d.]+) 104 l$/gm)].map(([, a, b]) => [Number(a), Number(b)]),
  ).toEqual([
    [48, 285.64],
    [301.64, 539.28],
  ]);
});

it('a stamp stands in the middle of the sheet', async () => {
  const [sheet] = await sheetsOf({ ...pageOf([]), stamp: 'VOID' });
  // it is turned about the middle, which stays where it is
  const [, turn] = /^(0\.6156\d+ -0\.788\d+ 0\.788\d+ 0\.6156\d+ [\d.-]+ [\d.-]+) cm$/m.exec(sheet!) ?? [];
  const [cos, sin, , , right, down] = turn!.split(' ').map(Number);
  const [x, y] = [595.28 / 2, 841.89 / 2];
  expect(cos! * x - sin! * y + right!).toBeCloseTo(x, 0);
  expect(sin! * x + cos! * y + down!).toBeCloseTo(y, 0);
});
