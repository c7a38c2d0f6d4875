import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { History } from '../src/documents/proof/history.ts';
import { realPlant } from './testing/plant.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

const LOTS =
  'lot_id,mass_kg,form,origin_class,method,balance,Cr_wtpct\nA,5,mill-solids,pre-consumer-external,ICP-OES,Ni,22\n';

let folder: ReturnType<typeof freshFolder>;
let data: string;
beforeEach(() => {
  folder = freshFolder();
  writeFileSync(join(folder.path, 'lots.csv'), LOTS);
  data = realPlant(folder.path);
});
afterEach(() => folder.remove());

const run = (words: string, { token = '', input = '' } = {}) =>
  remelt(
    folder.path,
    words.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', '')),
    {
      input,
      env: { REMELT_DATA: data, REMELT_TOKEN: token, REMELT_CONFIG: join(folder.path, 'config') },
    },
  );

const ownToken = async (token: string): Promise<string> =>
  ((await run('persons token --json', { token })).json() as { token: string }).token;

/** A founded ledger of a real plant: the tokens that its two first persons were handed. */
async function founded(): Promise<{ readonly anna: string; readonly bert: string }> {
  const made = await run(
    'init --person "anna:Anna Berg:quality,receiver" --person bert:Bert:certifier --json',
  );
  expect([made.code, made.err]).toEqual([0, expect.any(String)]);
  const { tokens } = made.json() as { tokens: { id: string; token: string }[] };
  return { anna: tokens[0]!.token, bert: tokens[1]!.token };
}

it('W4: a real plant begins its ledger with two persons, and books nothing before', async () => {
  const early = await run('import lots.csv --by p-goods');
  expect([early.code, early.err]).toEqual([
    2,
    expect.stringMatching(/remelt init --plant SHORT --name NAME --person/),
  ]);
  const nobody = await run('init');
  expect([nobody.code, nobody.err]).toEqual([2, expect.stringMatching(/begins with two persons/)]);
  const one = await run('init --person anna:Anna:quality');
  expect([one.code, one.err]).toEqual([2, expect.stringMatching(/two persons who may admit others/)]);
  expect((await run('init --person anna')).err).toMatch(/does not name a person/);
  await founded();
  expect((await run('init --person anna:A:quality --person b:B:quality')).err).toMatch(/ledger of 1 record/);
}, 120_000);

it('W5: who may admit persons is told at the beginning that neither of two can be ended', async () => {
  const data = realPlant(folder.path, () => []);
  const init = (persons: readonly string[]) =>
    remelt(folder.path, ['init', ...persons.flatMap((person) => ['--person', person])], {
      env: { REMELT_DATA: data, REMELT_CONFIG: join(folder.path, 'config') },
    });
  const one = await init(['anna:Anna:quality']);
  expect([one.code, one.err]).toEqual([2, expect.not.stringMatching(/a new ledger is made/)]);
  expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  const two = await init(['anna:Anna:quality', 'bert:Bert:certifier', 'carl:Carl:melter']);
  expect(two.out).toMatch(
    /only anna and bert may admit persons, and neither can be ended before there is a third/,
  );
  expect(two.out).toMatch(/npm start[\s\S]*remelt serve[\s\S]*remelt account invite/);
  expect(two.err).not.toMatch(/lists no persons/);
  const read = await remelt(folder.path, ['lots'], { env: { REMELT_DATA: data } });
  expect([read.code, read.err]).toEqual([0, expect.not.stringMatching(/lists no persons/)]);
}, 120_000);

