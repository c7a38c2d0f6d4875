import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, bookDocument } from '../../api/client.ts';

vi.mock('../../api/client.ts', async (original) => ({
  ...(await original<typeof import('../../api/client.ts')>()),
  bookDocument: vi.fn(),
}));

const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, text: string) => stored.set(name, text),
  removeItem: (name: string) => stored.delete(name),
});
/** Who is signed in on this device. */
const signedIn = (id: string) =>
  stored.set(
    'remelt-session',
    JSON.stringify({
      ...{ format: 'remelt-session/1', plant: null, demonstration: true },
      person: { id, name: id.toUpperCase(), roles: ['melter'] },
    }),
  );
const { outbox, timeMeant } = await import('./outbox.ts');
const { serverClock } = await import('../../api/server-clock.ts');
const { onDevice } = await import('../../offline/on-device.ts');

const sent: string[] = [];
const refusal = new ApiError(409, {
  code: 'conflict',
  message: 'it is cast',
  details: [{ cure: 'take the casting back' }],
});
const put = (key: string, heat: string) =>
  outbox.put({ path: '/api/heats/record-heat', order: { heat }, key, heat, words: key });
const waiting = () => outbox.entries().map(({ key }) => key);

beforeEach(() => {
  for (const { key } of outbox.entries()) outbox.discard(key);
  sent.length = 0;
  vi.mocked(bookDocument).mockImplementation(async (schema, { key }) => {
    sent.push(key);
    if (key.startsWith('bad')) throw refusal;
    return schema.parse({ booked: [{ seq: 63, words: key }] });
  });
  signedIn('p-melt');
});

it('sends in the order of booking, and tells the record numbers', async () => {
  put('charge', 'W-1');
  put('pour', 'W-1');
  await outbox.send();
  expect(sent).toEqual(['charge', 'pour']);
  expect(waiting()).toEqual([]);
  expect(outbox.recorded()[0]).toMatchObject({ key: 'pour', booked: [{ seq: 63 }] });
});

it('goes on where the device is full: what was booked is sent, and so is what waits behind it', async () => {
  put('charge', 'W-1');
  put('pour', 'W-1');
  const full = vi.spyOn(localStorage, 'setItem').mockImplementation((name, text) => {
    if (name.endsWith('sent')) throw new DOMException('full', 'QuotaExceededError');
    stored.set(name, text);
  });
  await outbox.send();
  full.mockRestore();
  expect([sent, waiting()]).toEqual([['charge', 'pour'], []]);
});

describe('on a full device', () => {
  const { setItem } = localStorage;
  const fill = () =>
    vi.spyOn(localStorage, 'setItem').mockImplementation((name, text) => {
      if (text.length > (stored.get(name) ?? '').length) throw new DOMException('full', 'QuotaExceededError');
      setItem(name, text);
    });

  it('a booking waits on the page, which says so, and is sent from it', async () => {
    put('charge', 'W-1');
    const full = fill();
    put('pour', 'W-1');
    expect([waiting(), onDevice.isFull()]).toEqual([['charge', 'pour'], true]);
    expect(JSON.parse(stored.get('remelt-outbox')!)).toHaveLength(1);
    await outbox.send();
    full.mockRestore();
    expect([sent, waiting(), onDevice.isFull()]).toEqual([['charge', 'pour'], [], false]);
    expect(stored.get('remelt-outbox')).toBe('[]');
  });

  it('what was refused is told, and put right in its place', async () => {
    const full = fill();
    put('bad charge', 'W-1');
    put('pour', 'W-1');
    await outbox.send();
    expect(outbox.entries()[0]!.refused).toBe('it is cast; take the casting back');
    outbox.discard('bad charge');
    await outbox.send();
    full.mockRestore();
    expect([sent, waiting()]).toEqual([['bad charge', 'pour'], []]);
  });

  it('it is on the device once there is room, beside what another tab has booked meanwhile', () => {
    put('charge', 'W-1');
    const full = fill();
    put('pour', 'W-1');
    full.mockRestore();
    const [first] = outbox.entries();
    stored.set('remelt-outbox', JSON.stringify([first, { ...first, key: 'other', heat: 'W-2' }]));
    put('cast', 'W-1');
    expect([waiting(), onDevice.isFull()]).toEqual([['charge', 'pour', 'other', 'cast'], false]);
    expect(JSON.parse(stored.get('remelt-outbox')!)).toHaveLength(4);
  });

  it('weights of a heat stand on the page until there is room', async () => {
    const { keepWeights, keptWeights } = await import('./kept-heat.ts');
    const full = fill();
    keepWeights('W-1', { 1: { mass_g: 40_000 } });
    keepWeights('W-1', { ...keptWeights('W-1'), 2: { mass_g: 20_000 } });
    expect(keptWeights('W-1')).toEqual({ 1: { mass_g: 40_000 }, 2: { mass_g: 20_000 } });
    full.mockRestore();
    keepWeights('W-1', keptWeights('W-1'));
    expect(JSON.parse(stored.get('remelt-weights-W-1')!)).toEqual(keptWeights('W-1'));
    expect(onDevice.isFull()).toBe(false);
  });
});

