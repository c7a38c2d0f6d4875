import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/faces/server/app.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

const PASSWORD = 'four words of no sort';
const HERE = 'http://localhost';

/** A company's sign-in: who asks is sent back at once, with a code that stands for the claims it is told to state. */
async function company() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  let claims: Record<string, unknown> = {};
  let issuer = '';
  const server: Server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, issuer);
    const answer = (json: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(json));
    if (pathname === '/.well-known/openid-configuration')
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
      });
    if (pathname === '/keys') return answer({ keys: [key] });
    if (pathname === '/authorize') {
      const code = crypto.randomUUID();
      codes.set(code, { nonce: searchParams.get('nonce')!, challenge: searchParams.get('code_challenge')! });
      const back = new URL(searchParams.get('redirect_uri')!);
      back.search = String(new URLSearchParams({ code, state: searchParams.get('state')!, iss: issuer }));
      return response.writeHead(303, { location: back.href }).end();
    }
    let body = '';
    for await (const part of request) body += part;
    const sent = new URLSearchParams(body);
    const { nonce, challenge } = codes.get(sent.get('code')!) ?? { nonce: '', challenge: '' };
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent.get('code_verifier')!));
    if (Buffer.from(bytes).toString('base64url') !== challenge) return response.writeHead(400).end('{}');
    const token = await new SignJWT({ ...claims, nonce })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(issuer)
      .setAudience('remelt')
      .setSubject('1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return answer({ access_token: 'a', token_type: 'Bearer', id_token: token });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    states: (told: Record<string, unknown>) => {
      claims = told;
    },
    close: () => server.close(),
  };
}

let service: Service;
let provider: Awaited<ReturnType<typeof company>>;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  [service, provider] = await Promise.all([servedPlant('own'), company()]);
  const oidc = {
    format: 'remelt-oidc/1',
    name: 'Plant AG',
    issuer: provider.issuer,
    clientId: 'remelt',
    claim: 'email',
    persons: { 'bert@plant.example': 'bert', 'anna@plant.example': 'anna' },
  } as const;
  app = createApp({ ...service.plant, oidc });
}, 60_000);
afterAll(async () => {
  provider.close();
  await service.close();
});

/** Goes to the company and back; `change` is done to the address it sends back to. */
async function enter(change: (back: URL) => void = () => undefined) {
  const out = await app.request(`${HERE}/login/company`);
  const cookie = out.headers.get('set-cookie')!.split(';')[0]!;
  const sent = await fetch(out.headers.get('location')!, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location')!);
  change(back);
  return app.request(back.href, { headers: { cookie, accept: 'application/json' } });
}

it('lets in who is named and has an account that holds, and nobody else', async () => {
  provider.states({ email: 'bert@plant.example', email_verified: true });
  // named, but without a password here
  expect((await enter()).status).toBe(401);
  const made = await app.request(`${HERE}/api/account/enrol`, {
    method: 'POST',
    body: JSON.stringify({ token: tokenOf('bert'), password: PASSWORD }),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'enrol-bert' },
  });
  expect(made.status).toBe(200);
  const entered = await enter();
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
  const session = /remelt_session=[^;]+/.exec(entered.headers.getSetCookie().join())![0];
  const here = await (await app.request(`${HERE}/api/session`, { headers: { cookie: session } })).json();
  expect(here).toMatchObject({ person: { id: 'bert' }, how: 'company', company: 'Plant AG' });

  // an address that nobody has checked, somebody who is not named, a name of an object
  for (const claims of [
    { email: 'bert@plant.example' },
    { email: 'mallory@plant.example', email_verified: true },
    { email: '__proto__', email_verified: true },
    { preferred_username: 'bert' },
  ]) {
    provider.states(claims);
    expect((await enter()).status).toBe(401);
  }
  provider.states({ email: 'bert@plant.example', email_verified: true });
  // an answer that another browser asked for, and a code that is none
  expect((await enter((back) => back.searchParams.set('state', 'other'))).status).toBe(401);
  expect((await enter((back) => back.searchParams.set('code', 'other'))).status).toBe(401);
});
