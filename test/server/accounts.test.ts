import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewsSchema } from '../../src/documents/kept.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

const PASSWORD = 'four words of no sort';

/** A browser: it keeps cookies, and sends what a page of the server sends. */
function browserOf(service: Service, app = createApp(service.plant)) {
  const jar = new Map<string, string>();
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const here = method === 'GET' ? undefined : await app.request('/api/session', { headers: { cookie } });
    const { person } = ((await here?.json()) ?? {}) as { person?: { id: string } | null };
    const answer = await app.request(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        origin: 'http://localhost',
        cookie,
        ...(person ? { 'remelt-person': person.id } : {}),
        ...headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    const json = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, json, error: json.error as Record<string, unknown> | undefined };
  };
  return {
    jar,
    ask,
    post: (path: string, body: unknown, headers?: Record<string, string>) => ask('POST', path, body, headers),
    get: (path: string) => ask('GET', path),
  };
}

let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
});
afterAll(() => service.close());

/** A browser of a person who has made their password with the token that they were given. */
async function enrolled(person: PersonId, app?: ReturnType<typeof createApp>) {
  const browser = browserOf(service, app);
  const { status, json } = await browser.post('/api/account/enrol', {
    token: tokenOf(person),
    password: PASSWORD,
  });
  expect(status).toBe(200);
  return { browser, own: json.token as string };
}

describe('an account', () => {
  it('is made once with the link, and signs in by password from then on', async () => {
    const { browser, own } = await enrolled('bert');
    expect((await browser.get('/api/session')).json).toMatchObject({
      person: { id: 'bert' },
      how: 'password',
    });
    // the token of the link was replaced: who has seen it opens nothing with it
    const thief = await browserOf(service).post('/api/account/enrol', {
      token: tokenOf('bert'),
      password: PASSWORD,
    });
    expect(thief.status).toBe(401);
    expect(JSON.stringify(thief.json)).toMatch(/this link was used already.*sign in with your password/);
    expect((await service.get('/api/yard/list-lots', null, { authorization: `Bearer ${own}` })).status).toBe(
      200,
    );
    const other = browserOf(service);
    expect((await other.post('/api/session', { person: 'bert', password: `${PASSWORD}.` })).status).toBe(401);
    expect((await other.post('/api/session', { person: 'bert', password: PASSWORD })).status).toBe(200);
    expect((await other.get('/api/account')).json).toMatchObject({
      hasPassword: true,
      hasPin: false,
      signIns: [{ outcome: 'signed in' }, { outcome: 'refused' }, { outcome: 'enrolled' }],
    });
    // another password ends the other browser
    const changed = { was: PASSWORD, password: 'quite another set of words' };
    expect((await other.post('/api/account/password', changed)).status).toBe(200);
    expect((await browser.get('/api/account')).status).toBe(401);
    expect((await other.get('/api/account')).status).toBe(200);
    await other.post('/api/account/password', { was: changed.password, password: PASSWORD });
  });

  it('is made by who only reads, too, and the audit says of nobody that they enrolled who did not', async () => {
    const tooSoon = { token: tokenOf('rita'), password: 'aaaaaaaaaaaabbbb' };
    expect((await browserOf(service).post('/api/account/enrol', tooSoon)).status).toBe(400);
    const { browser, own } = await enrolled('rita');
    expect((await browser.get('/api/heats/list-heats')).status).toBe(200);
    const { json } = await browser.get('/api/account');
    expect((json.signIns as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['enrolled']);
    // she replaces what proves her, and books nothing else
    const store = (await service.plant.open()).store;
    const signer = await store.signIn({ token: own });
    const next = { type: 'setCredential', person: 'rita', tokenSha256: 'b'.repeat(64) } as const;
    await store.execute(next, { signer });
    expect((await store.roster()).persons.find(({ id }) => id === 'rita')!.tokenSha256).toBe('b'.repeat(64));
    // her password hung on the token before
    expect((await browser.get('/api/yard/list-lots')).status).toBe(401);
  });

  it('takes no password that is guessed soon, and repeats none', async () => {
    const short = await browserOf(service).post('/api/account/enrol', {
      ...{ token: tokenOf('paul'), password: 'short' },
    });
    expect(short.error).toMatchObject({
      details: [{ path: 'password', allowed: 'at least 12 characters' }],
    });
    for (const password of [
      ...['short', 'aaaaaaaaaaaabbbb', 'PAUL is the planner here', 'password1234', '123456789012'],
      ...['qwertyuiop12', 'remelt123456', 'theworks2026', 'the works of metal'],
    ]) {
      const refused = await browserOf(service).post('/api/account/enrol', {
        token: tokenOf('paul'),
        password,
      });
      expect([refused.status, JSON.stringify(refused.json)]).toEqual([
        400,
        expect.not.stringContaining(password),
      ]);
    }
  });

  it('waits after five wrong passwords for one person at one address, and many at once count too', async () => {
    await enrolled('mel');
    const guess = (at: number) =>
      browserOf(service).post('/api/session', { person: 'mel', password: `guess ${at}` });
    const codes = (await Promise.all([0, 1, 2, 3, 4, 5, 6].map(guess))).map(({ status }) => status);
    expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(5);
    for (let at = 7; at < 12; at++) await guess(at);
    const right = { person: 'mel', password: PASSWORD };
    expect((await browserOf(service).post('/api/session', right)).status).toBe(429);
    const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 16 * 60_000) });
    expect((await browserOf(service, later).post('/api/session', right)).status).toBe(200);
  });
});

