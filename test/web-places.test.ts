import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { jsonSchemaOf } from '../src/faces/server/routes/query-order.ts';
import { placeWords, refusalWords } from '../src/foundation/quantity/field-words.ts';
import { TASKS, taskNamed } from '../src/tasks/registry.ts';
import { runTask } from '../src/tasks/task.ts';
import { certifiedHeat } from './testing/certified-heat.ts';
import { planted } from './testing/text-fields.ts';

/** Tasks that a form of the browser books. */
const booked = async () => {
  const web = globSync('web/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') });
  const text = web.map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')).join('\n');
  const known = new Set(Object.values(TASKS).flatMap((group) => Object.keys(group)));
  const named = /'\/api\/[a-z]+\/([a-z-]+)'|\/tasks\/[a-z]+\/([a-z-]+)\/contract\.ts'/g;
  const names = new Set([...text.matchAll(named)].map(([, path, contract]) => (path ?? contract)!));
  return Promise.all([...names].filter((name) => known.has(name)).map((name) => taskNamed(name)));
};

/** What no page shows: a field as the program names it, a place in a list, a command of the ledger. */
const INNER = /\[\d+\]|commands|[a-z][A-Z]|\b[a-z]+\.[a-z]+[A-Z]?|_(?:g|kg|K|s|Pa)\b|^[a-z]+(?:-[a-z]+)+: /;

it('tells no refused field of a browser form by its inner name', async () => {
  const tasks = await booked();
  expect(tasks.length).toBeGreaterThan(30);
  const paths = new Set<string>();
  for (const { order } of tasks)
    JSON.stringify(jsonSchemaOf(order, 'input'), (key, value: unknown) => {
      if (key === 'properties') for (const name of Object.keys(value as object)) paths.add(name);
      return value;
    });
  const told = [...paths].flatMap((name) =>
    [name, `commands[2].${name}`, `charge[0].${name}`].map(placeWords),
  );
  expect(told.filter((words) => INNER.test(words))).toEqual([]);
});

it('tells what the tasks of the forms refuse in words of a page', async () => {
  const { context } = await certifiedHeat();
  const by: TaskContext = actingAs('p-qual', context);
  const usual = { heat: 'H-1', lot: 'R-1', of: 'heat:H-1', object: 'I-1', programme: 'P-1', reason: 'slip' };
  const inner: string[] = [];
  let looked = 0;
  for (const task of (await booked()).filter(({ reads }) => !reads))
    for (const { order } of planted(task.order, 'a\u202eb', usual)) {
      const refused = await runTask(task, order, by).catch((error: unknown) => error);
      const { message, details } = refused as {
        message: string;
        details?: { path?: string; message?: string }[];
      };
      looked += 1;
      // nor does the API or the command line speak of the commands that a task puts together
      if ((details ?? []).some(({ path }) => path?.includes('commands[')))
        inner.push(`${task.name}: ${message}`);
      for (const words of [
        refusalWords({ message, details: details ?? [] })!,
        ...(details ?? []).map(({ path }) => placeWords(path ?? '')),
      ])
        if (INNER.test(words)) inner.push(`${task.name}: ${words}`);
    }
  expect([...new Set(inner)]).toEqual([]);
  expect(looked).toBeGreaterThan(300);
  await context.store.close();
  await context.compute.close();
}, 60_000);
