import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateFor } from '../../src/faces/cli/commands/serve.ts';
import { certificateOf, madeCertificate } from '../../src/faces/server/certificate.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

const PASSWORD = 'four words of no sort';
let service: Service;
let folder: ReturnType<typeof freshFolder>;
beforeAll(async () => {
  folder = freshFolder();
  service = await servedPlant('own');
});
afterAll(async () => {
  await service.close();
  folder.remove();
});

interface Asked {
  readonly port: number;
  readonly ca: string;
  readonly name: string;
  readonly path?: string;
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** An answer over HTTPS, as a browser has it that trusts this root alone. */
const over = ({ port, ca, name, path = '/healthz', method = 'GET', body, headers = {} }: Asked) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, failed) => {
    const host = `${name}:${port}`;
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca,
        servername: name,
        headers: { host, 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        let text = '';
        answer.on('data', (data) => (text += String(data)));
        answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }));
      },
    );
    asked.on('error', failed);
    asked.end(body && JSON.stringify(body));
  });

it('a root made here signs one certificate for the names of the plant, which is kept while it fits', async () => {
  const now = new Date();
  const tls = join(folder.path, 'tls');
  const names = ['plant.example', '192.168.1.20', 'localhost'];
  const first = await madeCertificate(tls, { names, plant: 'The Works', now });
  expect(readdirSync(tls).toSorted()).toEqual(['root.crt', 'server.crt', 'server.key']);
  expect(statSync(join(tls, 'server.key')).mode & 0o077).toBe(0);
  const again = await madeCertificate(tls, { names: ['plant.example'], plant: 'The Works', now });
  expect([again.isNew, again.certificate.cert]).toEqual([false, first.certificate.cert]);
  const late = new Date(now.getTime() + 800 * 86_400_000);
  const renewed = await madeCertificate(tls, { names, plant: 'The Works', now: late });
  expect(renewed.isNew).toBe(true);
  const moved = await madeCertificate(tls, { names: ['other.example'], plant: 'The Works', now });
  expect(moved.isNew).toBe(true);
  expect(moved.certificate.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);

  const other = { cert: join(folder.path, 'other.crt'), key: join(tls, 'server.key') };
  writeFileSync(other.cert, first.certificate.cert);
  expect(() => certificateOf(other, now)).toThrow(/cannot be used together/);
  const own = { cert: join(tls, 'server.crt'), key: join(tls, 'server.key') };
  expect(certificateOf(own, now).endsAt.slice(0, 10)).toBe(moved.certificate.endsAt.slice(0, 10));
  expect(() => certificateOf(own, new Date(now.getTime() + 900 * 86_400_000))).toThrow(/has ended/);
  expect(() => certificateOf({ ...own, key: 'nothing.key' }, now)).toThrow(/ENOENT/);
});

it('beyond this machine there is HTTPS, a real plant, and somebody with a password, or no server', async () => {
  const names = ['plant.example', '127.0.0.1'];
  const tls = join(folder.path, 'tls');
  const { certificate } = await madeCertificate(tls, { names, plant: 'The Works', now: new Date() });
  const { cert, key, root = '' } = certificate;
  const plant = { ...service.plant, names: new Set(names), root };
  await expect(listen(plant, { host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'input',
    details: [{ path: '--host', cure: expect.stringContaining('--make-certificate') }],
  });
  await expect(listen(plant, { host: '0.0.0.0', certificate: { cert, key } })).rejects.toMatchObject({
    code: 'forbidden',
    details: [{ cure: expect.stringContaining('open the link of an invitation') }],
  });
  const context = await plant.open();
  const roster = { ...(await context.store.roster()), demonstration: true };
  const demo = { ...context, store: { ...context.store, roster: async () => roster } };
  await expect(
    listen({ ...plant, open: async () => demo }, { host: '0.0.0.0', certificate: { cert, key } }),
  ).rejects.toThrow(/a demonstration is entered without a password/);
  const { address, close } = await listen(plant, { port: 0, certificate: { cert, key } });
  try {
    expect(address).toMatch(/^https:/);
    const at = { port: Number(new URL(address).port), ca: root, name: 'plant.example' };
    expect(await over(at)).toMatchObject({
      status: 200,
      headers: { 'strict-transport-security': 'max-age=31536000' },
    });
    await expect(over({ ...at, name: 'evil.example' })).rejects.toThrow(/altnames/);
    expect((await over({ ...at, headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await over({ ...at, path: '/plant-root.crt' })).text).toBe(root);
    const enrol = { path: '/api/account/enrol', method: 'POST' };
    const headers = { 'idempotency-key': 'enrol-anna' };
    const body = { token: tokenOf('anna'), password: PASSWORD };
    const foreign = await over({
      ...at,
      ...enrol,
      body,
      headers: { ...headers, origin: 'http://plant.example' },
    });
    expect(foreign.status).toBe(403);
    const made = await over({ ...at, ...enrol, body, headers });
    expect([made.status, String(made.headers['set-cookie'])]).toEqual([
      200,
      expect.stringMatching(/; HttpOnly; Secure; SameSite=Strict/),
    ]);
  } finally {
    await close();
  }
});

it('the root is made in the name of the plant of the ledger, whatever plant.json says', async () => {
  const { open, compute, clock } = service.plant;
  const at = { names: ['h.example'], folder: join(folder.path, 'named'), open };
  const made = await certificateFor(
    { makeCertificate: true },
    { ...at, cli: { compute, clock, note: () => undefined } },
  );
  expect(new X509Certificate(made!.root!).subject).toBe('CN=The Works (Remelt)');
});

it('the command line says what is missing before it opens anything', async () => {
  const serve = (words: string) => remelt(folder.path, ['serve', '--no-open', ...words.split(' ')]);
  expect((await serve('--host 0.0.0.0')).err).toMatch(/has no name[\s\S]*cure: add --name/);
  expect((await serve('--host 10.1.2.3')).err).toMatch(/it needs HTTPS[\s\S]*--make-certificate/);
  expect((await serve('--certificate x.pem')).err).toMatch(/named with its key/);
  expect((await serve('--name a_b --make-certificate')).err).toMatch(/no name of a server/);
  expect((await serve('--port 99999')).err).toMatch(/is no port[\s\S]*1 to 65535/);
  const oidc = join(folder.path, 'company.json');
  const settings = { issuer: 'https://login.example', clientId: 'r', claim: 'email', persons: { a: 'anna' } };
  const text = JSON.stringify({ format: 'remelt-oidc/1', name: 'Plant AG', clientSecret: 's', ...settings });
  writeFileSync(oidc, text, { mode: 0o644 });
  expect((await serve(`--oidc ${oidc}`)).err).toMatch(/others can read it[\s\S]*chmod 600/);
  // nor does a server that is refused begin the ledger of a demonstration
  const beyond = await serve('--host 0.0.0.0 --name h.example --make-certificate');
  expect([beyond.code, beyond.err]).toEqual([
    2,
    expect.stringMatching(/there is no ledger[\s\S]*remelt init/),
  ]);
  expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  // a server that is refused leaves the root that devices trust
  const elsewhere = await serve('--host 10.1.2.3 --make-certificate');
  expect(elsewhere.err).toMatch(/10\.1\.2\.3 is no address of this machine/);
  expect(
    readdirSync(folder.path, { recursive: true }).filter((file) => /remelt-data.*crt/.test(String(file))),
  ).toEqual([]);
});