describe('what is signed', () => {
  const order = { of: 'heat:H-1', as: 'scrap', reason: 'cracked' };
  const dispose = '/api/release/dispose-metal';

  it('asks again for the person, for this sentence and this order alone, and is kept', async () => {
    const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 3600_000) });
    const browser = browserOf(service, later);
    await browser.post('/api/account/enrol', { token: tokenOf('anna'), password: PASSWORD });
    const asked = await browser.post(dispose, order);
    expect([asked.status, asked.error]).toEqual([
      401,
      expect.objectContaining({
        code: 'confirm-person',
        by: 'password',
        sentence: expect.stringMatching(
          /^I, ANNA, decide what becomes of heat H-1: scrap\. Reason: cracked\. \(request [0-9a-f]{12}\)$/,
        ),
      }),
    ]);
    const { sentence } = asked.error!;
    const wrong = await browser.post('/api/session/confirmation', { sentence, password: 'not the password' });
    expect(wrong).toMatchObject({
      status: 401,
      error: { details: [{ cure: expect.stringMatching(/^try again: nothing was signed.*forgotten/) }] },
    });
    const { json } = await browser.post('/api/session/confirmation', { sentence, password: PASSWORD });
    const header = { 'remelt-confirmation': json.confirmation as string };
    expect((await browser.post(dispose, { ...order, as: 'sell' }, header)).error!.code).toBe(
      'confirm-person',
    );
    // there is no such heat: it was asked of the ledger
    expect((await browser.post(dispose, order, header)).status).toBe(404);
    const { json: account } = await browser.get('/api/account');
    expect(account).toMatchObject({ signIns: [{ outcome: 'confirmed', words: sentence }, {}, {}] });
    // another browser of hers, even with the confirmation, has to ask for its own
    const other = browserOf(service, later);
    await other.post('/api/session', { person: 'anna', password: PASSWORD });
    expect((await other.post(dispose, order, header)).error!.code).toBe('confirm-person');
  });

  it('is signed in the session of another where the task takes it, by who proves who they are, and nobody else', async () => {
    const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 3600_000) });
    const { store } = await service.plant.open();
    const holdPoints = [{ step: 'charge', kind: 'hold', look: 'crucible', role: 'quality' }] as const;
    await store.execute(
      { type: 'planHeat', heat: 'H-7', target: {}, reservations: [], holdPoints },
      { signer: await store.signIn({ token: tokenOf('paul') }) },
    );
    const anna = browserOf(service, later);
    await anna.post('/api/session', { person: 'anna', password: PASSWORD });
    const mel = browserOf(service, later);
    await mel.post('/api/session', { person: 'mel', password: PASSWORD });
    const stamping = '/api/heats/stamp-heat';
    const stamp = { heat: 'H-7', point: 'charge', decision: 'accepted' };
    const asAnna = { 'remelt-signer': 'anna' };
    const asked = await mel.post(stamping, stamp, asAnna);
    expect(asked.error).toMatchObject({
      ...{ code: 'confirm-person', by: 'password', signer: { id: 'anna', name: 'ANNA' }, passkey: false },
      sentence: expect.stringMatching(
        /^I, ANNA, accept hold point "charge" of heat H-7 \(crucible\)\. \(request/,
      ),
    });
    const { sentence } = asked.error!;
    const confirm = (more: object) => mel.post('/api/session/confirmation', { sentence, ...more });
    expect((await confirm({ person: 'anna', password: 'not the password' })).status).toBe(401);
    const header = (made: { json: Record<string, unknown> }) => ({
      ...asAnna,
      'remelt-confirmation': String(made.json.confirmation),
    });
    // the melter's own password does not stand for hers
    const own = header(await confirm({ password: PASSWORD }));
    expect((await mel.post(stamping, stamp, own)).error!.code).toBe('confirm-person');
    const hers = header(await confirm({ person: 'anna', password: PASSWORD }));
    // not for another order, nor in her name where a task takes no other
    expect((await mel.post(stamping, { ...stamp, remark: 'r' }, hers)).error!.code).toBe('confirm-person');
    expect((await mel.post(dispose, order, hers)).status).toBe(403);
    expect((await mel.post(stamping, { ...stamp, decision: 'called' }, asAnna)).status).toBe(403);
    expect((await mel.post(stamping, stamp, hers)).status).toBe(200);
    const { holdPoints: points } = await store.heat('H-7');
    expect(points).toMatchObject([{ stamps: [{ decision: 'accepted', by: 'anna' }] }]);
    expect((await mel.get('/api/session')).json).toMatchObject({ person: { id: 'mel' } });
    const undo = { of: 'heat:H-7', record: 'stamp:charge', reason: 'wrong heat' };
    const shown = await anna.post('/api/proof/correct-record', undo);
    expect(shown.json).toMatchObject({
      effects: ['"accepted" at point "charge" of heat H-7 no longer counts'],
    });
    const done = await anna.post('/api/proof/correct-record', { ...undo, confirm: shown.json.shown });
    expect(done.status).toBe(200);
    expect((await store.heat('H-7')).holdPoints).toMatchObject([{ stamps: [] }]);
  });

  it('is not signed by a program, which reads and books otherwise', async () => {
    const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 3600_000) });
    const browser = browserOf(service, later);
    await browser.post('/api/session', { person: 'anna', password: PASSWORD });
    const made = await browser.post('/api/account/tokens', { password: PASSWORD, name: 'scale', days: 30 });
    const token = made.json.token as string;
    const { accounts } = await service.plant.office();
    const hash = createHash('sha256').update(token).digest('hex');
    expect(await accounts.token(hash, '2000-01-01T00:00:00Z')).toMatchObject({ person: 'anna' });
    const program = { authorization: `Bearer ${token}` };
    expect((await service.get('/api/yard/list-lots', null, program)).status).toBe(200);
    expect((await service.post(dispose, order, { by: null, headers: program })).status).toBe(403);
    const more = { password: PASSWORD, name: 'more', days: 1 };
    expect((await service.post('/api/account/tokens', more, { by: null, headers: program })).status).toBe(
      403,
    );
    // the same request again makes no other token, and the first is shown once
    const twice = { password: PASSWORD, name: 'twice', days: 1 };
    const key = { 'idempotency-key': 'token-twice' };
    const both = await Promise.all([0, 1].map(() => browser.post('/api/account/tokens', twice, key)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const again = await browser.post('/api/account/tokens', twice, key);
    expect(again.error).toMatchObject({
      message: 'this token was made by the first request with this key; its secret is shown once',
      details: [{ cure: expect.stringContaining('DELETE /api/account/tokens/ID') }],
    });
    const other = await browser.post('/api/account/tokens', { ...twice, name: 'other' }, key);
    expect(other.error!.message).toBe('this idempotency key stands for another request');
    const { json: account } = await browser.get('/api/account');
    expect((account.tokens as { name: string }[]).map(({ name }) => name).toSorted()).toEqual([
      'scale',
      'twice',
    ]);
    await browser.ask('DELETE', `/api/account/tokens/${made.json.id as string}`);
    expect((await service.get('/api/yard/list-lots', null, program)).status).toBe(401);
  });
});

