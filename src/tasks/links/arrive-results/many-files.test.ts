import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import type { LotState } from '../../../evidence/ledger/state.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { UnavailableError } from '../../../foundation/errors.ts';
import { sampleCode } from '../../../metal/alloy/sample-code.ts';
import { runTask } from '../../task.ts';
import { arrives, readsTables } from '../../testing/arrived.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { takeResults } from '../take-results/take-results.ts';

const LOTS = process.env.REMELT_LONG === '1' ? 100 : 10;
/** Of each lot, with the same numbers in all of them. */
const SAMPLES = 20;

interface File {
  readonly lot: string;
  readonly sample: string;
  readonly text: string;
}

/** Every sample of every lot has one file, which names it by its code or by lot and number; its content says which it is. */
const FILES: readonly File[] = Array.from({ length: LOTS * SAMPLES }, (_, i) => ({
  lot: `L-${i % LOTS}`,
  sample: `S-${Math.floor(i / LOTS)}`,
  text: `10.${String(i).padStart(4, '0')}`,
}));

async function yard(): Promise<TaskContext> {
  const context = sameViews(readsTables(memoryContext()));
  const lots = Array.from({ length: LOTS }, (_, i) => ({
    ...{ lot: `L-${i}`, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' as const },
  }));
  await context.store.execute({ type: 'receiveLots', lots });
  await context.store.execute({
    type: 'batch',
    commands: FILES.map(({ lot, sample }) => ({ type: 'takeSample', of: `lot:${lot}`, sample })),
  });
  return context;
}

/** The lots as a store that is opened gives them: the same object until one changes, as `desk/memory.ts` rests on. */
function sameViews(context: TaskContext): TaskContext {
  const views = new Map<string, LotView>();
  const { store } = context;
  return {
    ...context,
    store: {
      ...store,
      lots: async (filter) =>
        (await store.lots(filter)).map((lot) => {
          const before = views.get(lot.id);
          const isSame =
            before?.samples === lot.samples &&
            before.analyses === lot.analyses &&
            before.status === lot.status;
          if (!isSame) views.set(lot.id, lot);
          return views.get(lot.id)!;
        }),
    },
  };
}

/** A ledger whose answer is lost now and then: what was booked stays booked. */
function losing(context: TaskContext, isLost: () => boolean): TaskContext {
  return {
    ...context,
    store: {
      ...context.store,
      execute: async (command, options) => {
        const receipt = await context.store.execute(command, options);
        if (isLost()) throw new UnavailableError('the power went off');
        return receipt;
      },
    },
  };
}

it('keeps files by the thousand through lost answers, doubles, renames and any order: none lost, none twice, none on another sample', async () => {
  const context = await yard();
  const seed = 20261202;
  const order = fc.sample(
    fc.shuffledSubarray([...FILES.keys(), ...FILES.keys()], { minLength: 2 * FILES.length }),
    { numRuns: 1, seed },
  )[0]!;
  const chances = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 4096, seed });
  let drawn = 0;
  const chance = (): number => chances[drawn++ % chances.length]!;
  const uncertain = losing(context, () => chance() < 0.05);
  const seen = new Map<number, string>();
  for (const i of order) {
    const { lot, sample, text } = FILES[i]!;
    const name = i % 2 === 0 ? sampleCode(`lot:${lot}`, sample) : `${lot}_${sample}`;
    const send = () =>
      arrives({ [name]: { Cr: text } }, uncertain, { file: seen.has(i) ? `copy ${i}.csv` : `${i}.csv` });
    // whoever got no answer sends it again
    let arrival = await send().catch(() => null);
    while (arrival === null) arrival = await send().catch(() => null);
    expect(arrival.arrival).toBe(seen.get(i) ?? arrival.arrival);
    seen.set(i, arrival.arrival);
    if (arrival.status === 'settled') continue;
    const by = actingAs('p-lab', uncertain);
    await runTask(takeResults, { arrival: arrival.arrival }, by).catch(() => null);
  }
  expect(await context.store.subjects('arrival')).toHaveLength(FILES.length);
  const lots = new Map((await context.store.lots()).map((lot): [string, LotState] => [lot.id, lot]));
  for (const [i, { lot, sample, text }] of FILES.entries()) {
    const own = lots.get(lot)!.analyses.filter((one) => one.sample === sample);
    expect(own).toMatchObject([{ arrival: seen.get(i), results: [{ element: 'Cr', text }] }]);
  }
  const all = [...lots.values()].flatMap(({ analyses }) => analyses);
  expect(all).toHaveLength(FILES.length);
}, 120_000);
