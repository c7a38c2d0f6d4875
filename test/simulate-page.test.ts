import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SimulateInput, SimulateOutput } from '../src/faces/formats/simulate.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const EXAMPLE = join(process.cwd(), 'docs/formats/simulate.example.json');

it('draws a route: contents over time, where they went; the answer is the same bytes as without the page', async () => {
  const html = join(folder.path, 'route.html');
  const drawn = await remelt(folder.path, ['simulate', EXAMPLE, '--html', html, '--json']);
  const plain = await remelt(folder.path, ['simulate', EXAMPLE, '--json']);
  expect(drawn.out).toBe(plain.out);
  const output = drawn.json() as SimulateOutput;

  const page = readFileSync(html, 'utf8');
  expect(page).not.toContain('<script');
  expect(page).toContain('<h1>cleaning, vacuum-induction</h1>');
  for (const element of ['Mg', 'La', 'Pb', 'Bi', 'O', 'Mn', 'N', 'S'])
    expect(page, element).toContain(`${element} through the route`);
  const row = (id: string, element: string): string[] => {
    const section = page.split(`<section id="${id}"`)[1]!.split('</section>')[0]!;
    const cells = (tr: string): string[] =>
      [...tr.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell!);
    return section
      .split('<tr>')
      .map(cells)
      .findLast((own) => own.includes(element))!;
  };
  const [, unit, before, after] = row('contents', 'S');
  const asked = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as SimulateInput;
  expect(unit).toBe('ppm');
  expect(Math.abs(Number(before) / asked.melt.composition_ppm!.S! - 1)).toBeLessThan(0.03);
  expect(Number(after)).toBe(Number(output.final.S!.mean_ppm.toPrecision(3)));
  const gone = output.exchange.filter(({ element, index }) => element === 'S' && index === 1);
  const told = row('exchange', 'S').slice(2).filter(Boolean).map(Number);
  expect(told.reduce((sum, g) => sum + g, 0)).toBeCloseTo(
    gone.reduce((sum, { kg }) => sum + 1000 * kg, 0),
    2,
  );
}, 120_000);