it('a PIN opens a shared device only, asks for the password to sign, and cannot be guessed', async () => {
  const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 2 * 3600_000) });
  const bert = browserOf(service, later);
  await bert.post('/api/session', { person: 'bert', password: PASSWORD });
  expect((await bert.post('/api/account/pin', { password: PASSWORD, pin: '123456' })).status).toBe(400);
  expect((await bert.post('/api/account/pin', { password: PASSWORD, pin: '271828' })).status).toBe(200);
  const pin = { person: 'bert', pin: '271828' };
  expect((await browserOf(service, later).post('/api/session', pin)).status).toBe(401);
  expect((await bert.post('/api/devices', { password: PASSWORD, name: 'VIM 1' })).status).toBe(200);
  await bert.ask('DELETE', '/api/session');
  expect((await bert.get('/api/session')).json).toMatchObject({
    device: 'VIM 1',
    person: null,
    persons: [{ id: 'bert' }],
  });
  expect((await bert.post('/api/session', pin)).status).toBe(200);
  const approval = { gate: '2', number: 'A-1', approvalType: 'part', authority: 'X', limitations: 'none' };
  const asked = await bert.post('/api/qualification/approve-programme', {
    ...{ programme: 'disk', expires: '2099-01-01' },
    ...approval,
  });
  expect(asked.error).toMatchObject({ code: 'confirm-person', by: 'password' });
  // the sentence of a release says its verdict: what cannot be judged is refused before anybody signs
  expect((await bert.post('/api/release/release-measured', { of: 'heat:H-1' })).status).toBe(400);
  for (let i = 0; i < 6; i++) await bert.post('/api/session', { person: 'bert', pin: `99999${i}` });
  expect((await bert.post('/api/session', pin)).status).toBe(429);
  // who is signed in signs all the same; guesses at a signature are counted by themselves
  const sign = (password: string) =>
    bert.post('/api/session/confirmation', { sentence: 'H-1 is released', password });
  expect((await sign(PASSWORD)).status).toBe(200);
  for (let i = 0; i < 5; i++) expect((await sign(`guess ${i}`)).status).toBe(401);
  const stopped = await sign(PASSWORD);
  expect([stopped.status, stopped.error?.message]).toEqual([429, 'too many refused signatures']);
});

