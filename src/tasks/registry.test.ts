import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasonSchema } from '../documents/common.ts';
import { isList } from '../documents/contract/list-tables.ts';
import { ACTS } from '../metal/plant/person.ts';
import { VERBS } from './index.ts';
import { TASKS, taskNamed } from './registry.ts';
import type { Verb } from './verbs.ts';

const HERE = import.meta.dirname;
const COMMANDS = join(HERE, '../faces/cli/commands');
const listed = Object.entries(TASKS).flatMap(([group, tasks]) =>
  Object.entries(tasks).map(([name, load]) => ({ group, name, load })),
);

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

  it.each(VERBS.filter(({ name }) => name.startsWith('list-')))(
    '$group/$name says which rows its list holds, for CSV, workbook and OData',
    async ({ contract }) => expect(isList(await contract())).toBe(true),
  );

  it.each(listed)('$group/$name takes no blanks for a reason', async ({ load }) => {
    const { order } = await load();
    const fields = reasonsIn(z.toJSONSchema(order, { unrepresentable: 'any', io: 'input' }), '');
    const { pattern } = z.toJSONSchema(reasonSchema, { io: 'input' });
    expect(fields.filter((field) => field.pattern !== pattern)).toEqual([]);
  });

  it('each verb that the terminal does not take from its contract has a command by hand', () => {
    const commands = readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(COMMANDS, file), 'utf8'));
    const isRun = ({ group, name }: Verb): boolean => {
      const exported = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return commands.some(
        (text) =>
          text.includes(`/tasks/${group}/${name}/${name}.ts'`) &&
          new RegExp(`(\\(|, )\\s*${exported}\\b`).test(text),
      );
    };
    const byHand = VERBS.filter(({ verb, parts }) => verb === null && !parts);
    expect(byHand.filter((one) => !isRun(one)).map(({ name }) => name)).toEqual([]);
  });

  it('says which names there are when there is no such task', async () => {
    await expect(taskNamed('melt-everything')).rejects.toMatchObject({
      code: 'not-found',
      details: [{ path: 'task', allowed: expect.stringContaining('clear-lot') }],
    });
    expect((await taskNamed('hold-lot')).name).toBe('hold-lot');
  });
});
