import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageSchema } from '../../src/documents/page.ts';
import type { History } from '../../src/documents/proof/history.ts';
import { createApp } from '../../src/faces/server/app.ts';
import type { Served } from '../../src/faces/server/plant.ts';
import { serveVerifier } from '../../src/faces/server/web.ts';
import { type Service, servedPlant } from './founded.ts';

let service: Service;
beforeAll(async () => {
  service = await servedPlant();
  const order = { material: 'Ni-electrolytic', mass_g: 500_000, lot: 'V-1' };
  await service.post('/api/yard/buy-material', order);
});
afterAll(() => service.close());

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

it('a browser sees the page that a terminal prints, and nothing in it runs', async () => {
  const answer = await service.get('/api/yard/show-lot?lot=V-1', 'paul', HTML);
  const html = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html).toContain('<h1>V-1');
  expect(html).not.toContain('<script');
  expect(answer.headers.get('content-security-policy')).toMatch(
    /default-src 'none'; style-src-elem 'sha256-/,
  );
});

it('a page is there as data too, also of a booking', async () => {
  const accept = 'application/vnd.remelt.page+json';
  const hold = await service.post(
    '/api/yard/hold-lot',
    { lot: 'V-1', reason: '<script>alert(1)</script>' },
    { headers: { accept } },
  );
  expect(pageSchema.parse(await hold.json())).toMatchObject({ title: 'V-1', verdict: 'on hold' });
  const lot = await (await service.get('/api/yard/show-lot?lot=V-1', 'paul', HTML)).text();
  expect(lot).toContain('&lt;script&gt;alert(1)');
  expect(lot).not.toContain('<script');
});

it('no page of a plant that was founded is marked, whatever of ours stands in for its furnaces', async () => {
  const accept = 'application/vnd.remelt.page+json';
  const { demonstration } = service.plant.compute.facts().plant.sites[0]!;
  expect(demonstration).toBe(true);
  for (const path of ['/start', '/api/yard/show-lot?lot=V-1', '/api/heats/list-heats']) {
    expect(await (await service.get(path, 'paul', HTML)).text(), path).not.toContain('>DEMONSTRATION');
    expect(await (await service.get(path, 'paul', { accept })).json(), path).not.toHaveProperty('mark');
  }
  const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'V-2' };
  const booked = await service.post('/api/yard/buy-material', order, { headers: { accept } });
  expect(await booked.json()).not.toHaveProperty('mark');
});

it('the first page says what waits, with the way to it', async () => {
  const page = await (await service.get('/start', 'paul', HTML)).text();
  expect(page).toContain('1 lot on hold');
  const [, way] = /href="(\/api\/yard\/show-lot[^"]+)"/.exec(page)!;
  expect((await service.get(way!, 'paul', HTML)).status).toBe(200);
  const every = [...page.matchAll(/href="(\/[^"]+)"/g)].map(([, path]) => path!);
  expect(every.length).toBeGreaterThan(5);
  for (const path of every.filter((one) => one !== '/openapi.json'))
    expect((await service.get(path, 'paul', HTML)).status, path).toBe(200);
});

it('the page of the records leads to the older ones, chosen in the same way, until there are none', async () => {
  const path = '/api/proof/show-history?about=lot%3AV-1&limit=1';
  const seen = new Set<number>();
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer = await service.get(next, 'paul', { accept: 'application/json' });
    const { records, before } = (await answer.json()) as History;
    expect(records.map(({ subject }) => subject)).toEqual(['lot:V-1']);
    seen.add(records[0]!.seq);
    const shown = await (await service.get(next, 'paul', HTML)).text();
    next = /href="(\/api\/proof\/show-history[^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&');
    expect(next === undefined).toBe(before === undefined);
  }
  expect(seen.size).toBeGreaterThan(1);
});

it('a refusal is a page for a person', async () => {
  const none = await service.get('/api/yard/show-lot?lot=NO', 'paul', HTML);
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('NO')]);
});

it('the built web is served from its folder and from nowhere else, and its own addresses lead to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-web-'));
  try {
    mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>web</title>');
    writeFileSync(join(folder, 'web', 'assets', 'a-1.js'), 'export const a = 1;'.repeat(1000));
    const app = createApp({ ...service.plant, web: join(folder, 'web') });
    const get = async (path: string, accept = 'text/html') => app.request(path, { headers: { accept } });
    for (const path of ['/', '/lots/V-1', '/start-here']) {
      const answer = await get(path);
      expect([answer.status, await answer.text()], path).toEqual([
        200,
        expect.stringContaining('<title>web'),
      ]);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    const script = await get('/assets/a-1.js', '*/*');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
    const small = { 'accept-encoding': 'gzip', accept: '*/*' };
    const packed = await app.request('/assets/a-1.js', { headers: small });
    expect((await packed.arrayBuffer()).byteLength).toBeLessThan(2000);
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
    ])
      expect(await (await get(path)).text(), path).not.toBe('secret');
    expect((await get('/assets/none.js', '*/*')).status).toBe(404);
    // the API says what it has to nobody
    expect((await get('/api/yard/none', '*/*')).status).toBe(401);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('the verifier page is served where it was built, without the sessions of this server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-verifier-'));
  const app = new Hono<Served>();
  app.onError((error, c) => c.text(error.message, 404));
  serveVerifier(app, join(folder, 'verify.html'));
  const missing = await app.request('/verify.html');
  expect([missing.status, await missing.text()]).toEqual([404, 'the verifier page was not built']);
  writeFileSync(join(folder, 'verify.html'), '<h1>Remelt verifier</h1>');
  const page = await app.request('/verify.html');
  expect([page.status, await page.text()]).toEqual([200, '<h1>Remelt verifier</h1>']);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.* sandbox allow-scripts;/);
  rmSync(folder, { recursive: true });
});