it('gives who has a password a token for the terminal, shown once, and keeps them signed in', async () => {
  const later = createApp({ ...service.plant, clock: () => new Date(Date.now() + 5 * 3600_000) });
  const [anna, elsewhere] = [browserOf(service, later), browserOf(service, later)];
  for (const one of [anna, elsewhere]) await one.post('/api/session', { person: 'anna', password: PASSWORD });
  const wrong = { password: 'another one of no sort' };
  expect((await anna.post('/api/account/own-token', wrong)).error).toMatchObject({ code: 'forbidden' });
  const key = { 'idempotency-key': 'own-token' };
  const made = await anna.post('/api/account/own-token', { password: PASSWORD }, key);
  expect(made.json).toMatchObject({ format: 'remelt-own-token/1', person: 'anna' });
  const { store } = await service.plant.open();
  expect(await store.signIn({ token: made.json.token as string })).toMatchObject({ person: 'anna' });
  // who has seen no other one signs with it
  const { persons } = await store.roster();
  expect(persons.find(({ id }) => id === 'anna')).not.toHaveProperty('handedOut');
  // the password opens as before, the other browser is out, and the secret is shown once
  expect((await anna.get('/api/account')).json).toMatchObject({ hasPassword: true });
  expect((await elsewhere.get('/api/account')).status).toBe(401);
  const anew = browserOf(service, later);
  expect((await anew.post('/api/session', { person: 'anna', password: PASSWORD })).status).toBe(200);
  const again = await anna.post('/api/account/own-token', { password: PASSWORD }, key);
  expect([again.status, again.json.token]).toEqual([409, undefined]);
});