it('W7: a name alone is refused; who has logged in acts, in their own name only, until they log out', async () => {
  const { anna, bert } = await founded();
  const typed = await run('import lots.csv --by anna');
  expect([typed.code, typed.err]).toEqual([
    2,
    expect.stringMatching(/nobody is signed in[\s\S]*cure: log in: remelt login/),
  ]);
  expect((await run('login', { input: 'guessed\n' })).err).toMatch(/belongs to no person of this ledger/);
  const login = await run('login', { input: `${anna}\n` });
  expect([login.code, login.out]).toEqual([0, expect.stringMatching(/as anna; kept in/)]);
  expect(login.err).toMatch(/releases and confirms nothing: make your own, remelt persons token/);
  const [kept] = readdirSync(join(folder.path, 'config', 'logins'));
  expect(statSync(join(folder.path, 'config', 'logins', kept!)).mode & 0o777).toBe(0o600);
  expect((await run('whoami')).out).toMatch(/^anna, Anna Berg: quality, receiver/);
  expect((await run('import lots.csv --by bert')).err).toMatch(/anna is signed in and cannot sign as "bert"/);
  expect((await run('import lots.csv')).out).toMatch(/^Booked on hold: 1 lot/);
  expect((await run('lot hold A oil --by anna')).code).toBe(0);
  expect((await run('lot lift A washed')).code).toBe(0);
  expect((await run('lot clear A', { token: await ownToken(anna) })).err).toMatch(/did "lift hold"/);
  expect((await run('lot hold A again', { token: bert })).code).toBe(0);
  expect((await run('logout')).out).toMatch(/Logged out/);
  expect(await run('whoami')).toMatchObject({ code: 3, out: expect.stringMatching(/^Nobody/) });
  expect((await run('lots')).code).toBe(0);
}, 180_000);

it('W7: whose token was refused is handed nothing that proves a person, and nothing is recorded', async () => {
  await founded();
  const records = async () => ((await run('history --json')).json() as History).records.length;
  const before = await records();
  for (const words of [
    'account invite',
    'account invite anna',
    'account invite carl',
    'account list',
    'account end bert',
    'account token --name scale',
    'persons token',
    'persons token bert',
    'persons propose carl --name Carl --roles melter --token',
    'persons confirm bert',
    'persons end bert',
    'persons bind',
  ]) {
    const { code, out, err } = await run(words, { token: 'remelt_guessed' });
    expect([words, code, out]).toEqual([words, 2, '']);
    expect(err).toMatch(/nobody is signed in/);
    expect(err).not.toMatch(/remelt_|enrol#/);
  }
  expect(await records()).toBe(before);
}, 120_000);

it('W5, W6: persons are admitted, changed and ended by two, whatever plant.json says', async () => {
  const { anna, bert: handed } = await founded();
  const proposal = await run('persons propose carl --name "Carl Holm" --roles receiver --token --json', {
    token: anna,
  });
  const { token } = proposal.json() as { token: string };
  expect((await run('import lots.csv', { token })).err).toMatch(/nobody is signed in/);
  expect((await run('persons confirm carl', { token: anna })).err).toMatch(
    /did "propose person" on person carl/,
  );
  expect((await run('persons confirm carl', { token: handed })).err).toMatch(
    /the token of bert was handed out[\s\S]*cure: make your own, and log in with it: remelt persons token; remelt login/,
  );
  const bert = await ownToken(handed);
  expect((await run('persons confirm carl', { token: bert })).code).toBe(0);
  expect((await run('import lots.csv', { token })).out).toMatch(/^Booked on hold/);
  const renewed = (await run('persons token --json', { token })).json() as { token: string };
  expect((await run('whoami', { token })).code).toBe(3);
  expect((await run('whoami', { token: renewed.token })).out).toMatch(/^carl/);
  expect((await run('persons bind', { token: renewed.token })).out).toMatch(/token, account/);
  expect((await run('whoami')).out).toMatch(/^carl/);
  expect((await run('persons end carl', { token: bert })).code).toBe(0);
  const own = await ownToken(anna);
  expect((await run('persons confirm carl', { token: own })).out).not.toMatch(/Carl Holm/);
  expect((await run('whoami', { token: renewed.token })).code).toBe(3);
  expect((await run('whoami')).code).toBe(3);
  expect((await run('persons propose eve --name E --roles pilot', { token: own })).err).toMatch(
    /"pilot" is not a role/,
  );
  expect(existsSync(join(folder.path, 'config', 'logins'))).toBe(false);
}, 180_000);

it('a demonstration stays one, whatever plant.json says later: its persons act by name, its papers are marked', async () => {
  // No init: the first booking writes whose ledger it is.
  expect((await remelt(folder.path, ['import', 'lots.csv', '--by', 'p-goods'])).code).toBe(0);
  expect((await run('lot hold A oil --by p-lab')).code).toBe(0);
  expect((await run('init --person a:A:quality --person b:B:quality')).err).toMatch(
    /a demonstration stays one: begin the ledger of a real plant in another/,
  );
  expect((await run('whoami')).out).toMatch(/In a demonstration|in a demonstration/);
  expect((await run('persons list')).out).toMatch(/these persons are invented/);
}, 120_000);