it('sends nothing in the name of somebody else', async () => {
  put('sample', 'W-1');
  signedIn('p-goods');
  await outbox.send();
  expect([sent, waiting()]).toEqual([[], ['sample']]);
  signedIn('p-melt');
  await outbox.send();
  expect([sent, waiting()]).toEqual([['sample'], []]);
});

it('sends a booking in the name of who made it, and nothing that names nobody', async () => {
  const of: (string | undefined)[] = [];
  vi.mocked(bookDocument).mockImplementation(async (schema, { key, person }) => {
    of.push(`${key} of ${person}`);
    return schema.parse({ booked: [] });
  });
  put('sample', 'W-1');
  const others = JSON.parse(stored.get('remelt-outbox')!);
  const nobodys = { path: '/api/heats/record-heat', order: {}, key: 'planted', heat: 'W-2', words: 'x' };
  stored.set('remelt-outbox', JSON.stringify([nobodys, ...others]));
  await outbox.send(true);
  expect(of).toEqual(['sample of p-melt']);
  expect(outbox.entries()).toMatchObject([
    { key: 'planted', refused: expect.stringContaining('who made it') },
  ]);
});

it('keeps a booking that the server refuses because somebody else is signed in there', async () => {
  put('sample', 'W-1');
  const other = {
    code: 'conflict',
    message: 'GIL is signed in here now',
    details: [{ path: 'Remelt-Person' }],
  };
  vi.mocked(bookDocument).mockRejectedValue(new ApiError(409, other));
  await outbox.send();
  expect(outbox.entries()).toMatchObject([{ key: 'sample', by: { id: 'p-melt' } }]);
  expect(outbox.entries()[0]!.refused).toBeUndefined();
});

it('holds back the rest of a heat that was refused, and no other heat', async () => {
  put('bad charge', 'W-1');
  put('pour', 'W-1');
  put('other', 'W-2');
  await outbox.send();
  expect(sent).toEqual(['bad charge', 'other']);
  expect(waiting()).toEqual(['bad charge', 'pour']);
  expect(outbox.entries()[0]!.refused).toBe('it is cast; take the casting back');
  // by itself it is not asked again, only when somebody presses for it
  await outbox.send();
  expect(sent).toEqual(['bad charge', 'other']);
  await outbox.send(true);
  expect(sent).toEqual(['bad charge', 'other', 'bad charge']);
});

it('asks again for what was refused, also when that is pressed while something else is sent', async () => {
  put('bad charge', 'W-1');
  await outbox.send();
  put('other', 'W-2');
  const first = outbox.send();
  await Promise.all([first, outbox.send(), outbox.send(true)]);
  expect(sent).toEqual(['bad charge', 'other', 'bad charge']);
});

