import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { createCompute } from '../src/engine/compute.ts';
import { toHex } from '../src/evidence/proof/bytes.ts';
import { merkleRoot } from '../src/evidence/proof/merkle.ts';
import { askWitness } from '../src/faces/cli/ask-witness.ts';
import { witnessServer } from '../src/faces/cli/witness-server.ts';
import { initLedger } from '../src/tasks/proof/init-ledger/init-ledger.ts';
import { listWitnesses } from '../src/tasks/proof/list-witnesses/list-witnesses.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { publishedLog } from '../src/tasks/proof/publish-log.ts';
import { signCheckpoint } from '../src/tasks/proof/sign-checkpoint/sign-checkpoint.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { memoryKeys } from './testing/memory-keys.ts';

/** A plant that shows two histories under one key, and a witness in between. */
describe('a witness of a ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-witness-'));
  const compute = createCompute();
  let honest: TaskContext;
  let policy: string;
  let server: Server;
  let url: string;

  const serve = async (): Promise<string> => {
    const started = witnessServer({ name: 'witness.example/auditor', policy, folder, mlDsa: true });
    server = started.server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return started.verifierKeys.join(' ');
  };
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const hold = async (context: TaskContext, lot: string) =>
    context.store.execute({
      type: 'receiveLots',
      lots: [{ lot, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' }],
      by: 'p-goods',
    });
  const seen = (context: TaskContext) =>
    runTask(signCheckpoint, { witnesses: [url] }, actingAs('p-qual', context));

  beforeAll(async () => {
    honest = { ...memoryContext({ compute }), keys: memoryKeys(), askWitness };
    await runTask(initLedger, {}, honest);
    await runTask(makeKey, { origin: 'ledger.example/works' }, actingAs('p-qual', honest));
    ({ policy } = await runTask(trustDocument, {}, honest));
    await serve();
  });
  afterAll(async () => {
    await stop();
    await honest.store.close();
    await compute.close();
    rmSync(folder, { recursive: true });
  });

  test('signs the ledger as it grows, also after it was stopped, and no other one under its name', async () => {
    expect((await seen(honest)).checkpoint.split('\n')).toHaveLength(8);
    // what it signed is kept, and asked for again while nothing is booked it is the same
    const kept = await honest.store.head();
    expect((await seen(honest)).size).toBe(kept.size - 1);
    expect(await honest.store.head()).toEqual(kept);
    expect(await runTask(listWitnesses, {}, honest)).toMatchObject({
      keys: [{ owner: 'log', ended: null }],
      witnesses: [
        { name: 'witness.example/auditor', size: kept.size - 1, at: expect.stringMatching(/^20/) },
        { name: 'witness.example/auditor', size: kept.size - 1, at: expect.stringMatching(/^20/) },
      ],
      records: kept.size,
      uncosigned: 1,
    });
    await hold(honest, 'R-1');
    await stop();
    const key = await serve();
    const { checkpoint } = await seen(honest);
    expect(checkpoint).toContain(`\u2014 ${key.split('+')[0]} `);
    const forked: TaskContext = {
      ...memoryContext({ compute }),
      keys: {
        ...honest.keys!,
        make: () => ({ verifierKey: keyOf(policy), place: '' }),
        lastSigned: () => null,
        noteSigned: () => undefined,
      },
      askWitness,
    };
    await runTask(initLedger, {}, forked);
    await runTask(makeKey, { origin: 'ledger.example/works' }, actingAs('p-qual', forked));
    for (const lot of ['R-1', 'R-2', 'R-3', 'R-4']) await hold(forked, lot);
    await expect(seen(forked)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        /does not sign: a log of 7 records that does not begin with the 6 seen before/,
      ),
    });
    await forked.store.close();
    await hold(honest, 'R-2');
    expect((await seen(honest)).checkpoint).toContain('witness.example/auditor');
  });

  test('answers what it is not asked for in words, and is told apart from nobody', async () => {
    expect((await fetch(`${url}/other`)).status).toBe(404);
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(
      413,
    );
    expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'nonsense' })).status).toBe(400);
    await expect(askWitness('http://127.0.0.1:1', '')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('the published files give the root that is signed', async () => {
    const files = new Map<string, Uint8Array>();
    for await (const { path, bytes } of publishedLog(actingAs('p-qual', honest))) files.set(path, bytes);
    const { size, root } = await honest.store.head();
    const tile = files.get(`tile/0/000.p/${size}`)!;
    const hashes = Array.from({ length: size }, (_, i) => tile.subarray(i * 32, i * 32 + 32));
    expect(toHex(merkleRoot(hashes))).toBe(root);
    expect([...files.keys()].at(-1)).toBe('checkpoint');
    expect(new TextDecoder().decode(files.get('checkpoint'))).toContain(`\n${size}\n`);
  });
});

/** Key of the log in a policy. */
const keyOf = (policy: string): string => /^log (\S+)/m.exec(policy)![1]!;
