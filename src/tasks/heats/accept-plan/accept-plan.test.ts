import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { plannedHeatPage } from '../../../pages/blocks/heats/plan-page.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { bookMaterials } from '../../yard/book-materials.ts';
import { makeUpSheet } from '../make-up-sheet/make-up-sheet.ts';
import { planHeat } from '../plan-heat/plan-heat.ts';
import { reportHeat } from '../report-heat/report-heat.ts';
import { acceptPlan } from './accept-plan.ts';
import { page } from './page.ts';

/** More than draws so few can show. */
const ORDER = {
  heat: 'H-1',
  gradeId: 'IN600',
  mass_kg: 200,
  jointConfidence: 0.999,
  certificationSamples: 400,
};

/** A yard of bought metal that makes a heat, and less surely than is asked. */
async function yard() {
  const context = memoryContext();
  const bought = Object.entries({
    ...{ 'Ni-electrolytic': 170_000, 'Cr-electrolytic-degassed': 40_000, 'Fe-electrolytic': 30_000 },
    ...{ 'C-graphite': 1000, 'Mn-electrolytic': 2000 },
  }).map(([material, mass_g]) => ({ material, mass_g }));
  await bookMaterials(bought, context);
  return { context, planner: actingAs('p-plan', context), quality: actingAs('p-qual', context) };
}

it('reserves the nearest plan only after planner and quality have accepted it', async () => {
  const { context, planner, quality } = await yard();
  const refused = await runTask(planHeat, ORDER, planner).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'infeasible',
    instead: {
      choices: {
        list: expect.arrayContaining([
          expect.objectContaining({
            unsafe: true,
            by: { verb: 'heats/plan-heat', order: { ...ORDER, nearest: true } },
          }),
        ]),
      },
    },
  });
  const shown = await runTask(planHeat, { ...ORDER, nearest: true, dryRun: true }, planner);
  expect(shown.below).toMatchObject({ asked: 0.999 });
  const asked = { ...ORDER, nearest: true, confirm: shown.shown };
  await expect(runTask(planHeat, asked, planner)).rejects.toMatchObject({
    details: [{ path: 'acceptBelow' }],
  });
  const planned = await runTask(planHeat, { ...asked, acceptBelow: 'a trial heat' }, planner);
  expect(plannedHeatPage(planned)).toMatchObject({
    verdict: 'BELOW WHAT WAS ASKED',
    title: expect.stringMatching(/nothing is reserved before quality accepts it$/),
    head: { turn: { who: ['quality'], by: [{ verb: 'heats/accept-plan' }] } },
  });
  const nickel = () => context.store.lot('V-Ni-electrolytic');
  expect((await nickel()).reserved_g).toEqual({});
  expect(await context.store.heats()).toMatchObject([
    { status: 'planned', reserved_g: {}, below: { accepted: null } },
  ]);
  const report = await runTask(reportHeat, { heat: 'H-1' }, quality);
  expect(report.head?.turn).toMatchObject({ who: ['quality'], by: [{ verb: 'heats/accept-plan' }] });

  const sheet = await runTask(makeUpSheet, { heat: 'H-1' }, quality);
  expect(sheet.warnings[0]).toMatch(
    /^Do not charge: quality has not accepted this plan below what was asked/,
  );
  expect(sheet.weigh_g).toBeGreaterThan(190_000);

  await expect(runTask(acceptPlan, { heat: 'H-1', reason: 'seen' }, planner)).rejects.toMatchObject({
    code: 'forbidden',
  });
  const accepted = await runTask(acceptPlan, { heat: 'H-1', reason: 'measured first' }, quality);
  expect(accepted.below).toMatchObject({
    by: 'p-plan',
    accepted: { by: 'p-qual', reason: 'measured first' },
  });
  expect((await nickel()).reserved_g['H-1']).toBeGreaterThan(100_000);
  expect(page(accepted).lead[1]).toMatchObject({
    rows: [
      ['planned below what was asked', expect.stringMatching(/of heats meet every limit, 99.9 % asked/)],
      ['accepted by the planner', expect.stringMatching(/^p-plan, .*: a trial heat$/)],
      ['accepted by quality', expect.stringMatching(/^p-qual, .*: measured first$/)],
    ],
  });
});

it('signs how far the plan comes', async () => {
  const { planner, quality } = await yard();
  await runTask(planHeat, { ...ORDER, nearest: true, acceptBelow: 'a trial heat' }, planner);
  expect(await acceptPlan.signs!({ heat: 'H-1', reason: 'measured first' }, 'Q', quality)).toMatch(
    /^I, Q, accept that heat H-1 is melted below what was asked: [\d.]+ % of heats pass, 99.9 % asked.*\. Reason: measured first$/,
  );
});
