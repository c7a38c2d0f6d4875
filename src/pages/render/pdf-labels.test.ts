import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { lotLabelsPage } from '../blocks/yard/lot-labels-page.ts';
import { renderPdf } from './pdf.ts';

const labels = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    lot: `R-${1000 + i}`,
    grade: 'IN718',
    form: 'turnings',
    mass_g: 100_000,
    status: 'hold',
    supplier: 'machine shop with a name that is much too long for a label',
    receivedOn: '2026-11-28',
    code: `https://id.plant.example/10/R-${1000 + i}`,
  }));

const pdfOf = async (sheet: 'a4' | 'single', count: number): Promise<string> => {
  const madeAt = '2026-11-28T08:00:00.000Z';
  const page = lotLabelsPage({
    format: 'remelt-lot-labels/1',
    plant: 'The Works',
    sheet,
    madeAt,
    labels: labels(count),
  });
  return Buffer.from(await renderPdf(page)).toString('latin1');
};
const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

it('24 labels fill a sheet, and the next begins another', async () => {
  expect(pagesOf(await pdfOf('a4', 24))).toBe(1);
  const more = await pdfOf('a4', 25);
  expect(pagesOf(more)).toBe(2);
  expect(more).toMatch(/\/MediaBox \[0 0 595\.27\d+ 841\.88\d+\]/);
});

it('a label for the roll has a page of its own size', async () => {
  const pdf = await pdfOf('single', 2);
  expect(pagesOf(pdf)).toBe(2);
  expect(pdf).toMatch(/\/MediaBox \[0 0 283\.46\d+ 141\.73\d+\]/);
});

it('a long line is printed smaller or cut, and never runs into the next', async () => {
  const pdf = Buffer.from(await pdfOf('a4', 1), 'latin1');
  const drawn = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const lines = drawn.join('\n').match(/\bTJ\b/g);
  // number, alloy and form, mass and state, supplier and day, plant
  expect(lines).toHaveLength(5);
});
