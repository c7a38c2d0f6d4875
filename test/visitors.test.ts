import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SEED, type TaskContext } from '../src/desk/context.ts';
import { Memory } from '../src/desk/memory.ts';
import { CLOSED, LEFT_OUT, NAMES } from '../src/desk/visitors.ts';
import { createCompute } from '../src/engine/compute.ts';
import { openMemoryStore } from '../src/evidence/ledger/testing/memory-store.ts';
import { KINDS } from '../src/evidence/records/kinds.ts';
import { ForbiddenError } from '../src/foundation/errors.ts';
import { ROLES, type Role } from '../src/metal/plant/person.ts';
import { showHistory } from '../src/tasks/proof/show-history/show-history.ts';
import { type AnyTask, TASKS, taskNamed } from '../src/tasks/registry.ts';
import { mayAsk } from '../src/tasks/rights.ts';
import { runTask } from '../src/tasks/task.ts';
import { addressOf, MORE, moreFor, PLACES, placesFor, VISITED } from '../web/shell/places.ts';
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
  context = {
    compute,
    store,
    clock,
    seed: DEFAULT_SEED,
    actor: { kind: 'machine', user: 'test' },
    memory: new Memory(),
  };
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
    'W11: as %s reads of no task money, parties or persons',
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

  it('W11: reads the history of heats, and of no lot', async () => {
    const reader = as('reader');
    const { records } = await runTask(showHistory, {}, reader);
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter(({ subject }) => subject.startsWith('lot:'))).toEqual([]);
    const lot = (await context.store.lots({}))[0]!.id;
    await expect(runTask(showHistory, { about: `lot:${lot}` }, reader)).rejects.toThrow(ForbiddenError);
  });

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

/**
 * Fields with words of somebody that a visitor reads: names of metal, places, methods and things, and documents that a heat is judged by. A
 * field that is in no list fails here: what names a party, a person or a price belongs into `tasks/visitors.ts`.
 */
const OPEN: ReadonlySet<string> = new Set([
  ...['accreditation', 'advice', 'alloy', 'analysis', 'answer', 'approval', 'approvalType', 'arrival'],
  ...['authority', 'balance', 'check', 'correctsKind', 'currency', 'date', 'detection', 'diagnostic'],
  'decides',
  ...['document', 'element', 'elements', 'equivalent', 'erasesKind', 'factorUnit', 'field', 'form'],
  ...['furnace', 'gaugeStudy', 'grade', 'heat', 'item', 'key', 'lab', 'limitations', 'log', 'look'],
  ...['method', 'name', 'names', 'number', 'object', 'of', 'on', 'operation', 'origin', 'paper'],
  ...['place', 'point', 'process', 'programme', 'protocol', 'reading', 'reasons', 'recall'],
  ...['referenceMaterial', 'reopened', 'repeat', 'replaces', 'report', 'retainedSample', 'route'],
  ...['rule', 'rules', 'sample', 'says', 'scale', 'scope', 'sd', 'serial', 'signature', 'source'],
  ...[
    'specification',
    'specimen',
    'supersededBy',
    'takingRule',
    'tare',
    'text',
    'to',
    'treatment',
    'type',
    'unit',
  ],
  ...['until', 'urls', 'version', 'what'],
]);

type Schema = { readonly [key: string]: unknown };
const partsOf = (schema: Schema): readonly Schema[] =>
  [schema.anyOf, schema.oneOf, schema.allOf, schema.items, schema.additionalProperties]
    .flat()
    .filter((one): one is Schema => typeof one === 'object' && one !== null);

/** Text that is no number, day, hash or word of a list: somebody has typed it. */
const isTyped = (schema: Schema): boolean =>
  (schema.type === 'string' && ['enum', 'const', 'pattern', 'format'].every((key) => !(key in schema))) ||
  partsOf(schema).some((one) => !('properties' in one) && isTyped(one));

function typedFields(schema: Schema): readonly string[] {
  const fields = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
  return [
    ...fields.flatMap(([name, of]) => [...(isTyped(of) ? [name] : []), ...typedFields(of)]),
    ...partsOf(schema).flatMap(typedFields),
  ];
}

const isKnown = (name: string): boolean => NAMES.has(name) || LEFT_OUT.has(name) || OPEN.has(name);

