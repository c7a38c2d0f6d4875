import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../desk/context.ts';
import type { Passport } from '../../documents/proof/passport.ts';
import { castHeat } from '../testing/cast-heat.ts';
import { memoryContext } from '../testing/memory-context.ts';
import { passportPath, passports } from './passports.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext({ clock: () => new Date('2026-11-24T08:00:00Z') });
  await castHeat('H-1', context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const SHOWING = { checkpoint: 'c', showGrade: false };
async function shown(
  change: Partial<TaskContext['store']> = {},
  more: object = {},
): Promise<readonly Passport[]> {
  const store = { ...context.store, ...change };
  const found: Passport[] = [];
  for await (const one of passports({ ...SHOWING, ...more }, { ...context, store })) found.push(one);
  return found;
}
/** Objects as the ledger has them, with a change. */
const objects =
  (change: object): TaskContext['store']['objects'] =>
  async (filter) =>
    (await context.store.objects(filter)).map((one) => ({ ...one, ...change }));

it('shows nothing of metal that nobody has released, certified or shipped', async () => {
  expect(await shown()).toEqual([]);
  const release = (await context.store.heat('H-1')).release;
  expect(release).toBeNull();
  expect(await shown({ objects: objects({ release: { predicted: true, seq: 0 } }) })).toEqual([]);
});

it('shows what was released: its heat, maker, melting, and the records of it, without a grade that is confidential', async () => {
  const found = await shown({ objects: objects({ release: { predicted: false, seq: 0 } }) });
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({
    ...{
      subject: 'object:H-1-a',
      heat: 'H-1',
      form: 'ingot',
      grade: null,
      cutFrom: [],
      held: null,
      cut: null,
    },
    ...{
      shipped: null,
      suspendedBy: [],
      failedBy: null,
      recalled: [],
      certificates: [],
      checkpoint: 'c',
      log: '../../',
    },
  });
  const [site] = context.compute.facts().plant.sites;
  expect(found[0]!.maker).toEqual({ name: expect.any(String), country: site!.country });
  expect(found[0]!.melted).toMatchObject([{ process: 'vacuum-induction', on: '2026-11-24' }]);
  expect(found[0]!.records.length).toBeGreaterThan(0);
  const open = await shown(
    { objects: objects({ release: { predicted: false, seq: 0 } }) },
    { showGrade: true },
  );
  expect(open[0]!.grade).toBe('IN718');
});

it('shows metal that was shipped or certified alone, and that it is held', async () => {
  const [first] = await context.store.records(0, 1);
  const day = first!.record.at.slice(0, 10);
  const held = await shown({ objects: objects({ status: 'shipped', held: { seq: 0 } }) });
  expect(held[0]).toMatchObject({ held: day, released: null });
  const certificates = [
    { seq: 0, sha256: 'ab', number: 'C-1', withdrawn: undefined },
    { seq: 0, sha256: 'cd', number: 'C-2', withdrawn: 3 },
  ];
  const certified = await shown({ objects: objects({ certificates }) });
  expect(certified[0]!.certificates).toMatchObject([
    { sha256: 'ab', withdrawn: false, record: 0 },
    { sha256: 'cd', withdrawn: true },
  ]);
});

it('asks for heats and objects in parts until one is not full', async () => {
  const asked: unknown[] = [];
  const heat = { ...(await context.store.heat('H-1')), lastSeq: 42 };
  const full = Array.from({ length: 500 }, () => heat);
  await shown({
    heats: async ({ after }: { readonly after?: number } = {}) => {
      asked.push(after);
      return after === undefined ? full : [];
    },
    objects: async () => [],
  } as never);
  expect(asked).toEqual([undefined, 42]);
});

it('has its page below the log, under its kind and id', () => {
  expect(passportPath('object:I 1/a')).toBe('passport/object/I%201%2Fa.html');
});
