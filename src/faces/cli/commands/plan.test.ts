import { expect, it } from 'vitest';
import type { PlanOutput } from '../../../documents/plan.ts';
import { createCompute } from '../../../engine/compute.ts';
import { planPage } from '../../../pages/blocks/plan-page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';

const planText = (output: PlanOutput): string => renderTerminal(planPage(output));

it('says beside the plan what its kind asks for, however the words begin', async () => {
  const compute = createCompute();
  const output = await compute.plan({
    heats: [
      { id: 'H', target: { limits_wtpct: { Cr: { min: 10, max: 20 } }, residual_wtpct: null, mass_kg: 100 } },
    ],
    materials: [
      { id: 'S', composition_wtpct: { Cr: 40 }, price_usd_per_kg: 1 },
      { id: 'N', composition_wtpct: {}, balance: 'Ni', price_usd_per_kg: 2, pricedOn: '2026-01-01' },
    ],
    asOf: '2026-11-01',
  });
  await compute.close();
  // The terminal and the file say the same: each sentence and each name of a row is on both.
  const file = renderHtml(planPage(output))
    .replaceAll('\u00A0', ' ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&quot;', '"');
  const said = planText(output)
    .split('\n')
    .flatMap((line) => /^- (.*)|^(\S+) {2,}/.exec(line)?.slice(1) ?? []);
  expect(said.filter(Boolean).length).toBeGreaterThan(10);
  for (const words of said.filter(Boolean)) expect(file).toContain(`\n${words}\n`);

  const text = planText(output);
  expect(text).toMatch(/rest of S that its analysis does not tell: 60 wt%, no balance is stated/);
  expect(text).toMatch(/prices older than 30 days: N \(304 days\)\n/);
  const named = output.assumed.map(({ kind: _, ...row }) => row);
  expect(planText({ ...output, assumed: named })).not.toMatch(/rest of S|prices/);
  const reworded = output.assumed.map((row) => ({ ...row, what: `(${row.what})` }));
  expect(planText({ ...output, assumed: reworded })).toMatch(/\(rest of S[^\n]*60 wt%/);
});
