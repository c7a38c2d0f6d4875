import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { signedStore } from '../../src/desk/signed-store.ts';
import type { LedgerWitnesses } from '../../src/documents/keys.ts';
import { askWitness } from '../../src/faces/cli/ask-witness.ts';
import { witnessServer } from '../../src/faces/cli/witness-server.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryKeys } from '../testing/memory-keys.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

let service: Service;
const folder = mkdtempSync(join(tmpdir(), 'remelt-witnessed-'));
let stop = async (): Promise<void> => undefined;
beforeEach(async () => {
  service = await servedPlant('own');
});
afterEach(() => service.close());
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const asked = async (): Promise<LedgerWitnesses['asked']> =>
  ((await (await service.get('/api/proof/list-witnesses')).json()) as LedgerWitnesses).asked;

const sessionOf = async (by: PersonId) => {
  const answer = await service.post(
    '/api/session',
    { token: tokenOf(by) },
    { by: null, headers: { origin: 'http://localhost' } },
  );
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, 'remelt-person': by };
};

/** What a person signs as the browser does: asked once, confirmed, sent again. */
const sign = async (by: PersonId, path: string, order: object) => {
  const headers = await sessionOf(by);
  const key = randomUUID();
  const first = await service.post(path, order, { by: null, headers, key });
  const { error } = (await first.json()) as { error: { sentence: string; message: string } };
  const again = { sentence: error.sentence, token: tokenOf(by) };
  const made = await service.post('/api/session/confirmation', again, { by: null, headers });
  const { confirmation } = (await made.json()) as { confirmation: string };
  const confirmed = { ...headers, 'remelt-confirmation': confirmation };
  const answer = await service.post(path, order, { by: null, headers: confirmed, key });
  return { asked: first.status, sentence: error.sentence, status: answer.status, text: await answer.text() };
};

it('a server that keeps the keys of the plant makes the first key of the log for who keeps it, and no second one', async () => {
  const context = await service.plant.open();
  const keys = memoryKeys();
  expect((await asked()).makesKey).toBe(false);
  Object.assign(context, { logKeys: keys });
  expect(await asked()).toMatchObject({ signs: false, makesKey: true });
  const bundle = (by: PersonId) =>
    service.post('/api/proof/make-bundle', { subject: 'heat:H-1', customer: 'X' }, { by });
  const outsider = await bundle('mel');
  expect([outsider.status, await outsider.text()]).toEqual([
    403,
    expect.stringContaining('certifier, quality'),
  ]);

  const planner = await sign('paul', '/api/proof/make-key', {});
  expect([planner.status, planner.text]).toEqual([403, expect.stringContaining('may not keep a log key')]);
  const made = await sign('anna', '/api/proof/make-key', {});
  expect([made.asked, made.sentence, made.status]).toEqual([
    401,
    expect.stringMatching(/^I, ANNA, make the key of the log of this plant/),
    200,
  ]);
  expect(JSON.parse(made.text)).not.toHaveProperty('keptIn');
  expect(await asked()).toMatchObject({ signs: true, makesKey: false });
  const second = await sign('bert', '/api/proof/make-key', {});
  expect([second.status, second.text]).toEqual([409, expect.stringContaining('the log has a key already')]);
  const own = await sign('anna', '/api/proof/make-key', { person: 'anna' });
  expect([own.asked, own.status]).toEqual([403, 403]);
});

it('a server that was told to signs for who keeps the key, when they sign, and asks the named witnesses alone', async () => {
  expect(await asked()).toEqual({
    signs: false,
    makesKey: false,
    witnesses: [],
    cures: [expect.stringContaining('no key of the log'), expect.stringContaining('No witness is named')],
  });
  const context = await service.plant.open();
  const keys = memoryKeys();
  const signer = await context.store.signIn({ token: tokenOf('anna') });
  const anna = { ...context, keys, store: signedStore(context.store, signer) };
  await runTask(makeKey, { origin: 'ledger.remelt.example/test' }, anna);
  expect((await asked()).cures[0]).toContain('so that it may sign');
  const { policy } = await runTask(trustDocument, {}, anna);
  const { server } = witnessServer({ name: 'witness.example/auditor', policy, folder });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(context, { logKeys: keys, askWitness, witnesses: [url] });
  expect(await asked()).toEqual({ signs: true, makesKey: false, witnesses: [url], cures: [] });

  const refused = await sign('paul', '/api/proof/sign-checkpoint', { witnesses: [url] });
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('may not keep a log key')]);
  const elsewhere = await sign('anna', '/api/proof/sign-checkpoint', { witnesses: ['http://127.0.0.1:9/'] });
  expect([elsewhere.status, elsewhere.text]).toEqual([
    403,
    expect.stringContaining('this server does not ask that witness'),
  ]);
  expect((await context.store.subjects('index')).length).toBe(0);
  const signed = await sign('anna', '/api/proof/sign-checkpoint', { witnesses: [url] });
  expect([signed.asked, signed.status]).toEqual([401, 200]);
  expect(signed.sentence).toMatch(
    `I, ANNA, sign the ledger up to its newest record with the key of the log ledger.remelt.example/test, and ask ${url} to sign it.`,
  );
  expect(signed.text).toContain('witness.example/auditor');
  const now = (await (await service.get('/api/proof/list-witnesses')).json()) as LedgerWitnesses;
  expect([now.witnesses.map(({ name }) => name), now.uncosigned]).toEqual([['witness.example/auditor'], 1]);
});