it('an account ends with its person, with its token, and by who looks after accounts', async () => {
  const at = (hours: number) =>
    createApp({ ...service.plant, clock: () => new Date(Date.now() + hours * 3600_000) });
  const { browser: lea, own } = await enrolled('lea', at(3));
  const { browser: gus } = await enrolled('gus', at(3));
  expect((await gus.ask('DELETE', '/api/accounts/lea')).status).toBe(403);
  const anna = browserOf(service, at(3));
  await anna.post('/api/session', { person: 'anna', password: PASSWORD });
  expect((await anna.get('/api/accounts')).json).toMatchObject({
    accounts: expect.arrayContaining([
      expect.objectContaining({ person: 'lea', state: 'works' }),
      expect.objectContaining({ person: 'paul', state: 'none' }),
    ]),
    devices: [{ name: 'VIM 1' }],
  });
  expect((await anna.ask('DELETE', '/api/accounts/lea')).json).toMatchObject({ sessions: 1 });
  expect((await lea.get('/api/account')).status).toBe(401);
  expect((await service.get('/api/yard/list-lots', null, { authorization: `Bearer ${own}` })).status).toBe(
    200,
  );
  const { store } = await service.plant.open();
  const [quality, certifier] = await Promise.all(
    ['anna', 'bert'].map(async (id) => {
      const account = await (await service.plant.office()).accounts.account(id);
      return store.signIn({ begunOn: account!.proof });
    }),
  );
  expect((await gus.get('/api/account')).status).toBe(200);
  const view = { page: 'yard', search: { status: 'hold' } };
  await gus.post('/api/views', { ...view, name: 'held', shared: true });
  await gus.post('/api/views', { ...view, name: 'his own', shared: false });
  await anna.post('/api/views', { ...view, name: 'hers', shared: true });
  expect(await viewsSeenBy(anna)).toMatchObject([
    { name: 'held', left: false, mayEnd: false },
    { name: 'hers', own: true, mayEnd: true },
  ]);
  const confirm = '/api/persons/confirm-person';
  const bert = browserOf(service, at(3));
  await bert.post('/api/session', { person: 'bert', password: PASSWORD });
  // what will be refused is refused before anybody is asked to sign it
  expect((await bert.post(confirm, { person: 'gus' })).error).toMatchObject({
    message: 'nothing is proposed of gus',
  });
  await store.execute({ type: 'proposePerson', person: 'gus', ended: true }, { signer: quality! });
  expect((await anna.post(confirm, { person: 'gus' })).status).toBe(403);
  expect((await bert.post(confirm, { person: 'gus' })).error).toMatchObject({
    code: 'confirm-person',
    sentence: expect.stringMatching(
      /^I, BERT, confirm .* of gus: GUS is ended, and acts in this plant no more\./,
    ),
  });
  await store.execute({ type: 'confirmPerson', person: 'gus' }, { signer: certifier! });
  expect((await gus.get('/api/account')).status).toBe(401);
  expect((await anna.get('/api/accounts')).json).toMatchObject({
    accounts: expect.arrayContaining([expect.objectContaining({ person: 'gus', state: 'ended' })]),
  });
  // what he shared others go on using, and who admits persons may remove it; what only he saw is gone
  await anna.post('/api/views', { ...view, name: 'hers', shared: false });
  const paul = { authorization: `Bearer ${tokenOf('paul')}` };
  const forPaul = async (): Promise<readonly { readonly id: string }[]> =>
    viewsSchema.parse(await (await service.get('/api/views?page=yard', null, paul)).json()).views;
  const [held] = await forPaul();
  expect(held).toMatchObject({ name: 'held', by: 'gus', left: true, mayEnd: false, search: view.search });
  const rows = await (await service.plant.office()).rows();
  expect(rows.filter(({ table }) => table === 'view').map(({ row }) => row.name)).not.toContain('his own');
  expect((await service.remove(`/api/views/${held!.id}`, 'paul')).status).toBe(404);
  expect(await viewsSeenBy(anna)).toMatchObject([{ name: 'held', mayEnd: true }, { name: 'hers' }]);
  expect((await anna.ask('DELETE', `/api/views/${held!.id}`)).status).toBe(200);
  expect(await forPaul()).toEqual([]);
});

const viewsSeenBy = async (browser: ReturnType<typeof browserOf>) =>
  viewsSchema.parse((await browser.get('/api/views?page=yard')).json).views;
