import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/documents/job.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { freshFolder } from '../testing/remelt.ts';
import { tokenOf } from './founded.ts';
import {
  browserAt,
  foundedOn,
  haproxy,
  PASSWORD,
  pgbouncer,
  programOf,
  type Running,
  roundRobin,
  serverOn,
} from './two-servers.ts';

const ASYNC = { prefer: 'respond-async' };
/** A simulation that takes minutes. */
const LONG = JSON.stringify({
  ...(JSON.parse(readFileSync('docs/formats/simulate.example.json', 'utf8')) as object),
  samples: 100_000,
});

let postgres: PostgresServer;
const folder = freshFolder();
const opened: { end: () => Promise<unknown> }[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(async () => {
  for (const one of opened.toReversed()) await one.end();
  await postgres.stop();
  folder.remove();
});
const until = <T extends { end: () => Promise<unknown> }>(one: T): T => {
  opened.push(one);
  return one;
};

/** Ways to two servers; one whose program is not installed is skipped, and its name says so. */
const WAYS = [
  { way: 'a round-robin proxy', front: roundRobin, pooled: false, needs: undefined },
  {
    way: 'haproxy',
    front: (servers: readonly Running[]) => haproxy(servers, folder.path),
    pooled: false,
    needs: 'haproxy',
  },
  {
    way: 'a round-robin proxy, with pgbouncer in transaction mode',
    front: roundRobin,
    pooled: true,
    needs: 'pgbouncer',
  },
] as const;

for (const { way, front, pooled, needs } of WAYS) {
  const isHere = needs === undefined || programOf(needs) !== undefined;
  const name = isHere
    ? `two servers behind ${way}`
    : `two servers behind ${way} (skipped: ${needs} is not installed)`;
  describe.skipIf(!isHere)(name, () => {
    let databaseUrl: string;
    let servers: [Running, Running];
    let balancer: Running;
    let places = 0;
    beforeAll(async () => {
      databaseUrl = await postgres.freshDatabase();
      await foundedOn(databaseUrl);
      const url = pooled ? until(await pgbouncer(databaseUrl, folder.path)).url : databaseUrl;
      const serve = () => serverOn(url, folder.path, ['--balancer', '127.0.0.1']);
      servers = await Promise.all([serve(), serve()]);
      for (const one of servers) until(one);
      balancer = until(await front(servers));
    }, 120_000);

    /** A browser in a place of the network of its own. */
    const browser = () => browserAt(balancer.address, `203.0.113.${++places}`);
    const here = async (as: Parameters<ReturnType<typeof browser>['signIn']>[0]) => {
      const one = browser();
      expect((await one.signIn(as)).status).toBe(200);
      return one;
    };
    const storeHere = () => openStore({ databaseUrl, clock: () => new Date() });

    it('who has signed in is signed in at both, and signed out at both', async () => {
      const gus = await here('gus');
      for (let i = 0; i < 4; i++)
        expect((await gus.get('/api/session')).json).toMatchObject({ person: { id: 'gus' } });
      const [one, other] = servers.map(({ address }) => gus.at(address)) as [typeof gus, typeof gus];
      expect((await one.remove('/api/session')).status).toBe(200);
      expect((await other.get('/api/account')).status).toBe(401);
    });

    it('a signature is asked for by one, given to the other, and holds at the first', async () => {
      const anna = await here('anna');
      const [one, other] = servers.map(({ address }) => anna.at(address)) as [typeof anna, typeof anna];
      const dispose = [
        '/api/release/dispose-metal',
        { of: 'heat:H-1', as: 'scrap', reason: 'cracked' },
      ] as const;
      const { status, json } = await one.post(...dispose);
      const { sentence, code } = json.error as { sentence: string; code: string };
      expect([status, code]).toEqual([401, 'confirm-person']);
      const given = await other.post('/api/session/confirmation', { sentence, password: PASSWORD });
      const header = { 'remelt-confirmation': String(given.json.confirmation) };
      // there is no such heat: it was asked of the ledger, at either of them
      for (const at of [one, other]) expect((await at.post(...dispose, header)).status).toBe(404);
    });

    it('a passkey is asked for by one, and its question is known to the other', async () => {
      const { openOffice } = await import('../../src/office/open-office.ts');
      const asked = await browserAt(
        servers[0].address.replace('127.0.0.1', 'localhost'),
        '203.0.113.200',
      ).post('/api/session/passkey', {});
      const { challenge } = asked.json.options as { challenge: string };
      const office = await openOffice({ databaseUrl });
      const answers = await Promise.all(
        [1, 2].map(() => office.passkeys.answered(challenge, 'sign in', new Date().toISOString())),
      );
      await office.close();
      // whichever server it reaches: once
      expect(answers.toSorted()).toEqual([false, true]);
    });

    it('wrong passwords are counted over both, and those of one place keep nobody elsewhere out', async () => {
      const guesser = browser();
      const codes: number[] = [];
      for (let i = 0; i < 8; i++) codes.push((await guesser.signIn('rita', 'wrong')).status);
      expect(codes).toEqual([...Array(5).fill(401), 429, 429, 429]);
      expect((await browser().signIn('rita')).status).toBe(200);
    });

    it('requests of one address are counted over both', async () => {
      const flooding = browser();
      const began = performance.now();
      const codes = await Promise.all(
        Array.from({ length: 900 }, async () => {
          const { status, body } = await flooding.send('GET', '/healthy');
          await body?.cancel();
          return status;
        }),
      );
      const seconds = (performance.now() - began) / 1000;
      const let_in = codes.filter((code) => code !== 429).length;
      // 400 at once and 50 a second, and what the two of them hold
      expect(let_in).toBeGreaterThanOrEqual(360);
      expect(let_in).toBeLessThanOrEqual(400 + 50 * seconds + 40);
      // somebody else is answered meanwhile
      expect((await browser().get('/api/session')).status).toBe(200);
    });

    it('a write that is sent to both at once is done once, and both give the same answer', async () => {
      const gus = await here('gus');
      const both = servers.map(({ address }) => gus.at(address));
      const twice = async (path: string, body: object, more: Record<string, string> = {}) => {
        const key = { 'idempotency-key': `once-${path.replaceAll('/', '-')}`, ...more };
        const [first, second] = await Promise.all(both.map((one) => one.post(path, body, key)));
        expect([first!.status, second!.json], path).toEqual([second!.status, first!.json]);
        expect(first!.status, path).toBeLessThan(300);
        return first!;
      };
      await twice('/api/yard/buy-material', { material: 'Ni-electrolytic', mass_g: 5000, lot: 'ONCE' });
      await twice('/api/views', { page: 'yard', name: 'mine', shared: false, search: {} });
      const { json } = await twice('/api/calculations/identify', {}, ASYNC);
      const { jobs } = (await gus.get('/api/jobs')).json as unknown as { jobs: Job[] };
      expect(jobs.map(({ id }) => id)).toEqual([json.id]);
      // a token is shown once: whoever asked second hears that the first has it
      const token = { password: PASSWORD, name: 'scales', days: 1 };
      const made = await Promise.all(
        both.map((one) => one.post('/api/account/tokens', token, { 'idempotency-key': 'one-token' })),
      );
      expect(made.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });

    it('a long import at one lets the other book, and leaves no lock behind', async () => {
      const gus = await here('gus');
      const [one, other] = servers.map(({ address }) => gus.at(address)) as [typeof gus, typeof gus];
      const rows = Array.from({ length: 1500 }, (_, i) => ({
        ...{ row: i + 2, lotId: `IM-${i}`, mass_g: 100_000, form: 'turnings', declaredGrade: 'IN718' },
        ...{ originClass: 'pre-consumer-external', lotClass: 'purchased-scrap', analyses: [] },
      }));
      const importing = one.post('/api/yard/book-returns', { rows });
      const buy = (at: typeof gus, lot: string) =>
        at.post('/api/yard/buy-material', { material: 'Ni-electrolytic', mass_g: 5000, lot });
      for (let i = 0; i < 5; i++) expect((await buy(other, `BESIDE-${i}`)).status).toBe(200);
      expect((await importing).status).toBe(200);
      for (const at of [one, other, one, other])
        expect((await buy(at, crypto.randomUUID().slice(0, 8))).status).toBe(200);
    });

    const started = async (as: 'paul' | 'mel' | 'lea', key: string) => {
      const person = await here(as);
      const [one, other] = servers.map(({ address }) => person.at(address)) as [typeof person, typeof person];
      const reply = await one.send('POST', '/api/calculations/simulate', JSON.parse(LONG), {
        ...ASYNC,
        'idempotency-key': key,
      });
      const { id } = (await reply.json()) as Job;
      const job = async () => (await other.get(`/api/jobs/${id}`)).json as unknown as Job;
      return { id, other, person, job };
    };

    it('a long calculation of one is followed and stopped through the other', async () => {
      const { id, other, job } = await started('paul', 'long');
      await expect.poll(async () => (await job()).state).toBe('running');
      expect((await other.remove(`/api/jobs/${id}`)).status).toBe(202);
      await expect.poll(async () => (await job()).state, { timeout: 15_000 }).toBe('stopped');
    });

    it('jobs of one person are counted over both', async () => {
      const lea = await here('lea');
      const codes = await Promise.all(
        Array.from({ length: 14 }, async () => {
          const { status } = await lea.post('/api/calculations/simulate', JSON.parse(LONG), ASYNC);
          return status;
        }),
      );
      const accepted = codes.filter((code) => code === 202).length;
      // two that are counted in the same moment may both find room
      expect(accepted).toBeGreaterThanOrEqual(10);
      expect(accepted).toBeLessThanOrEqual(11);
      const { jobs } = (await lea.get('/api/jobs')).json as unknown as { jobs: Job[] };
      expect(jobs).toHaveLength(accepted);
      for (const { id } of jobs) await lea.remove(`/api/jobs/${id}`);
      const left = async () => ((await lea.get('/api/jobs')).json as unknown as { jobs: Job[] }).jobs;
      await expect.poll(async () => (await left()).filter(({ state }) => state !== 'stopped')).toEqual([]);
    });

    it('what is read as a job is worked out by one of them, whichever is asked again', async () => {
      const gus = await here('gus');
      const [one, other] = servers.map(({ address }) => gus.at(address)) as [typeof gus, typeof gus];
      const ask = (at: typeof gus) => at.get('/api/heats/plant-today', { prefer: 'respond-async, wait=0' });
      const first = await ask(one);
      const answers: (typeof first)[] = [first];
      while (answers.at(-1)!.status === 202) answers.push(await ask(other));
      expect(answers.at(-1)!.status).toBe(200);
      const asked = new Set(answers.filter(({ status }) => status === 202).map(({ json }) => json.id));
      expect(asked.size).toBeLessThanOrEqual(1);
    });

    /** Reads the stream of a server until something is told; answers all of it. */
    const toldAt = async (
      person: ReturnType<typeof browserAt>,
      what: RegExp,
      work: () => Promise<unknown>,
    ) => {
      const stream = await person.send('GET', '/api/events');
      const reader = stream.body!.getReader();
      let [text, isBegun] = ['', false];
      let began = 0;
      for (;;) {
        text += new TextDecoder().decode((await reader.read()).value);
        if (!isBegun && text.includes('event: head')) {
          isBegun = true;
          began = performance.now();
          await work();
        }
        if (!what.test(text)) continue;
        await reader.cancel();
        return (performance.now() - began) / 1000;
      }
    };

    it('what is booked at one is told in the streams of the other within two seconds', async () => {
      const gus = await here('gus');
      const [one, other] = servers.map(({ address }) => gus.at(address)) as [typeof gus, typeof gus];
      const book = () =>
        one.post('/api/yard/buy-material', { material: 'Ni-electrolytic', mass_g: 5000, lot: 'NEWS' });
      expect(await toldAt(other, /"lot:NEWS"/, book)).toBeLessThan(2);
    });

    it('rights that are taken at one are gone at the other at once', async () => {
      const mel = await here('mel');
      const [one, other] = servers.map(({ address }) => mel.at(address)) as [typeof mel, typeof mel];
      expect((await other.get('/api/account')).status).toBe(200);
      const store = await storeHere();
      const signer = await store.signIn({ token: tokenOf('mel') });
      const next = { type: 'setCredential', person: 'mel', tokenSha256: 'c'.repeat(64), by: 'mel' } as const;
      await store.execute(next, { signer });
      await store.close();
      for (const at of [other, one]) expect((await at.get('/api/account')).status).toBe(401);
    });

    // beside other work one booking was once answered 401, for a reason not found yet: run by `npm run long` until it is
    it.runIf(process.env.REMELT_LONG === '1')(
      'one of them ends while people work: nothing is lost, nothing doubled, and its jobs are said to be lost',
      async () => {
        const gus = await here('gus');
        const { job, id, person } = await started('paul', 'lost');
        await expect.poll(async () => (await job()).state).toBe('running');
        const follower = person.at(servers[1].address);
        const book = async (lot: string): Promise<void> => {
          for (;;) {
            const sent = gus.post(
              '/api/yard/buy-material',
              { material: 'Ni-electrolytic', mass_g: 5000, lot },
              { 'idempotency-key': lot },
            );
            const { status, json } = await sent.catch(() => ({ status: 0, json: {} }));
            if (status === 200) return;
            // what was cut off, or found nobody, is sent again with its key
            expect([0, 502, 503], JSON.stringify(json)).toContain(status);
            await sleep(100);
          }
        };
        const lots = Array.from({ length: 40 }, (_, i) => `END-${i}`);
        const booking = Promise.all(lots.map(book));
        const said_s = await toldAt(follower, new RegExp(`"id":"${id}"[^\\n]*"state":"lost"`), async () => {
          await servers[0].kill();
        });
        await booking;
        expect(said_s).toBeLessThan(15);
        expect((await follower.get(`/api/jobs/${id}`)).json).toMatchObject({ state: 'lost' });
        const store = await storeHere();
        const there = (await store.lots()).filter(({ id: lot }) => lot.startsWith('END-'));
        expect(there).toHaveLength(lots.length);
        expect((await store.verify()).problems).toEqual([]);
        await store.close();
      },
    );
  });
}

it('two servers on an empty database show one word, and found one plant of two that are asked for at once', async () => {
  const databaseUrl = await postgres.freshDatabase();
  const servers = await Promise.all([serverOn(databaseUrl, folder.path), serverOn(databaseUrl, folder.path)]);
  for (const one of servers) until(one);
  const wordOf = ({ printed }: (typeof servers)[number]) => /first-run#([\w-]+)/.exec(printed())?.[1];
  for (const one of servers) await expect.poll(() => wordOf(one), { timeout: 20_000 }).toBeTruthy();
  const word = wordOf(servers[0])!;
  expect(wordOf(servers[1])).toBe(word);
  const order = {
    name: 'The Works',
    plant: 'works',
    persons: [
      { id: 'anna', name: 'Anna', roles: ['quality', 'manager'], password: PASSWORD },
      { id: 'bert', name: 'Bert', roles: ['certifier'] },
    ],
  };
  const found = ({ address }: Running) =>
    browserAt(address, '127.0.0.1').post('/api/first-run/plant', order, { 'remelt-founding-word': word });
  const answers = await Promise.all(servers.map(found));
  expect(answers.map(({ status }) => status).toSorted(), JSON.stringify(answers)).toEqual([200, 409]);
  for (const { address } of servers)
    expect((await browserAt(address, '127.0.0.1').signIn('anna')).status).toBe(200);
}, 120_000);
