import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import type { TaskContext } from '../../../desk/context.ts';
import { parseDocument } from '../../../documents/common.ts';
import { type FirstRun, type Founded, type FoundOrder, foundOrder } from '../../../documents/first-run.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { ownFile } from '../../../engine/own-files.ts';
import { readCsv } from '../../../engine/tables/csv.ts';
import { CancelledError, ConflictError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { hashOfSecret } from '../../../office/password.ts';
import { runDemo } from '../../../tasks/demo/run-demo.ts';
import { FIRST_ROLES } from '../../../tasks/persons/persons-answer.ts';
import { initLedger } from '../../../tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../../tasks/task.ts';
import { bodyText } from '../body.ts';
import type { Plant, Served } from '../plant.ts';
import { accountMade, requireGood } from './enrol.ts';
import { FOUNDING, requireFoundingWord, wordIn } from './founding.ts';
import { beginSession, newSecret } from './session.ts';

/** Lots of the demonstration: published analyses. */
const LOTS = 'examples/demo/lots.csv';

/** How far a demonstration is that this server plays. */
interface Playing {
  words: string | null;
  failed: string | null;
}

/** What a server asks while its ledger is empty: the demonstration, or a plant of one's own. Nobody is signed in before, so the word of the terminal proves who begins. */
export function firstRunRoutes(app: Hono<Served>, plant: Plant): void {
  const playing: Playing = { words: null, failed: null };
  app.get('/api/first-run', async (c) => c.json(await stateOf(plant, playing)));
  app.post('/api/first-run/demonstration', async (c) => {
    await requireFoundingWord(c, { person: FOUNDING, word: wordIn(c) }, plant);
    const context = await plant.open();
    await requireEmpty(context);
    await runTask(initLedger, {}, context);
    void played(context, plant, playing);
    return c.json(await stateOf(plant, playing));
  });
  app.post('/api/first-run/plant', async (c) => {
    const order = parseDocument(foundOrder, parseJson(await bodyText(c), 'the body'), 'the plant');
    await requireFoundingWord(c, { person: FOUNDING, word: wordIn(c) }, plant);
    return c.json(await alone(() => founded(c, order, plant), plant));
  });
}

/** Under which a process holds the turn to found, how long at most [s], and how often another asks for it [ms]. */
const TURN = 'founding';
const TURN_S = 60;
const AGAIN_MS = 200;

/** A second press waits for the first, in whatever process that is, and is refused before it touches the accounts. */
async function alone<T>(work: () => Promise<T>, { office, newId }: Plant): Promise<T> {
  const { sources } = await office();
  const me = newId();
  while (!(await sources.lease(TURN, me, TURN_S))) await setTimeout(AGAIN_MS);
  try {
    return await work();
  } finally {
    await sources.endLease(TURN, me);
  }
}

async function stateOf({ open }: Pick<Plant, 'open'>, { words, failed }: Playing): Promise<FirstRun> {
  const { size } = await (await open()).store.head();
  return {
    format: 'remelt-first-run/1',
    state: words !== null ? 'preparing' : size === 0 ? 'empty' : 'begun',
    ...FIRST_ROLES,
    ...(words === null ? {} : { words }),
    ...(failed === null ? {} : { failed }),
  };
}

/** The ledger is begun once, whatever two browsers ask at the same time: this only says it before passwords are made. */
async function requireEmpty({ store }: Pick<TaskContext, 'store'>): Promise<void> {
  const { size } = await store.head();
  if (size === 0) return;
  throw new ConflictError('this ledger has begun already', {
    path: 'plant',
    value: size,
    unit: 'records',
    cure: 'load the page again, and sign in',
  });
}

/** Plays the demonstration behind whoever works in it already: its yard is there after a few seconds, then heat after heat. */
async function played(context: TaskContext, plant: Plant, playing: Playing): Promise<void> {
  playing.words = 'booking the lots of the yard';
  try {
    const sheet = readCsv(await readFile(ownFile(LOTS)), LOTS);
    await runDemo(sheet, {
      ...context,
      signal: plant.signal,
      onProgress: (words) => {
        playing.words = words;
      },
    });
  } catch (error) {
    if (!(error instanceof CancelledError))
      playing.failed = error instanceof Error ? error.message : String(error);
  } finally {
    playing.words = null;
  }
}

/**
 * Begins the plant of the order: its one record is written when everything else is sure. The accounts of its persons lie there before, and
 * go where it is refused.
 */
async function founded(c: Context, { name, plant: id, persons }: FoundOrder, plant: Plant): Promise<Founded> {
  const context = await plant.open();
  await requireEmpty(context);
  for (const [i, { password, ...person }] of persons.entries())
    if (password !== undefined)
      await requireGood(password, person, { named: name, path: `persons[${i}].password` });
  const known = persons.map((person) => ({ ...person, token: `remelt_${newSecret()}` }));
  const { accounts } = await plant.office();
  const changedAt = plant.clock().toISOString();
  const enrolled = known.filter(({ password }) => password !== undefined);
  for (const { id: person, token, password = '' } of enrolled)
    await accounts.put({
      ...{ person, proof: hashOfText(token), password: await hashOfSecret(password), pin: null },
      changedAt,
    });
  try {
    const first = known.map(({ password: _, ...person }) => person);
    await runTask(initLedger, { plant: id, name, persons: first }, context);
  } catch (error) {
    for (const { id: person } of enrolled) await accounts.end(person);
    throw error;
  }
  const roster = await context.store.roster();
  const personOf = (id: string) => roster.persons.find((one) => one.id === id)!;
  const proofs = new Map<string, string>();
  // nobody was shown these tokens: each is replaced by one of the person's own, with which they sign
  for (const { id: person, token, password = '' } of enrolled) {
    const proved = { person: personOf(person), proof: hashOfText(token) };
    proofs.set(person, (await accountMade(proved, { token, password }, plant)).proof);
  }
  const [{ id: first, token }] = known as [(typeof known)[number]];
  const person = personOf(first);
  await beginSession(c, { person, proof: proofs.get(first) ?? hashOfText(token), how: 'password' }, plant);
  return {
    format: 'remelt-founded/1',
    person: person.id,
    tokens: known.flatMap((one) =>
      one.password === undefined ? [{ person: one.id, token: one.token }] : [],
    ),
  };
}