describe('what is hidden', () => {
  it('W11: each field of the records in which somebody types is hidden, left out, or known to be open', () => {
    const unknown = Object.entries(KINDS).flatMap(([kind, { schema }]) =>
      CLOSED.test(kind.split('.')[0]!)
        ? []
        : typedFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
            .filter((name) => !isKnown(name))
            .map((name) => `${kind}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('W11: no field of a state that a visitor reads holds a party, a person or money under a name that is not known', async () => {
    const { store } = context;
    const { persons } = await store.roster();
    const secrets = new Set(persons.flatMap(({ id, name }) => [id, name]));
    const bodies = (await store.records(0, 10_000)).map(({ body }) => body);
    // whoever the ledger names anywhere as a party is looked for in every field
    const parties = new Set(['supplier', 'owner', 'customer', 'custody']);
    walked(bodies, (name, value) => {
      if (parties.has(name) && typeof value === 'string') secrets.add(value);
    });
    expect(secrets.size).toBeGreaterThan(PEOPLE.length * 2);
    const found = new Set<string>();
    const look = (name: string, value: unknown): void => {
      if (NAMES.has(name) || LEFT_OUT.has(name)) return;
      if (/usd|price|paid|worth|cost/i.test(name)) found.add(name);
      // where metal is shipped to, by its value (`isParty`)
      if (name !== 'to' && typeof value === 'string' && secrets.has(value)) found.add(`${name} = ${value}`);
    };
    walked([await store.lots(), await store.heats(), await store.objects()], look);
    const types = new Set((await store.records(0, 10_000)).map(({ record }) => record.kind.split('.')[0]!));
    for (const type of ['specification', 'route', 'programme', 'clock', 'index', 'witness'] as const)
      if (types.has(type) && !CLOSED.test(type)) walked(await store.subjects(type), look);
    expect([...found]).toEqual([]);
  });
});

/** Every field in a value that a visitor's store would look into: what is left out there is not looked at. */
function walked(value: unknown, look: (name: string, value: unknown) => void): void {
  if (Array.isArray(value)) for (const one of value) walked(one, look);
  else if (value !== null && typeof value === 'object')
    for (const [name, held] of Object.entries(value)) {
      look(name, held);
      if (Array.isArray(held)) for (const one of held) look(name, one);
      if (!LEFT_OUT.has(name)) walked(held, look);
    }
}

describe('the pages of the web', () => {
  /** What each page of the menu and of the palette reads; nothing of the plant on the others. */
  const READS: Readonly<Record<string, string>> = {
    ...{ '/today': 'plant-today', '/yard': 'list-lots', '/plan': 'plan-heat', '/heats': 'list-heats' },
    ...{ '/furnace': 'list-heats', '/furnaces': 'list-furnaces', '/release': 'release-queue' },
    ...{ '/programmes': 'list-programmes', '/trace': 'trace-metal', '/recall': 'recall-metal' },
    ...{
      '/ledger': 'show-history',
      '/life': 'report-plant',
      '/plant': 'list-persons',
      '/import': 'book-returns',
    },
    ...{
      '/new-programme': 'lock-programme',
      '/ledger?verify': 'verify-ledger',
      '/ledger?keys': 'checkpoint-state',
    },
    ...{ '/ledger?trust': 'trust-document', '/ledger?disclosure': 'list-disclosures' },
    ...{ '/ledger?preview': 'make-bundle', '/ledger?clock': 'settle-clock', '/plant?prices': 'list-prices' },
  };

  it('are offered to a visitor where what they read is for visitors', async () => {
    const places = [...PLACES.map(([to]) => to), ...MORE.map(addressOf)];
    const names = Object.keys(Object.assign({}, ...Object.values(TASKS)));
    for (const place of places) {
      const name = READS[place];
      if (name === undefined || !names.includes(name)) continue;
      expect([place, VISITED.has(place)]).toEqual([place, (await taskNamed(name)).forVisitors === true]);
    }
    const visiting = { visits: true } as const;
    expect(placesFor(visiting).map(([to]) => to)).not.toContain('/plan');
    expect(moreFor(visiting).map(([to]) => to)).not.toContain('/import');
    expect(placesFor({})).toBe(PLACES);
  });
});
