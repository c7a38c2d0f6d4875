import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { type KeptReplies, repliesIn } from '../../src/faces/server/once.ts';
import type { LogLine, Plant } from '../../src/faces/server/plant.ts';
import { type Office, type OfficePlace, openOffice } from '../../src/office/open-office.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { copyEmptyOffice } from '../testing/empty-office.ts';
import { freshFolder } from '../testing/remelt.ts';

/** Persons of the plant that tests serve: one for each role that differs. */
export const PERSONS = {
  anna: ['quality'],
  bert: ['certifier'],
  paul: ['planner'],
  mel: ['melter'],
  gus: ['receiver'],
  lea: ['analyst'],
  rita: ['reader'],
  ivo: ['inspector'],
} as const;
export type PersonId = keyof typeof PERSONS;

export const tokenOf = (person: PersonId): string => `remelt_token-of-${person}-long-enough-to-be-one`;

/** The address of a served plant, as a program calls it. */
export interface Service {
  readonly plant: Plant;
  readonly log: readonly LogLine[];
  readonly get: (path: string, by?: PersonId | null, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (
    path: string,
    body: unknown,
    options?: { by?: PersonId | null; key?: string; headers?: Record<string, string> },
  ) => Promise<Response>;
  readonly remove: (path: string, by: PersonId | null) => Promise<Response>;
  /** Ends what is being done, as the end of the server does. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** Where the office of a test lies; `own`: in a folder that is gone with the service. */
type TestOffice = OfficePlace | 'own';

/** A real plant with its persons, in memory unless a store is given, served without a port. */
export async function servedPlant(officeAt?: TestOffice, kept?: TaskContext['store']): Promise<Service> {
  const compute = createCompute();
  const clock = () => new Date();
  const store =
    kept ?? openMemoryStore({ clock, salts: (bytes) => randomBytes(bytes), demonstration: false });
  const actor = { kind: 'machine', user: 'test' } as const;
  const context: TaskContext = { compute, store, clock, seed: DEFAULT_SEED, actor, memory: new Memory() };
  const persons = Object.entries(PERSONS).map(([id, roles]) => ({
    id,
    name: id.toUpperCase(),
    roles: [...roles],
    token: tokenOf(id as PersonId),
  }));
  await runTask(initLedger, { plant: 'works', name: 'The Works', persons }, context);
  return serviceOf(context, officeAt);
}

/** A context served without a port. */
export function serviceOf(context: TaskContext, officeAt?: TestOffice, shared?: Plant['office']): Service {
  const { compute, clock, store } = context;
  const log: LogLine[] = [];
  const ended = new AbortController();
  const folder = freshFolder();
  let opening: Promise<Office> | undefined;
  const office =
    shared ??
    (() => {
      opening ??= officeAt && officeAt !== 'own' ? openOffice(officeAt) : ownOffice(folder.path);
      return opening;
    });
  const plant: Plant = {
    open: async () => context,
    compute,
    clock,
    newId: randomUUID,
    version: '0.1.0',
    office,
    replies: officeAt ? repliesIn(office, clock) : inMemory(),
    signal: ended.signal,
    log: (line) => void log.push(line),
  };
  const app = createApp(plant);
  const proof = (by: PersonId | null): Record<string, string> =>
    by === null ? {} : { authorization: `Bearer ${tokenOf(by)}` };
  return {
    plant,
    log,
    get: async (path, by = 'paul', headers = {}) =>
      app.request(path, { headers: { ...proof(by), ...headers } }),
    post: async (path, body, { by = 'gus', key = randomUUID(), headers = {} } = {}) =>
      app.request(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...proof(by), ...headers },
      }),
    remove: async (path, by) => app.request(path, { method: 'DELETE', headers: proof(by) }),
    stop: () => ended.abort(),
    close: async () => {
      ended.abort();
      await (await opening)?.close();
      await store.close();
      await compute.close();
      folder.remove();
    },
  };
}

/** An empty office in a folder. */
async function ownOffice(folder: string): Promise<Office> {
  const path = join(folder, 'office');
  await copyEmptyOffice(path);
  return openOffice({ folder: path });
}

/** Answers of a test that asks no office. */
function inMemory(): KeptReplies {
  const kept = new Map<string, NonNullable<Awaited<ReturnType<KeptReplies['get']>>>>();
  return {
    get: async (key) => kept.get(key) ?? null,
    put: async (key, one) => void kept.set(key, one),
  };
}
