import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../src/desk/actor.ts';
import type { TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { planAndReserve } from '../src/desk/planning/charge-plan.ts';
import { checkCharge } from '../src/desk/planning/check-charge.ts';
import { refineHeat } from '../src/desk/planning/predict-through.ts';
import { createCompute } from '../src/engine/compute.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import {
  CancelledError,
  ConflictError,
  ForbiddenError,
  InfeasibleError,
  InputError,
  NotFoundError,
} from '../src/foundation/errors.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { imputeTraces } from '../src/tasks/yard/identify-lot/impute-traces.ts';

const MELT = [
  { operation: 'vacuum-induction', settings: { time_s: 900, pressure_Pa: 50_000, atmosphere: 'argon' } },
];

type Single = Exclude<Command, { type: 'batch' }>;

/** Heats of Inconel 600 from virgin metal, in the furnaces of data/plant.json. */
describe('a heat is planned in the plant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-plan-heat-'));
  let context: TaskContext;
  const order = (heat: string, mass_kg: number) => ({
    heat,
    gradeId: 'IN600',
    mass_kg,
    certificationSamples: 200,
  });
  const refusal = async (of: ReturnType<typeof planAndReserve>): Promise<InputError> => {
    const error = await of.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  };
  beforeAll(async () => {
    let at = Date.parse('2026-11-24T08:00:00Z');
    const clock = (): Date => {
      at += 1000;
      return new Date(at);
    };
    context = byTrade(await openContext({ compute: createCompute(), clock, folder }));
    await bookMaterials(
      ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'C-graphite', 'Mn-electrolytic'].map(
        (material) => ({ material, mass_g: 5_000_000 }),
      ),
      context,
    );
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('not beyond what its furnaces hold, with a route or without', async () => {
    for (const route of [undefined, MELT]) {
      const error = await refusal(
        planAndReserve({ ...order('L-1', 100_000), ...(route && { route }) }, context),
      );
      expect(error.details[0]).toMatchObject({ path: 'mass_kg', value: 100_000, unit: 'kg' });
      expect(error.details[0]!.allowed).toMatch(/VIM-6000: 2500 to 6000 kg/);
    }
    expect(
      (await refusal(planAndReserve({ ...order('L-1', 300), furnace: 'VIM-25' }, context))).message,
    ).toBe('furnace VIM-25 does not hold a heat of 300 kg');
    expect(await context.store.heats()).toEqual([]);
  });

  it('takes lining, leak and crucible from the furnace, and its age and skull from the heats logged on it', async () => {
    const first = await planAndReserve({ ...order('L-1', 200), route: MELT }, context);
    const settings = first.document.heats[0]!.route![0]!.settings!;
    expect(settings).toMatchObject({
      lining: { material: 'MgO', heatsSinceReline: 0 },
      leak_Pa_m3_per_s: 0.003,
    });
    expect(first.document.heats[0]!.skull).toBeUndefined();
    expect(first.output.assumed).toContainEqual(
      expect.objectContaining({
        what: 'furnace',
        value: 'VIM-500',
        source: expect.stringMatching(/^plant\.json/),
      }),
    );
    const charge = first.output.heats[0]!.charge.map(({ id, mass_kg }) => ({
      lot: id,
      actual_g: Math.round(mass_kg * 1000),
    }));
    await runTask(
      recordHeat,
      {
        heat: 'L-1',
        by: 'p-melt',
        charge,
        log: { furnace: 'VIM-500', melt: { mass_kg: 200, composition_wtpct: { Cr: 15 } }, route: MELT },
      },
      context,
    );
    // the charge that was booked is the one that was checked: it is not drawn again
    const booked = await context.store.heat('L-1');
    const weighed = charge.map(({ lot, actual_g }) => ({ lot, mass_g: actual_g }));
    const checked = await checkCharge(booked, weighed, context);
    expect(await checkCharge(booked, weighed, context)).toBe(checked);
    expect(checked!.certificate.samples).toBe(4000);
    const second = await planAndReserve({ ...order('L-2', 200), route: MELT }, context);
    const [heat] = second.document.heats;
    expect(heat!.route![0]!.settings).toMatchObject({ lining: { heatsSinceReline: 1 } });
    expect(heat!.skull).toEqual({ mass_kg: 1, gradeId: 'IN600' });
    expect(second.output.heats[0]!.charge.map(({ id }) => id)).toContain('skull in L-2');
    // what is in the crucible is no lot: nothing is reserved for it
    const reserved = Object.keys((await context.store.heat('L-2')).reserved_g);
    expect(reserved.every((from) => from.startsWith('lot:V-'))).toBe(true);
    const { document } = await refineHeat(second, {}, context);
    expect(document.route[0]!.settings).toMatchObject({ lining: { heatsSinceReline: 1 } });
    const charged_kg = second.output.heats[0]!.charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    expect(document.melt.mass_kg).toBeGreaterThan(0.98 * charged_kg);
  }, 120_000);

  it('signed by the planner who asks, and not by somebody without the role', async () => {
    const people = context.compute.facts().plant.persons;
    const as = (id: string): TaskContext => ({ ...context, actor: actorNamed(id, { people, user: 'test' }) });
    await planAndReserve(order('L-3', 200), as('p-plan'));
    const [planned] = await context.store.history('heat:L-3');
    expect(planned!.body.by).toBe('p-plan');
    await expect(planAndReserve(order('L-4', 200), as('p-melt'))).rejects.toThrow(ForbiddenError);
    await expect(context.store.heat('L-4')).rejects.toThrow(NotFoundError);
  }, 60_000);

  it('with the ledger let go while the furnace is simulated; what is booked meanwhile decides', async () => {
    const seen: string[] = [];
    const { compute, store } = context;
    const watched: TaskContext = {
      ...context,
      letGo: async () => void seen.push('let go'),
      compute: {
        ...compute,
        plan: async (document, control) => {
          const output = await compute.plan(document, control);
          seen.push('planned');
          return output;
        },
      },
      store: {
        ...store,
        lots: (filter) => store.lots(filter),
        heats: (filter) => store.heats(filter),
        execute: async (command) => {
          seen.push(command.type);
          throw new ConflictError('another heat took the metal');
        },
      },
    };
    const planned = planAndReserve({ ...order('L-6', 200), route: MELT }, watched);
    await expect(planned).rejects.toThrow('another heat took the metal');
    expect(seen).toEqual(['let go', 'planned', 'planHeat']);
  }, 120_000);

  it('until it is stopped: then nothing is planned or reserved', async () => {
    const stopper = new AbortController();
    stopper.abort();
    const stopped = planAndReserve(
      { ...order('L-5', 200), route: MELT },
      { ...context, signal: stopper.signal },
    );
    await expect(stopped).rejects.toThrow(CancelledError);
    await expect(context.store.heat('L-5')).rejects.toThrow(NotFoundError);
  }, 60_000);

  it("from the metal of its owner alone, and booked as the owner's", async () => {
    const { store } = context;
    const own = { status: 'cleared', owner: null } as const;
    const customer = 'Customer A';
    const before = await store.lots(own);
    // Customer A's metal is as good and lies beside the plant's
    await store.execute({
      type: 'receiveLots',
      lots: before.map(({ id, form, lotClass, originClass, declaredGrade }) => ({
        lot: `A-${id}`,
        mass_g: 1_000_000,
        form,
        lotClass,
        ...(originClass ? { originClass } : {}),
        ...(declaredGrade ? { declaredGrade } : {}),
        owner: customer,
      })),
      by: 'p-goods',
    });
    await store.execute({
      type: 'batch',
      commands: before.flatMap(({ id, clearedAs, analyses: [sheet] }): Single[] => {
        const lot = `A-${id}`;
        const { analysis, basis, method, balance, results } = sheet!;
        const grade = clearedAs!;
        return [
          { type: 'gateCheck', lot, checks: [{ check: 'label', verdict: 'PASS' }] },
          {
            type: 'recordAnalysis',
            of: `lot:${lot}`,
            analysis,
            basis,
            method,
            ...(balance ? { balance } : {}),
            results,
          },
          {
            type: 'recordIdentification',
            lot,
            verdict: 'identified',
            candidates: [{ grade, probability: '1.0000' }],
          },
          { type: 'clearLot', lot, grade, reason: 'bought metal of the customer' },
        ];
      }),
    });
    const { output } = await planAndReserve({ ...order('L-6', 200), owner: customer }, context);
    const charged = output.heats[0]!.charge.map(({ id }) => id);
    expect(charged.length).toBeGreaterThan(1);
    expect(charged.filter((id) => !id.startsWith('A-V-'))).toEqual([]);
    expect((await store.heat('L-6')).owner).toBe(customer);
    const plants = await planAndReserve(order('L-7', 200), context);
    expect(plants.output.heats[0]!.charge.filter(({ id }) => id.startsWith('A-'))).toEqual([]);
    expect((await store.heat('L-7')).owner).toBeNull();
  }, 60_000);

  it('inside what the qualified heats cover: in their furnace, with the price of it; refused in another', async () => {
    const heats = (furnace: string) => ({
      programme: 'P-600',
      qualifiedHeats: [1, 2, 3].map((i) => ({ heat: `Q${i}`, furnace, contents_ppm: { Mn: 2000 } })),
    });
    const route = [{ operation: 'vacuum-induction', fidelity: 'table' as const }];
    const asked = { ...order('L-10', 20), route, dryRun: true };
    const { document, output } = await planAndReserve({ ...asked, within: heats('VIM-25') }, context);
    expect(document.heats[0]!.within).toMatchObject({ programme: 'P-600', furnace: 'VIM-25' });
    expect(output.heats[0]!.composition_wtpct.refined.Mn ?? 0).toBeLessThanOrEqual(0.2);
    expect(output.within!.dearer_usd).toBeGreaterThanOrEqual(0);
    const error = await planAndReserve({ ...asked, within: heats('VIM-500') }, context).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(InfeasibleError);
    const told = (error as InfeasibleError).details.map(({ message }) => message).join('\n');
    expect(told).toContain('The furnace VIM-25 is not qualified');
  }, 60_000);

  it('without a lot that cannot be planned, and says why', async () => {
    const { store } = context;
    const lot = 'G-1';
    await store.execute({
      type: 'receiveLots',
      lots: [
        { lot, mass_g: 400_000, form: 'grindings', lotClass: 'purchased-scrap', declaredGrade: 'IN600' },
      ],
      by: 'p-goods',
    });
    const content = (element: string, text: string) => ({ element, text, unit: 'wt%' as const });
    await store.execute({
      type: 'batch',
      commands: [
        { type: 'gateCheck', lot, checks: [{ check: 'label', verdict: 'PASS' }] },
        {
          type: 'recordAnalysis',
          of: `lot:${lot}`,
          analysis: 'A1',
          basis: 'measured',
          method: 'OES',
          balance: 'Ni',
          results: [content('Cr', '15.6'), content('Fe', '8.1'), content('C', '0.05')],
        },
        {
          type: 'recordIdentification',
          lot,
          verdict: 'identified',
          candidates: [{ grade: 'IN600', probability: '1.0000' }],
        },
        { type: 'clearLot', lot, grade: 'IN600', reason: 'identified as IN600' },
      ],
    });
    await imputeTraces(lot, 'IN600', context);
    const { blocked, output } = await planAndReserve(order('L-8', 200), context);
    expect(output.status).toBe('optimal');
    expect(blocked).toEqual([
      {
        lot,
        reasons: [expect.stringMatching(/^O was not measured, and metal of this form usually has .* wt%/)],
      },
    ]);
    expect(blocked[0]!.reasons[0]).toMatch(/planning takes at most 2 wt% .*Measure O in it/);
    // alone in the yard it is the reason that there is no plan
    const only = { ...store, lots: async () => [await store.lot(lot)] } as TaskContext['store'];
    const error = await refusal(planAndReserve(order('L-9', 200), { ...context, store: only }));
    expect(error.message).toBe('no cleared lot can be planned');
    expect(error.details[0]).toMatchObject({
      path: lot,
      message: expect.stringMatching(/^O was not measured/),
    });
  }, 60_000);

  it('refusals of a record name its places and keep class and cause', async () => {
    const [from, actual_g] = Object.entries((await context.store.heat('L-3')).reserved_g)[0]!;
    const document = { heat: 'L-3', by: 'p-plan', charge: [{ lot: from.slice('lot:'.length), actual_g }] };
    const error = await runTask(recordHeat, document, context).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ForbiddenError);
    expect((error as ForbiddenError).details[0]!.path).toBe('charge.by');
    expect((error as ForbiddenError).cause).toBeInstanceOf(ForbiddenError);
    expect(((error as ForbiddenError).cause as ForbiddenError).details[0]!.path).toBe('commands[0].by');
  });
});
