import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthSchema, versionSchema } from '../../src/documents/operations.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { openApi } from '../../src/faces/server/openapi.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { apiTexts } from '../../tools/publish-openapi.ts';
import { PERSONS, type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly details: readonly object[] };
}
interface Listed extends Readonly<Record<string, unknown>> {
  readonly total?: number;
  readonly next?: number;
}
interface Operation {
  readonly description: string;
  readonly responses: Readonly<Record<string, object>>;
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
}

let service: Service;
beforeAll(async () => {
  service = await servedPlant();
});
afterAll(() => service.close());

const NI = { material: 'Ni-electrolytic', mass_g: 500_000 };
const buy = (lot: string, options?: Parameters<Service['post']>[2]) =>
  service.post('/api/yard/buy-material', { ...NI, lot }, options);
const size = async (): Promise<number> => {
  const head = await (await service.get('/api/proof/ledger-head')).json();
  return (head as { size: number }).size;
};
const refusal = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as Refusal).error,
});

describe('a task', () => {
  it('that books is sent with POST, booked in the name of who is signed in, and read with GET', async () => {
    const booked = await buy('V-1');
    expect([booked.status, await booked.json()]).toEqual([200, expect.objectContaining({ id: 'V-1' })]);
    const read = await service.get('/api/yard/list-lots?limit=5&owner=plant');
    expect([read.status, await read.json()]).toMatchObject([200, { lots: [{ id: 'V-1', mass_g: 500_000 }] }]);
    const { store } = await service.plant.open();
    const [record] = await store.history('lot:V-1');
    expect(record!.body).toMatchObject({ by: 'gus' });
  });

  it('that is sent twice with one key is booked once, also when both come at once', async () => {
    const before = await size();
    const [first, second] = await Promise.all([buy('V-2', { key: 'k' }), buy('V-2', { key: 'k' })]);
    const third = await buy('V-2', { key: 'k' });
    expect(await second.text()).toBe(await first.text());
    expect([third.status, third.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(await size()).toBeGreaterThan(before);
    expect((await refusal(await buy('V-2', { key: 'another' }))).status).toBe(400);
    expect(await refusal(await buy('V-3', { key: 'k' }))).toMatchObject({
      status: 409,
      details: [{ path: 'Idempotency-Key' }],
    });
    const keyless = await service.post('/api/yard/buy-material', NI, { headers: { 'idempotency-key': '' } });
    expect(await refusal(keyless)).toMatchObject({ status: 400, details: [{ path: 'Idempotency-Key' }] });
  });

  it('whose answer nobody changed is not sent again, and one decided on what has changed is refused', async () => {
    const read = await service.get('/api/yard/show-lot?lot=V-1');
    const tag = read.headers.get('etag')!;
    const again = await service.get('/api/yard/show-lot?lot=V-1', 'paul', { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const hold = { lot: 'V-1', reason: 'the label is torn' };
    const options = { headers: { 'if-match': tag } };
    expect((await service.post('/api/yard/hold-lot', hold, options)).status).toBe(200);
    expect(await refusal(await service.post('/api/yard/hold-lot', hold, options))).toMatchObject({
      status: 412,
      code: 'conflict',
      details: [{ path: 'If-Match', cure: expect.any(String) }],
    });
    const noTag = await service.post('/api/yard/hold-lot', hold, { headers: { 'if-match': 'x' } });
    expect((await refusal(noTag)).status).toBe(400);
  });

  it('whose list is long says where the next page is', async () => {
    const page = await service.get('/api/yard/list-lots?limit=1');
    const [, next] = /^<(.+)>; rel="next"$/.exec(page.headers.get('link')!)!;
    expect(await (await service.get(next!)).json()).toMatchObject({ lots: [{ id: 'V-2' }] });
  });

  it('that lists says on each page how many there are in all, and where more follow', async () => {
    const read = async (address: string) => {
      const reply = await service.get(address);
      expect(reply.status).toBe(200);
      return { body: (await reply.json()) as Listed, link: reply.headers.get('link') };
    };
    const first = await read('/api/yard/list-lots?limit=1');
    const second = await read(`/api/yard/list-lots?limit=1&after=${first.body.next}`);
    const lots = (await service.plant.open()).store.lots({});
    expect([first.body.total, second.body.total]).toEqual([(await lots).length, (await lots).length]);
    expect((await read('/api/yard/list-lots?limit=1&status=void')).body.total).toBe(0);
    for (const [address, rows] of [
      ['/api/reference/list-prices', 'prices'],
      ['/api/reference/list-specifications', 'specifications'],
      ['/api/qualification/list-programmes', 'programmes'],
      ['/api/release/release-queue', 'waiting'],
      ['/api/proof/list-keys', 'keys'],
    ] as const) {
      const whole = await read(address);
      const all = whole.body[rows] as readonly object[];
      expect(whole.body).toMatchObject({ total: all.length });
      expect(whole.body.next).toBeUndefined();
      const one = await read(`${address}?limit=1`);
      expect(one.body).toMatchObject({ total: all.length, [rows]: all.slice(0, 1) });
      expect(one.link === null).toBe(all.length <= 1);
      if (one.body.next === undefined) continue;
      expect(one.link).toContain(`after=${one.body.next}`);
      const other = await read(`${address}?limit=2&after=${one.body.next}`);
      expect(other.body[rows]).toEqual(all.slice(1, 3));
    }
    expect((await refusal(await service.get('/api/reference/list-prices?limit=0'))).status).toBe(400);
  });

  it('that is asked wrongly says where and what is allowed, and never repeats what was sent', async () => {
    const wrong = await refusal(
      await service.post('/api/yard/buy-material', { ...NI, mass_g: 'much', secret: 's3cret' }),
    );
    expect(wrong).toMatchObject({ status: 400, code: 'input' });
    expect(JSON.stringify(wrong)).toContain('"path":"mass_g"');
    expect(JSON.stringify(wrong)).not.toContain('s3cret');
    expect((await refusal(await service.get('/api/yard/list-lots?limit=many'))).status).toBe(400);
    expect((await refusal(await service.get('/api/yard/show-lot?lot=NO'))).status).toBe(404);
    const typed = await service.post('/api/yard/buy-material', '{"material": 1', { key: 'j' });
    expect(await refusal(typed)).toMatchObject({ status: 400, details: [{ where: 'the body' }] });
    // of a body that cannot be read only the place is said, of one that is no object nothing
    const broken = await refusal(await service.post('/api/yard/buy-material', '{"s3cret":\n RUBB}'));
    expect(broken).toMatchObject({
      message: 'the body is not JSON at line 2, column 2: a value is expected',
      details: [{ where: 'the body', allowed: 'one JSON document', cure: 'look at line 2, column 2' }],
    });
    for (const path of ['/api/yard/buy-material', '/api/calculations/identify', '/api/account/enrol']) {
      const whole = await service.post(path, '"a s3cret text"');
      expect([whole.status, await whole.text()]).toEqual([400, expect.not.stringContaining('s3cret')]);
    }
    const form = { headers: { 'content-type': 'text/plain' } };
    expect((await refusal(await service.post('/api/yard/buy-material', NI, form))).status).toBe(415);
    expect((await refusal(await service.get('/api/yard/buy-material'))).status).toBe(405);
    expect((await refusal(await service.post('/api/yard/list-lots', {}))).status).toBe(405);
    for (const path of ['/api/yard/constructor', '/api/__proto__/x', '/nothing', '/api/yard/../yard'])
      expect((await refusal(await service.get(path))).status, path).toBe(404);
    const large = await service.post('/api/yard/buy-material', `"${'x'.repeat(17e6)}"`);
    expect((await refusal(large)).status).toBe(413);
  });

  it('of evidence from a table tells missing columns, cells and unknown heats at once', async () => {
    const text = 'item;heat;specimen;value\nRm;H-404;B1;zwölf\n';
    const sheet = { programme: 'none', name: 'a.csv', text, type: 'tensile', report: 'T-1' };
    const read = await service.post('/api/sheets/evidence', sheet, { by: 'anna' });
    expect([read.status, await read.json()]).toMatchObject([
      200,
      {
        report: null,
        faults: [
          { message: 'no column gives the day of the test' },
          { where: 'a.csv, cell D2', message: '"zwölf" is not a number' },
          { where: 'a.csv, cell B2', message: 'the ledger holds no heat H-404' },
        ],
      },
    ]);
  });

  it('of a table of lots tells what the booking would refuse, and keeps the sheet for another person', async () => {
    await buy('V-9', { key: 'v-9' });
    const text = 'lot;kg;Forma;Lieferant\nV-9;10;cavaco;Acme\nV-10;10;cavaco;Acme\nV-10;10;cavaco;ACME\n';
    const set = { origin: 'virgin' };
    const asked = { name: 'a.csv', text, set, words: { cavaco: 'turnings' } };
    const first = await (await service.post('/api/sheets/lots', { ...asked, words: {} })).json();
    expect(first).toMatchObject({
      words: [{ written: 'cavaco', isKnown: false, cells: 3, allowed: expect.arrayContaining(['turnings']) }],
      names: [{ of: 'supplier', typed: 'ACME', known: 'Acme', where: 'in this table' }],
    });
    const sheet = { ...asked, leftOut: [4] };
    const read = await service.post('/api/sheets/lots', sheet);
    expect([read.status, await read.json()]).toMatchObject([
      200,
      {
        faults: [{ where: 'a.csv, row 2', message: 'lot V-9 already exists' }],
        marks: [{ row: 2, column: 'A' }],
        passedOver: [{ row: 4 }],
        names: [],
      },
    ]);
    // who only reads keeps none; who keeps one hands it on with all that was said
    expect((await refusal(await service.post('/api/sheets/kept', { sheet }, { by: 'rita' }))).status).toBe(
      403,
    );
    const kept = (await (await service.post('/api/sheets/kept', { sheet })).json()) as {
      sheets: readonly { id: string }[];
    };
    expect(kept.sheets).toMatchObject([{ name: 'a.csv', by: 'gus' }]);
    const place = `/api/sheets/kept/${kept.sheets[0]!.id}`;
    const shown = await service.get(place);
    expect(await shown.json()).toMatchObject({ by: 'gus', sheet });
    expect((await service.remove(place, 'gus')).status).toBe(200);
    expect((await refusal(await service.get(place))).status).toBe(404);
  });

  it('signs for nobody else', async () => {
    const order = { lot: 'V-1', override: { by: 'bert', reason: 'r', expires: '2030-01-01T00:00:00Z' } };
    const forged = await refusal(await service.post('/api/yard/clear-lot', order, { by: 'anna' }));
    expect(forged).toMatchObject({ status: 403, details: [{ path: 'override.by' }] });
  });
});

describe('a calculation', () => {
  it('is a document sent and a document answered, whoever reads', async () => {
    const text = readFileSync('docs/formats/identify.example.json', 'utf8');
    const answer = await service.post('/api/calculations/identify', text, { by: 'rita' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { format: 'remelt-identify/1' }]);
    const none = await service.post('/api/calculations/toString', '{}', { by: 'rita' });
    expect((await refusal(none)).status).toBe(404);
  });
});

/** Every address of the description, and who may call it. */
async function described() {
  const { paths } = (await openApi(service.plant)) as {
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      path,
      method,
      ...operation,
      who: /^Who may: ([^.]*)/.exec(operation.description)![1]!,
    })),
  );
}

describe('every route', () => {
  it('is closed to who is not signed in, and to each role that has no right to it', async () => {
    let closed = 0;
    for (const { path, method, who } of await described()) {
      if (who === 'everybody') continue;
      const at = path.replace('{id}', 'some');
      const ask = (by: PersonId | null) =>
        method === 'get'
          ? service.get(`${at}?no=field`, by)
          : method === 'delete'
            ? service.remove(at, by)
            : service.post(at, { no: 'such field' }, { by });
      expect((await ask(null)).status, path).toBe(401);
      // who may calculate and look at own jobs and accounts: any role; a stream would not end
      if (/^\/api\/(calculations|jobs|events)/.test(path)) continue;
      for (const [person, roles] of Object.entries(PERSONS)) {
        const may =
          who.includes('any role.') ||
          who === 'any role' ||
          (who.includes('any role but reader') && person !== 'rita') ||
          (who.includes('any role but inspector and reader') && !['rita', 'ivo'].includes(person)) ||
          roles.some((role) => new RegExp(`\\b${role}\\b`).test(who) && !who.includes('any role'));
        const { status } = await ask(person as PersonId);
        closed += may ? 0 : 1;
        expect(status === 403, `${method} ${path} ${person}: ${status}`).toBe(!may);
      }
    }
    expect(closed).toBeGreaterThan(100);
  });

  it('that writes takes an idempotency key and says so, and a DELETE is said to be idempotent by itself', async () => {
    const asks = new Set<string>();
    for (const { path, method, description, parameters = [] } of await described()) {
      if (method === 'delete') expect(description, path).toContain('Sent again it changes nothing more');
      if (method !== 'post') continue;
      const declared = parameters.some(({ name, required }) => name === 'Idempotency-Key' && required);
      if (!declared) asks.add(path.replace(/calculations\/.*/, 'calculations'));
      for (const by of Object.keys(PERSONS) as PersonId[]) {
        if (!declared) continue;
        const headers = { 'idempotency-key': '' };
        const answer = await refusal(await service.post(path, {}, { by, headers }));
        if (answer.status !== 403)
          expect(answer, path).toMatchObject({ status: 400, details: [{ path: 'Idempotency-Key' }] });
      }
    }
    // these make nothing that stays: they read, sign in, or ask what is to be proved
    expect([...asks]).toEqual([
      '/api/session',
      '/api/session/confirmation',
      '/api/session/passkey',
      '/api/session/confirmation/passkey',
      // the first record of a ledger is written once
      '/api/first-run/demonstration',
      '/api/first-run/plant',
      '/api/account/passkeys/begin',
      '/api/sheets/lots',
      '/api/sheets/results',
      '/api/sheets/evidence',
      '/api/sheets/layout/find',
      '/api/calculations',
    ]);
  });

  it('that may answer with a job says so: the header that asks, its key, and the job as an answer of its own', async () => {
    let jobs = 0;
    for (const { path, method, parameters = [], responses } of await described()) {
      const names = parameters.map(({ name }) => name);
      const asked = names.includes('Prefer');
      expect([path, '202' in responses && method !== 'delete']).toEqual([path, asked]);
      if (!asked) continue;
      jobs += 1;
      expect(names.includes('Idempotency-Key'), path).toBe(method === 'post');
      expect(responses['202'], path).toMatchObject({
        headers: { Location: {} },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/job' } } },
      });
    }
    expect(jobs).toBeGreaterThan(50);
    // as described: without its key a calculation is no job
    const headers = { 'idempotency-key': '', prefer: 'respond-async' };
    const keyless = await service.post('/api/calculations/identify', '{}', { by: 'rita', headers });
    expect(await refusal(keyless)).toMatchObject({ status: 400, details: [{ path: 'Idempotency-Key' }] });
  });

  it('of a machine says what its schema says, to who is not known', async () => {
    for (const [path, schema] of [
      ['/health', healthSchema],
      ['/version', versionSchema],
    ] as const) {
      const answer = await service.get(path, null);
      expect(answer.status, path).toBe(200);
      schema.strict().parse(await answer.json());
    }
  });

  it('that the server has is described with who may', async () => {
    const told = new Set((await described()).map(({ method, path }) => `${method} ${path}`));
    const routes = createApp(service.plant).routes.filter(
      ({ method, path }) => path.startsWith('/api/') && method !== 'ALL',
    );
    const own = routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:\w+/, '{id}')}`);
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter((one) => !told.has(one))).toEqual([
      'get /api/calculations',
      'post /api/calculations/{id}',
    ]);
  });

  it('is described under a tag, so that who has the description is not sent it again', async () => {
    const tag = (await service.get('/openapi.json')).headers.get('etag')!;
    const again = await service.get('/openapi.json', 'paul', { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has a schema for each document of a calculation, at an address of its own', async () => {
    const one = await service.get('/schemas/plan-input');
    expect([one.status, await one.json()]).toEqual([200, expect.objectContaining({ type: 'object' })]);
    expect((await service.get('/schemas/plan')).status).toBe(404);
  });

  it('is in the published description, which is valid OpenAPI 3.1', async () => {
    const document = await openApi(service.plant);
    const result = await new Validator().validate(structuredClone(document) as Record<string, unknown>);
    expect(result).toMatchObject({ valid: true });
    const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference');
    for (const [name, text] of await apiTexts())
      expect(
        readFileSync(join(folder, name), 'utf8') === text,
        `${name}: node tools/publish-openapi.ts`,
      ).toBe(true);
  });
});

describe('the door', () => {
  it('refuses another name, another site, another version and a wrong token', async () => {
    expect((await refusal(await service.get('http://plant.example/healthz'))).status).toBe(403);
    const foreign = { headers: { origin: 'https://evil.example' } };
    expect((await refusal(await buy('V-9', foreign))).status).toBe(403);
    const cross = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await refusal(await buy('V-9', cross))).status).toBe(403);
    const old = await service.get('/api/yard/list-lots', 'paul', { 'remelt-client': '0.0.1' });
    expect(await refusal(old)).toMatchObject({ status: 426, details: [{ allowed: '0.1.0' }] });
    const guessed = await service.get('/api/yard/list-lots', null, { authorization: 'Bearer guessed' });
    expect((await refusal(guessed)).status).toBe(401);
  });

  it('says no secret in its log, and what it is in every answer', async () => {
    const ok = await service.get('/healthz', null);
    expect([ok.status, await ok.json()]).toEqual([200, { ok: true, version: '0.1.0' }]);
    expect(ok.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(ok.headers.get('request-id')).toBe(service.log.at(-1)!.request);
    expect(JSON.stringify(service.log)).not.toContain(tokenOf('paul'));
    await service.get('/api/yard/list-lots', 'paul');
    expect(service.log.at(-1)).toMatchObject({ person: 'paul', path: '/api/yard/list-lots', status: 200 });
    const metrics = await (await service.get('/metrics', null)).text();
    expect(metrics).toMatch(/remelt_requests_total\{method="GET",status="200"\} \d+/);
    expect(metrics).not.toMatch(/paul|token/);
  });

  it('answers a page to a browser at a wrong address, and takes no large body before it knows anybody', async () => {
    const html = { accept: 'text/html' };
    for (const path of ['/nothing/here', '/api/yard/no-such-task']) {
      const answer = await service.get(path, 'paul', html);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([
        404,
        'text/html; charset=utf-8',
      ]);
      expect(await answer.text()).toContain('<h1>there is nothing at this address');
    }
    const large = { token: 'x'.repeat(30_000) };
    expect((await service.post('/api/session', large, { by: null })).status).toBe(413);
    expect((await service.post('/api/account/enrol', large, { by: null })).status).toBe(413);
    const unknown = await service.post('/api/yard/buy-material', 'x'.repeat(2e6), { by: null });
    expect(unknown.status).toBe(401);
  });

  it('opens, says a port that is taken, and closes', async () => {
    const { address, close } = await listen(service.plant, { port: 0 });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const port = Number(new URL(address).port);
    await expect(listen(service.plant, { port })).rejects.toMatchObject({ code: 'unavailable' });
    await close();
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });
});
