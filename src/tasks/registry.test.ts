import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasonSchema } from '../documents/common.ts';
import { ACTS } from '../metal/plant/person.ts';
import { actorNamed } from './actor.ts';
import type { TaskContext } from './context.ts';
import { VERBS } from './index.ts';
import { TASKS, taskNamed } from './registry.ts';
import { defineTask, runTask } from './task.ts';

const HERE = import.meta.dirname;
const COMMANDS = join(HERE, '../faces/cli/commands');
const listed = Object.entries(TASKS).flatMap(([group, tasks]) =>
  Object.entries(tasks).map(([name, load]) => ({ group, name, load })),
);

/** What `tools/publish-index.ts` has seen to: its folder holds what a verb needs. */
const OF_INDEX: ReadonlySet<string> = new Set(VERBS.map(({ name }) => name));

/** Fields in which a person says why, or what was seen. */
const REASONS = /^(reason|despite|remark|accepted|limitations|unplanned|scope|cause)$/;
/** Documents that were made before, and say what was decided then. */
const MADE_BEFORE = /^(document|released)$/;

interface Published {
  readonly type?: string;
  readonly enum?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Published>>;
  readonly items?: Published;
  readonly anyOf?: readonly Published[];
}

/** Where an order takes a reason, and the pattern that it must have. */
const reasonsIn = (schema: unknown, path: string): { path: string; pattern?: string | undefined }[] => {
  const { properties = {}, items, anyOf = [] } = schema as Published;
  const within = Object.entries(properties).filter(([name]) => !MADE_BEFORE.test(name));
  return [
    ...within.flatMap(([name, one]) => [
      ...(REASONS.test(name) && one.type === 'string' && one.enum === undefined
        ? [{ path: `${path}${name}`, pattern: one.pattern }]
        : []),
      ...reasonsIn(one, `${path}${name}.`),
    ]),
    ...(items ? reasonsIn(items, path) : []),
    ...anyOf.flatMap((one) => reasonsIn(one, path)),
  ];
};

describe('the registry of tasks', () => {
  it('names each task once', () => {
    const names = listed.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(listed)('$group/$name loads, says what it does, reads an order, knows its act', async (one) => {
    const task = await one.load();
    expect(task.name).toBe(one.name);
    const files = [`${one.name}.ts`, `${one.name}/${one.name}.ts`];
    expect(files.filter((file) => existsSync(join(HERE, one.group, file)))).toHaveLength(1);
    expect(task.title).toMatch(/^[A-Z].{10,}[^.]$/);
    expect(task.act === null || ACTS.includes(task.act)).toBe(true);
    // An order is an object whose fields are named, and nobody else's fields slip through.
    expect(task.order.safeParse({ nobodyKnowsThis: 1 }).success).toBe(false);
    for (const schema of [task.order, task.answer])
      expect(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })).toMatchObject({
        type: 'object',
      });
  });

  it.each(listed)('$group/$name takes no blanks for a reason', async ({ load }) => {
    const { order } = await load();
    const fields = reasonsIn(z.toJSONSchema(order, { unrepresentable: 'any', io: 'input' }), '');
    const { pattern } = z.toJSONSchema(reasonSchema, { io: 'input' });
    expect(fields.filter((field) => field.pattern !== pattern)).toEqual([]);
  });

  it('lists every task that a file defines', () => {
    const defined = Object.keys(TASKS).flatMap((group) =>
      readdirSync(join(HERE, group))
        .filter((file) => /^\w[\w-]*\.ts$/.test(file))
        .filter((file) => readFileSync(join(HERE, group, file), 'utf8').includes('= defineTask({'))
        .map((file) => file.slice(0, -'.ts'.length)),
    );
    expect(listed.map(({ name }) => name).sort()).toEqual([...defined, ...OF_INDEX].sort());
  });

  it('each task is run by a verb of the command line', () => {
    const commands = readdirSync(COMMANDS)
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(COMMANDS, file), 'utf8'));
    const isRun = ({ group, name }: (typeof listed)[number]): boolean => {
      const exported = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return commands.some(
        (text) =>
          text.includes(`/tasks/${group}/${name}.ts'`) &&
          new RegExp(
            `((?:perform(?:Confirmed)?|stepSeveral|ask)\\(\\s*(?:throughServer\\(cli\\)|cli),\\s*|runTask\\(\\s*)${exported}\\b`,
          ).test(text),
      );
    };
    const old = listed.filter(({ name }) => !OF_INDEX.has(name));
    expect(old.filter((one) => !isRun(one)).map(({ name }) => name)).toEqual([]);
  });

  it('says which names there are when there is no such task', async () => {
    await expect(taskNamed('melt-everything')).rejects.toMatchObject({
      code: 'not-found',
      details: [{ path: 'task', allowed: expect.stringContaining('clear-lot') }],
    });
    expect((await taskNamed('hold-lot')).name).toBe('hold-lot');
  });
});

/** The recipe of CONTRIBUTING.md, "Add a task", followed once: files that a plant would write, in one place. */
describe('a new task', () => {
  // src/documents/orders/yard.ts and src/documents/weighed.ts
  const weighLotOrder = z.strictObject({ lot: z.string().min(1), scale_g: z.int().positive() });
  const weighedSchema = z.object({
    format: z.literal('remelt-weighed/1'),
    lot: z.string(),
    /** What the scale says beyond the books [g]. */
    more_g: z.number(),
  });
  // src/tasks/yard/weigh-lot.ts
  const weighLot = defineTask({
    name: 'weigh-lot',
    title: 'Compare a lot with what the scale says',
    order: weighLotOrder,
    answer: weighedSchema,
    act: null,
    run: async ({ lot, scale_g }, { store }) => {
      const { free_g } = await store.lot(lot);
      return { format: 'remelt-weighed/1' as const, lot, more_g: scale_g - free_g };
    },
  });
  // src/tasks/registry.ts
  const tasks = { ...TASKS, yard: { ...TASKS.yard, 'weigh-lot': async () => weighLot } };

  it('is reached by its name, answers, and refuses a wrong order by field', async () => {
    const context = {
      store: { lot: async () => ({ free_g: 640_000 }) },
      actor: actorNamed(undefined, { people: [], user: 'root' }),
    } as unknown as TaskContext;
    const task = await taskNamed('weigh-lot', tasks);
    const answer = await runTask(task, { lot: 'R-1', scale_g: 640_200 }, context);
    expect(weighedSchema.parse(answer)).toEqual({ format: 'remelt-weighed/1', lot: 'R-1', more_g: 200 });
    const wrong = runTask(task, { lot: 'R-1', scale_g: 0.5 }, context);
    await expect(wrong).rejects.toMatchObject({ code: 'input', details: [{ path: 'scale_g' }] });
  });
});
