import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanInput, PlanOutput } from '../src/documents/heats/plan.ts';
import { massText, money } from '../src/foundation/quantity/format.ts';
import { planPage } from '../src/pages/blocks/heats/plan-page.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const EXAMPLE = join(process.cwd(), 'docs/formats/plan.example.json');

async function drawn(document: unknown): Promise<{ code: number | null; output: PlanOutput; page: string }> {
  const [file, html] = [join(folder.path, 'plan.json'), join(folder.path, 'plan.html')];
  writeFileSync(file, JSON.stringify(document));
  const ran = await remelt(folder.path, ['plan', file, '--html', html, '--json']);
  return { code: ran.code, output: ran.json() as PlanOutput, page: readFileSync(html, 'utf8') };
}
const example = (): PlanInput => JSON.parse(readFileSync(EXAMPLE, 'utf8')) as PlanInput;

it('draws a plan: every lot with its mass and reason, what else it could cost', async () => {
  const { code, output, page } = await drawn(example());
  expect(code).toBe(0);
  expect(page).not.toContain('<script');
  expect(page).toContain(`${money(output.cost_usd!)} USD (`);
  const [heat] = output.heats;
  for (const { id, mass_kg } of heat!.charge)
    expect(page, id).toContain(`>${id}</td><td class="n" data-label="kg">${massText(mass_kg)}<`);
  for (const { words } of heat!.binding) expect(page).toContain(words.replaceAll(/(\d) %/g, '$1\u00A0%'));
  for (const { name, cost_usd } of output.baselines)
    expect(page).toMatch(new RegExp(`<td[^>]*>${name}</td><td[^>]*>${money(cost_usd!)}</td>`));
});

it('calls a plan optimal by its gap to the bound, else says at which margin it is', () => {
  const output = JSON.parse(readFileSync(join(process.cwd(), 'test/frozen/plan.json'), 'utf8')) as PlanOutput;
  const solver = { name: 'HiGHS', bound_usd: 876, gap: 0, doubts: [] };
  const words = (gap: number, status: PlanOutput['status'] = 'optimal'): string =>
    JSON.stringify(
      planPage({ ...output, solver, assumed: [], status, cost_usd: 1000, bound_usd: 876, gap }).lead,
    );
  expect(words(0.124)).toContain('(optimal at the margin it keeps, at most 12.400 % above the bound)');
  expect(words(0.124, 'feasible')).toContain('(best found, at most 12.400 % above the bound)');
  expect(words(0.002)).toContain('(optimal within 0.200 %)');
  expect(words(0)).toContain('(optimal)');
});

it('says how much another way costs more or less, and leaves out what is no part of the risk', () => {
  const output = JSON.parse(readFileSync(join(process.cwd(), 'test/frozen/plan.json'), 'utf8')) as PlanOutput;
  const [heat] = output.heats;
  const page = JSON.stringify(
    planPage({
      ...output,
      assumed: [],
      solver: { name: 'HiGHS', bound_usd: 1000, gap: 0, doubts: [] },
      cost_usd: 1000,
      baselines: [
        { name: 'all new', cost_usd: 1120, words: '' },
        { name: 'mean alone', cost_usd: 999.06, words: '' },
        { name: 'first-fit', cost_usd: 1000.00459, words: '' },
      ],
      heats: [
        {
          ...heat!,
          commonRisk: [
            { cause: 'laboratory A', share: 0.2 },
            { cause: 'laboratory B', share: 0.0004 },
          ],
        },
      ],
    }),
  );
  expect(page).toContain('["mean alone","999.06","-0.94",""]');
  expect(page).toContain('["all new","1,120.00","+120.00",""]');
  expect(page).toContain('"note":"0.94 less"');
  expect(page).toContain('["first-fit","1,000.00","0.00",""]');
  expect(page).toContain('"note":"the same"');
  expect(page).toContain('laboratory A: 20.0 % of the risk');
  expect(page).not.toContain('laboratory B');
});

it('draws several heats under their names, with links that find them', async () => {
  const asked = example();
  const [heat] = asked.heats;
  const { output, page } = await drawn({
    ...asked,
    heats: ['H 1', 'H 2'].map((id) => ({ ...heat!, id, target: { gradeId: 'H230', mass_kg: 300 } })),
  });
  expect(output.heats.map(({ id }) => id)).toEqual(['H 1', 'H 2']);
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
  expect(links.filter((id) => !page.includes(`<section id="${id}"`))).toEqual([]);
  expect(new Set(links).size).toBe(links.length);
  for (const name of ['H 1: the charge', 'H 2: the charge']) expect(page).toContain(`<h2>${name}</h2>`);
  // no route: nothing is told of the metal, and what a melt would lose is
  expect(page).toContain('H 1 must hold Mn, La, and a vacuum induction melt keeps about');
  expect(page).not.toContain('>refined</th>');
});

