import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompute } from '../src/engine/compute.ts';
import { openMemoryStore } from '../src/evidence/ledger/testing/memory-store.ts';
import { ForbiddenError } from '../src/foundation/errors.ts';
import { ROLES, type Role } from '../src/metal/plant/person.ts';
import { DEFAULT_SEED, type TaskContext } from '../src/tasks/context.ts';
import { type AnyTask, TASKS } from '../src/tasks/registry.ts';
import { mayAsk } from '../src/tasks/rights.ts';
import { runTask } from '../src/tasks/task.ts';
import { knownSalts } from './ledgers/store-files.ts';
import { MISTAKES, PEOPLE, STORY } from './ledgers/story.ts';

const START = Date.parse('2026-03-01T08:00:00.000Z');
let context: TaskContext;
beforeAll(async () => {
  const { length } = STORY;
  let step = 0;
  const clock = () => new Date(START + step * 60_000);
  const store = openMemoryStore({ clock, salts: knownSalts('0031'), people: PEOPLE, demonstration: true });
  for (step = 0; step < length; step += 1) await store.execute(STORY[step]!);
  for (const command of MISTAKES) {
    const records = await store.records(0, 10_000);
    const seqOf = (kind: string, subject: string) =>
      records.findLast(({ record }) => record.kind === kind && record.subject === subject)!.seq;
    step += 1;
    await store.execute(command(seqOf));
  }
  const compute = createCompute({ threads: 1 });
  context = { compute, store, clock, seed: DEFAULT_SEED, actor: { kind: 'machine', user: 'test' } };
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const as = (...roles: readonly Role[]): TaskContext => ({
  ...context,
  actor: { kind: 'person', person: { id: 'v-own', name: 'V. Own', roles } },
});

/** Orders of tasks that need one, for what the story holds; a task is asked with the first that its schema reads. */
const ORDERS = [
  { heat: 'H-1' },
  { lot: 'R-1' },
  { subject: 'heat:H-1', direction: 'up' },
  { subject: 'heat:H-1' },
  { specification: 'CUST-230 rev C' },
  { programme: 'P-1' },
  { furnace: 'VIM-25' },
  { customer: 'Airline' },
  { of: 'object:I-1' },
];

async function ordersFor(task: AnyTask): Promise<readonly object[]> {
  const ids = async (type: 'specification' | 'route' | 'programme') =>
    (await context.store.subjects(type)).map(({ state }) => ({ [type]: (state as { id: string }).id }));
  const objects = (await context.store.objects()).flatMap(({ id, subject }) => [
    { object: id },
    { of: subject },
  ]);
  const heats = (await context.store.heats()).flatMap(({ id, subject }) => [
    { heat: id },
    { of: subject },
    { subject },
    { subject, direction: 'up' },
    { subject, direction: 'down' },
  ]);
  const known = await Promise.all((['specification', 'route', 'programme'] as const).map(ids));
  const named = known
    .flat()
    .flatMap((one) => [one, { name: Object.values(one)[0] }, { id: Object.values(one)[0] }]);
  const all = [{}, ...ORDERS, ...objects, ...heats, ...named];
  return all.filter(
    (order) =>
      (task.order as { safeParse?: (o: unknown) => { success: boolean } }).safeParse?.(order).success,
  );
}

/** Who and what the plant alone reads: suppliers, customers, persons, what is paid. */
const SECRET = new RegExp(
  [
    ...['Example Scrap', 'Müller', 'Airline', 'Forge SA', 'Example Customer', 'Customer C', 'customer c'],
    ...PEOPLE.map(({ id }) => `${id}\\b`),
    ...['p-new', 'Melter in training', 'USD', '15\\.40'],
    '_usd|usd_',
  ].join('|'),
  'i',
);

const reading = async (): Promise<readonly AnyTask[]> => {
  const tasks = await Promise.all(
    Object.values(TASKS).flatMap((group) => Object.values(group).map((load) => load())),
  );
  return tasks.filter(({ reads }) => reads);
};

interface Read {
  readonly asked: number;
  readonly answered: number;
  readonly told: readonly string[];
}

/** Asks a task everything that the story knows; says where an answer tells what is the plant's own. */
async function asked(task: AnyTask, by: TaskContext): Promise<Read> {
  const told: string[] = [];
  let [count, answered] = [0, 0];
  for (const order of await ordersFor(task)) {
    count += 1;
    let answer: unknown;
    try {
      answer = await runTask(task, order, by);
    } catch (error) {
      if (error instanceof ForbiddenError && error.details[0]?.path === 'role') throw error;
      answer = String(error);
    }
    if (typeof answer !== 'string') answered += 1;
    const text = JSON.stringify(answer);
    const [found] = SECRET.exec(text) ?? [];
    const at = SECRET.exec(text)?.index ?? 0;
    if (found !== undefined)
      told.push(`${task.name} ${JSON.stringify(order)}: ...${text.slice(at - 60, at + 40)}`);
  }
  return { asked: count, answered, told };
}

describe('an inspector or a reader', () => {
  it.each(['inspector', 'reader'] as const)(
    'W9: as %s reads of no task money, parties or persons',
    async (role) => {
      const told: string[] = [];
      const answered: string[] = [];
      for (const task of await reading()) {
        const is = asked(task, as(role));
        if (!task.forVisitors) {
          if ((await ordersFor(task)).length > 0) await expect(is, task.name).rejects.toThrow(ForbiddenError);
          continue;
        }
        const one = await is;
        told.push(...one.told);
        if (one.answered > 0) answered.push(task.name);
      }
      expect(told).toEqual([]);
      expect(answered).toEqual(
        expect.arrayContaining(['list-heats', 'report-heat', 'compare-heat', 'release-queue', 'trace-metal']),
      );
    },
  );

  it('would be told by what others read', async () => {
    const told: string[] = [];
    for (const task of await reading()) {
      const { told: of } = await asked(task, as('planner'));
      if (of.length > 0) told.push(task.name);
    }
    expect(told).toEqual(
      expect.arrayContaining([
        'list-lots',
        'report-heat',
        'compare-heat',
        'list-persons',
        'list-prices',
        'list-disclosures',
        'show-history',
      ]),
    );
  });

  it('asks what is for visitors, and somebody of the plant everything that is read', async () => {
    for (const task of await reading())
      for (const role of ROLES) {
        const isVisiting = role === 'inspector' || role === 'reader';
        const may = mayAsk(task, { id: 'x', name: 'X', roles: [role] }, '2026-03-01');
        expect([task.name, role, may]).toEqual([task.name, role, !isVisiting || task.forVisitors === true]);
      }
    const both = { id: 'x', name: 'X', roles: ['inspector', 'quality'] } as const;
    expect(mayAsk({ act: null, reads: true }, both, '2026-03-01')).toBe(true);
  });
});
