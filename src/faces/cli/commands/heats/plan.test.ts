import { expect, it } from 'vitest';
import type { PlanOutput } from '../../../../documents/heats/plan.ts';
import { createCompute } from '../../../../engine/compute.ts';
import { massText } from '../../../../foundation/quantity/format.ts';
import { plannedHeatPage, planPage } from '../../../../pages/blocks/heats/plan-page.ts';
import { renderHtml } from '../../../../pages/render/html.ts';
import { renderTerminal } from '../../../../pages/render/terminal.ts';

const planText = (output: PlanOutput): string => renderTerminal(planPage(output), { columns: 10_000 });

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
  const reserved = renderTerminal(
    plannedHeatPage({
      format: 'remelt-heat-plan/1',
      heat: 'H',
      ordered: { grade: 'H230', mass_kg: 250.5, at: '2026-11-27T08:00:00.000Z' },
      plan: {
        ...output,
        assumed: [...output.assumed, { what: 'furnace', value: 'VIM-1', unit: '', source: 'smallest' }],
      },
      blocked: [{ lot: 'R-9', reasons: ['oil', 'too large'] }],
      clearedAs: { S: 'H230' },
      prices_usd_per_kg: { S: 1.25, N: 2 },
      windows_wtpct: { Cr: { min: 10, max: 20, from: 12, to: 18 } },
      remarks: ['S: two analyses disagree on Cr'],
      shown: '',
    }),
  );
  for (const words of [
    // as it was ordered, not rounded
    /^H: 250.5 kg of H230, reserved 2026-11-27: NOT CERTIFIED\n/,
    /^S +H230 +[\d.]+ +1\.25 +[\d.]+$/m,
    /^Cr +wt% +10\.0 +20\.0 +12\.0 to 18\.0 +[\d.]+$/m,
    /^- furnace VIM-1 \(smallest\)$/m,
    /^- S: two analyses disagree on Cr$/m,
    /^- R-9: oil; too large$/m,
    /^lot +cleared as +kg/m,
    new RegExp(`^S +H230 +${massText(output.heats[0]!.charge.find(({ id }) => id === 'S')!.mass_kg)}`, 'm'),
    /no plan can cost less than/,
  ])
    expect(reserved).toMatch(words);
  expect(planText(output)).not.toContain('cleared as');

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
  expect(text).toMatch(/the part of S that its analysis does not list: 60 wt%, no balance is stated/);
  expect(text).toMatch(/prices older than 30 days: N \(304 days\)\n/);
  const named = output.assumed.map(({ kind: _, ...row }) => row);
  expect(planText({ ...output, assumed: named })).not.toMatch(/the part of S|prices/);
  const reworded = output.assumed.map((row) => ({ ...row, what: `(${row.what})` }));
  expect(planText({ ...output, assumed: reworded })).toMatch(/\(the part of S[^\n]*60 wt%/);
});