it('tells a conformance probability of the metal, and its refined contents, only where a route is planned', () => {
  const output = JSON.parse(readFileSync(join(process.cwd(), 'test/frozen/plan.json'), 'utf8')) as PlanOutput;
  const [heat] = output.heats;
  const certificate = { passRate: 0.99, lowerLimit: 0.98, samples: 4000, seed: 1 };
  const route = { id: 'route', cost_usd: 0, rounds: 1, disagreement: 0, at: null, looked: [] };
  const aim = { corner_usd: 990, distance_usd: 0, contents: [] };
  const solver = { name: 'HiGHS', bound_usd: 990, gap: 0, doubts: [] };
  const told = (more: Partial<PlanOutput['heats'][number]>): string =>
    JSON.stringify(planPage({ ...output, solver, assumed: [], heats: [{ ...heat!, certificate, ...more }] }));
  const bare = told({ route: null, aim: { ...aim, dearer_usd: -0.001 } });
  expect(bare).toContain('The charge as it lies meets every limit with a probability of 99.00 %');
  expect(bare).not.toMatch(/Conformance probability 99|"refined"/);
  expect(bare).toContain('Aiming costs nothing: the cheapest corner of the windows costs 990.00 USD too.');
  const routed = told({ route, aim: { ...aim, dearer_usd: 10 } });
  expect(routed).toContain('Conformance probability 99.00 %');
  expect(routed).toContain('"refined"');
  expect(routed).toContain(
    'Aiming costs at most 10.00 USD: no charge in the cheapest corner of the windows costs less than 990.00 USD.',
  );
});

it('draws that there is none: what is in the way, and what would help', async () => {
  const asked = example();
  const [heat] = asked.heats;
  const { code, output, page } = await drawn({ ...asked, heats: [{ ...heat!, maxMaterials: 1 }] });
  expect(code).toBe(1);
  expect(output.status).toBe('infeasible');
  expect(page).toContain('<h1>No charge meets the limits</h1>');
  for (const { words } of output.conflict) expect(page).toContain(words.replaceAll(/(\d) %/g, '$1\u00A0%'));
});

it('says which route was chosen, what the cost holds beside the charge, and that a conformance probability is one after trims', async () => {
  const asked = example();
  const [heat] = asked.heats;
  const route = (time_s: number) => [{ operation: 'vacuum-induction' as const, settings: { time_s } }];
  const routes = [
    { id: 'short', route: route(1800), fixed_usd: 100 },
    { id: 'long', route: route(7200), fixed_usd: 900 },
  ];
  const chosen = await drawn({ ...asked, heats: [{ ...heat!, routes }], certificationSamples: 200 });
  expect(chosen.page).toContain('Planned through route short (100.00 USD), the best of short, long.');
  expect(chosen.page).toContain(`${money(chosen.output.heats[0]!.cost_usd)} USD, with the route`);

  const corrected = JSON.parse(
    readFileSync(join(process.cwd(), 'docs/formats/plan-recourse.example.json'), 'utf8'),
  ) as PlanInput;
  const { output, page } = await drawn(corrected);
  const { cost } = output.heats[0]!.recourse!;
  expect(page).toMatch(/Conformance probability [\d.]+\u00A0% after trims/);
  expect(page).toContain('USD, with expected trims after the sample');
  expect(page).toContain(
    `The charge costs ${money(cost.charge_usd)} USD. After a sample by ICP-OES (30 min), trims cost ${money(cost.corrections_usd)} USD on average`,
  );
}, 120_000);

it('cuts a name that is too long for its chart, and keeps it whole in the table', async () => {
  const asked = example();
  const long = 'a lot whose name is <very> long & goes on for as long as the clerk likes';
  const [first, ...others] = asked.materials;
  const { page } = await drawn({ ...asked, materials: [{ ...first!, id: long }, ...others] });
  const chart = page.split('<title>What is charged</title>')[1]!.split('</svg>')[0]!;
  for (const [, words] of chart.matchAll(/<text x="120"[^>]*>([^<]*)<\/text>/g))
    expect(words!.length, words).toBeLessThanOrEqual(24);
  expect(page).toContain(long.replace('<very>', '&lt;very&gt;').replace(' & ', ' &amp; '));
});