it('puts a corrected booking in the place of the refused one, and what waited behind it goes on', async () => {
  const typed = (key: string, form: string, heat = 'W-1') =>
    outbox.put({
      ...{ path: '/api/heats/record-heat', order: { heat }, heat, words: key },
      ...{ key, draft: { form, typed: { key } } },
    });
  typed('bad charge', 'not-there');
  typed('addition', 'late');
  await outbox.send();
  expect(waiting()).toEqual(['bad charge', 'addition']);
  expect(outbox.entries().map(outbox.isHeldBack)).toEqual([false, true]);
  outbox.reopen(outbox.entries()[0]!);
  // it stays where it was until it is booked again, and is not sent as it was
  expect(JSON.parse(stored.get('remelt-drafts')!)).toEqual({ 'W-1/not-there': { key: 'bad charge' } });
  await outbox.send(true);
  expect(waiting()).toEqual(['bad charge', 'addition']);
  // another form, and another heat, take nobody's place
  typed('sample', 'sample');
  typed('other charge', 'not-there', 'W-2');
  typed('right charge', 'not-there');
  expect(waiting()).toEqual(['right charge', 'addition', 'sample', 'other charge']);
  sent.length = 0;
  await outbox.send();
  expect(sent).toEqual(['right charge', 'addition', 'sample', 'other charge']);
  expect(waiting()).toEqual([]);
});

it.each([0, 401, 429, 503])('keeps all of it where the network or the session ends: %i', async (status) => {
  vi.mocked(bookDocument).mockRejectedValue(
    new ApiError(status, { code: 'offline', message: 'the server cannot be reached', details: [] }),
  );
  put('charge', 'W-1');
  put('other', 'W-2');
  await outbox.send();
  expect(waiting()).toEqual(['charge', 'other']);
  expect(outbox.entries()[0]!.refused).toBeUndefined();
});

it('asks when it happened where the clock of the device was wrong, and nobody could tell', async () => {
  const order = { heat: 'W-1', happenedAt: '2026-11-27T10:00:00.000Z' };
  const timed = { path: '/api/heats/record-heat', order, heat: 'W-1', words: 'charge' };
  outbox.put({ ...timed, key: 'known' });
  outbox.put({ ...timed, key: 'unsure', isTimeUnsure: true });
  // the server is a day ahead of this device
  serverClock.note(new Date(Date.now() + 86_400_000).toISOString());
  expect(serverClock.time()).toMatchObject({ isKnown: true });
  expect(Date.parse(serverClock.time().at) - Date.now()).toBeCloseTo(86_400_000, -3);
  await outbox.send();
  expect(sent).toEqual(['known']);
  expect(outbox.entries()).toMatchObject([
    { key: 'unsure', refused: expect.stringMatching(/When did it happen/) },
  ]);
  const meant = timeMeant(outbox.entries()[0]!)!;
  expect(Math.abs(Date.parse(meant) - Date.parse('2026-11-28T10:00:00.000Z'))).toBeLessThan(2_000);
  outbox.timed('unsure', meant);
  await outbox.send();
  expect(sent).toEqual(['known', 'unsure']);
  serverClock.note(new Date().toISOString());
  expect(serverClock.difference_ms()).toBeUndefined();
});

it('sends what the server asks about as it is typed when somebody says so, and not before', async () => {
  const refusal = {
    code: 'input',
    message: 'Cr 0.18 wt%: is it right?',
    details: [{ path: 'asTyped' }],
  } as const;
  vi.mocked(bookDocument).mockRejectedValueOnce(
    new ApiError(400, { ...refusal, details: [...refusal.details] }),
  );
  put('sample', 'W-1');
  await outbox.send();
  expect(outbox.entries()).toMatchObject([{ isAsked: true, refused: expect.stringMatching(/is it right/) }]);
  outbox.confirmed(outbox.entries()[0]!.key);
  expect(outbox.entries()[0]).not.toHaveProperty('refused');
  expect(outbox.entries()[0]!.order).toMatchObject({ asTyped: true });
  await outbox.send();
  expect(waiting()).toEqual([]);
});

