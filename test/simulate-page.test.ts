import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SimulateInput, SimulateOutput } from '../src/documents/heats/simulate.ts';
import { expectedErrors } from '../src/models/refining/expected-errors.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

/** The document asks for its draws. */
const ASKED = { allDraws: true };
const EXAMPLE = join(process.cwd(), 'docs/formats/simulate.example.json');

it('draws a route: contents over time, where they went; the answer is the same bytes as without the page', async () => {
  const html = join(folder.path, 'route.html');
  const drawn = await remelt(folder.path, ['simulate', EXAMPLE, '--html', html, '--json'], ASKED);
  const plain = await remelt(folder.path, ['simulate', EXAMPLE, '--json'], ASKED);
  expect(drawn.out).toBe(plain.out);
  const output = drawn.json() as SimulateOutput;

  // What is known of the errors of each operation stands beside the contents.
  const known = expectedErrors(JSON.parse(readFileSync('data/expected-errors.json', 'utf8')));
  const oxygen = known.find(({ operation, element }) => operation === 'vacuum-induction' && element === 'O')!;
  expect(output.expectedErrors).toEqual([
    'cleaning: not compared with measured nickel heats',
    expect.stringContaining(`O came out x${oxygen.bias} of measured (n = ${oxygen.n}`),
  ]);

  const page = readFileSync(html, 'utf8');
  for (const words of output.expectedErrors!) expect(page).toContain(words);
  expect(page).not.toContain('<script');
  expect(page).toContain('<h1>cleaning, vacuum-induction</h1>');
  for (const element of ['Mg', 'La', 'Pb', 'Bi', 'O', 'Mn', 'N', 'Cu'])
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
  expect(Number(after)).toBe(Number(output.final.S!.median_ppm!.toPrecision(3)));
  const gone = output.exchange.filter(({ element, index }) => element === 'S' && index === 1);
  const told = row('exchange', 'S').slice(2).filter(Boolean).map(Number);
  expect(told.reduce((sum, g) => sum + g, 0)).toBeCloseTo(
    gone.reduce((sum, { kg }) => sum + 1000 * kg, 0),
    2,
  );
}, 120_000);

/** The page of a document. */
async function pageOf(document: unknown): Promise<string> {
  const [file, html] = [join(folder.path, 'own.json'), join(folder.path, 'own.html')];
  writeFileSync(file, JSON.stringify(document));
  const ran = await remelt(folder.path, ['simulate', file, '--html', html], ASKED);
  expect(ran.err).toBe('');
  return readFileSync(html, 'utf8');
}
const MELT = {
  mass_kg: 100,
  composition_wtpct: { Cr: 19, Al: 0.5 },
  composition_ppm: { O: 30, N: 80, S: 20 },
};

it('says in words that nothing happened and that one draw has no band', async () => {
  const page = await pageOf({
    melt: { ...MELT, balance: 'Ni' },
    route: [{ operation: 'vacuum-induction', settings: { time_s: 0 } }],
    samples: 1,
  });
  expect(page).toContain('<p>Nothing left the metal and nothing came in.</p>');
  expect(page).toContain('no content has a band');
});

it('keeps the numbers of short operations and the levers of long routes readable', async () => {
  const page = await pageOf({
    melt: { ...MELT, balance: 'Ni' },
    route: [
      ...['cleaning', 'vacuum-induction', 'casting', 'electroslag', 'hydrogen-annealing'].map(
        (operation) => ({
          operation,
        }),
      ),
    ],
    samples: 4,
  });
  const panel = page.split('<title>S through the route</title>')[1]!.split('</svg>')[0]!;
  const numbers = [...panel.matchAll(/<text x="([\d.]+)" y="30" [^>]*>([\d-]+)<\/text>/g)];
  const places = numbers.map(([, x]) => Number(x));
  expect(numbers.length).toBeGreaterThan(1);
  for (const [i, x] of places.slice(1).entries()) expect(x - places[i]!).toBeGreaterThanOrEqual(9);
  expect(numbers.map(([, , words]) => words).join(',')).toMatch(/^1(-\d)?,.*5$/);
  const levers = page.split('<section id="levers"')[1]!.split('</section>')[0]!;
  for (const head of levers.matchAll(/<thead>(.*?)<\/thead>/g))
    expect(head[1]!.split('<th ').length - 1).toBeLessThanOrEqual(8);
  expect(page).not.toMatch(/limited by [^<]* by</);
  expect(page).not.toContain('dashed = maximum');
});