const offline = new ApiError(0, { code: 'offline', message: 'the server cannot be reached', details: [] });
const typed = (key: string, form: string, order: object = {}) =>
  outbox.put({
    ...{ path: '/api/heats/record-heat', order: { heat: 'W-1', ...order }, heat: 'W-1', words: key },
    ...{ key, draft: { form, typed: { key } } },
  });

it('changes what was not sent yet: in its place, at its time, under its key, and nothing behind it goes first', async () => {
  vi.mocked(bookDocument).mockRejectedValueOnce(offline);
  typed('charge', 'not-there', { happenedAt: '2026-11-28T08:00:00.000Z', mass: 1 });
  typed('pour', 'pour');
  await outbox.send();
  outbox.reopen(outbox.entries()[0]!);
  expect(JSON.parse(stored.get('remelt-drafts')!)).toMatchObject({ 'W-1/not-there': { key: 'charge' } });
  expect(outbox.entries().map(outbox.isHeldBack)).toEqual([false, true]);
  for (const again of [false, true]) await outbox.send(again);
  expect(sent).toEqual([]);
  typed('changed', 'not-there', { happenedAt: '2026-11-28T08:05:00.000Z', mass: 2 });
  expect(outbox.entries()[0]).toMatchObject({
    ...{ key: 'charge', words: 'changed' },
    order: { happenedAt: '2026-11-28T08:00:00.000Z', mass: 2 },
  });
  await outbox.send();
  expect([sent, waiting()]).toEqual([['charge', 'pour'], []]);
});

it('says of a change that came too late that it was recorded before', async () => {
  typed('charge', 'not-there');
  outbox.reopen(outbox.entries()[0]!);
  typed('changed', 'not-there', { mass: 2 });
  // the first request was recorded, and its answer was lost
  vi.mocked(bookDocument).mockRejectedValueOnce(
    new ApiError(409, {
      ...{ code: 'conflict', message: 'this idempotency key stands for another request' },
      details: [{ path: 'Idempotency-Key', cure: 'make a new key' }],
    }),
  );
  await outbox.send();
  expect(outbox.entries()[0]!.refused).toMatch(/^It was recorded as it was first booked/);
});

it('neither changes nor takes back what the server is asked to book', async () => {
  let answer = (): void => {};
  vi.mocked(bookDocument).mockImplementationOnce(async (schema) => {
    await new Promise<void>((done) => {
      answer = done;
    });
    return schema.parse({ booked: [] });
  });
  typed('charge', 'not-there');
  const sending = outbox.send();
  await vi.waitFor(() => expect(outbox.isBeingSent('charge')).toBe(true));
  outbox.reopen(outbox.entries()[0]!);
  outbox.takeBack(outbox.entries()[0]!);
  expect(outbox.entries()).toMatchObject([{ key: 'charge' }]);
  expect(outbox.entries()[0]!.isReopened).toBeUndefined();
  answer();
  await sending;
  expect([waiting(), outbox.isBeingSent('charge')]).toEqual([[], false]);
});

it('takes the last booking of a heat back into its form, or leaves one as it was', async () => {
  typed('charge', 'not-there');
  typed('pour', 'pour');
  expect(outbox.entries().map(outbox.isLast)).toEqual([false, true]);
  outbox.reopen(outbox.entries()[0]!);
  outbox.leave(outbox.entries()[0]!);
  outbox.takeBack(outbox.entries()[1]!);
  expect(JSON.parse(stored.get('remelt-drafts')!)).toMatchObject({ 'W-1/pour': { key: 'pour' } });
  await outbox.send();
  expect(sent).toEqual(['charge']);
});
