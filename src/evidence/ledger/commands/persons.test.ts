import { expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText, sha256Hex } from '../../../foundation/quantity/canonical.ts';
import type { KnownPerson } from '../../../metal/plant/person.ts';
import type { Command } from '../commands.ts';
import { ownAccount, type Signer, sourceSigner } from '../rules/signer.ts';
import type { Store } from '../store.ts';
import { keptBytes } from '../subjects/arrival.ts';
import { lotOf, receive } from '../testing/example-commands.ts';
import { openMemoryStore } from '../testing/memory-store.ts';

const tokenOf = (id: string): string => `token of ${id}`;
/** What who founded the ledger was shown of everybody. */
const handedTo = (id: string): string => `handed to ${id}`;
const person = (id: string, ...roles: KnownPerson['roles']): KnownPerson => ({
  id,
  name: id.toUpperCase(),
  roles,
  tokenSha256: hashOfText(handedTo(id)),
});
const FIRST = [person('anna', 'quality', 'receiver'), person('bert', 'certifier')] as const;
const FOUNDING: Command = {
  type: 'foundPlant',
  plant: 'WORKS',
  name: 'Example works',
  demonstration: false,
  persons: FIRST,
};

/** A ledger of a real plant, whose persons have made tokens of their own; its clock is moved by the test. */
async function works(founding: Command | null = FOUNDING, { handedOut = false } = {}) {
  let day = '2026-03-01';
  const store = openMemoryStore({
    clock: () => new Date(`${day}T08:00:00.000Z`),
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    demonstration: false,
  });
  if (founding) await store.execute(founding);
  for (const { id } of founding && !handedOut ? FIRST : []) await ownToken(store, id);
  const as = (id: string): Promise<Signer> => store.signIn({ token: handedOut ? handedTo(id) : tokenOf(id) });
  return {
    store,
    as,
    by: async (id: string, command: Command) => store.execute(command, { signer: await as(id) }),
    on(later: string) {
      day = later;
    },
  };
}

/** A person replaces the token that they were handed. */
const ownToken = async (store: Store, id: string): Promise<unknown> =>
  store.execute(
    { type: 'setCredential', person: id, tokenSha256: hashOfText(tokenOf(id)) },
    { signer: await store.signIn({ token: handedTo(id) }) },
  );

const LOT = receive(lotOf('A', 5_000));
const admitted = async (
  { by }: Awaited<ReturnType<typeof works>>,
  proposal: Omit<Extract<Command, { type: 'proposePerson' }>, 'type'>,
) => {
  await by('anna', { type: 'proposePerson', ...proposal });
  await by('bert', { type: 'confirmPerson', person: proposal.person });
};
const recorded = async (store: Store): Promise<number> => (await store.head()).size;

test('W4: nothing is recorded before the ledger says whose it is; it says so once', async () => {
  const { store } = await works(null);
  await expect(store.execute(LOT)).rejects.toThrow(/does not say yet whose it is/);
  expect(await recorded(store)).toBe(0);
  await store.execute(FOUNDING);
  await expect(store.execute({ ...FOUNDING, plant: 'OTHER' })).rejects.toThrow(ConflictError);
  const signer = await store.signIn({ token: handedTo('anna') });
  await expect(
    store.execute({ type: 'correct', seq: 0, how: 'did-not-occur', reason: 'r' }, { signer }),
  ).rejects.toThrow(/plant.founded\) is never changed/);
  expect(await store.roster()).toMatchObject({
    plant: { id: 'WORKS', seq: 0 },
    demonstration: false,
    persons: [{ id: 'anna' }, { id: 'bert' }],
  });
});

test.each<[string, readonly KnownPerson[]]>([
  ['one person', [FIRST[0]]],
  ['one who may admit', [FIRST[0], person('carl', 'melter')]],
  ['two of whom one cannot be proved', [FIRST[0], { id: 'bert', name: 'B', roles: ['certifier'] }]],
  ['the same person twice', [FIRST[0], FIRST[0]]],
])('W4: a plant does not begin with %s', async (_what, persons) => {
  const { store } = await works(null);
  await expect(store.execute({ ...FOUNDING, persons })).rejects.toThrow(InputError);
  expect(await recorded(store)).toBe(0);
});

test('W7: a name proves nobody, in a command and inside a batch; who is proved signs as nobody else', async () => {
  const { store, as, by } = await works();
  await expect(store.execute({ ...LOT, by: 'anna' } as Command)).rejects.toThrow(/nobody is signed in/);
  const signer = await as('anna');
  const other = { ...LOT, by: 'bert' } as Command;
  await expect(store.execute(other, { signer })).rejects.toThrow(
    /anna is signed in and cannot sign as "bert"/,
  );
  const batch: Command = { type: 'batch', commands: [LOT as never, { ...LOT, by: 'bert' } as never] };
  await expect(store.execute(batch, { signer })).rejects.toMatchObject({
    details: [
      expect.objectContaining({
        path: 'commands[1].by',
        value: 'bert',
        cure: expect.stringMatching(/log in/),
      }),
    ],
  });
  const forged = { person: 'anna' } as Signer;
  await expect(store.execute(LOT, { signer: forged })).rejects.toThrow(/made by nobody who proves/);
  await expect(store.signIn({ token: 'guessed' })).rejects.toThrow(ForbiddenError);
  expect(await recorded(store)).toBe(3);
  const { records } = await by('anna', LOT);
  expect(records[0]!.body.by).toBe('anna');
  expect(records[0]!.text).not.toContain('anna');
});

test('W7: a source books the files that it sends, without a person, and nothing else', async () => {
  const { store } = await works();
  const bytes = Buffer.from('Sample;Cr\nB-1;18.2\n');
  const file = {
    ...{ type: 'arriveResults', arrival: 'a1', source: 'oes-1', file: 'run.csv' },
    ...{ raw: keptBytes(bytes).raw, sha256: sha256Hex(bytes), reading: '{}', samples: ['B-1'] },
  } as Command;
  await expect(store.execute(file)).rejects.toThrow(/nobody is signed in/);
  const signer = sourceSigner();
  await expect(store.execute(LOT, { signer })).rejects.toThrow(/nobody is signed in/);
  await expect(store.execute({ ...file, by: 'anna' } as Command, { signer })).rejects.toThrow(ForbiddenError);
  const { records } = await store.execute(file, { signer });
  expect(records[0]!.body.by).toBeUndefined();
});

test('W5: a person holds once another has confirmed them, and not by themself', async () => {
  const { store, by, as } = await works();
  await by('anna', {
    type: 'proposePerson',
    person: 'carl',
    name: 'C',
    roles: ['quality', 'melter'],
    tokenSha256: hashOfText(handedTo('carl')),
  });
  await expect(as('carl')).rejects.toThrow(/belongs to no person/);
  await expect(by('anna', { type: 'confirmPerson', person: 'carl' })).rejects.toThrow(
    /did "propose person" on person carl/,
  );
  await by('bert', { type: 'confirmPerson', person: 'carl' });
  await ownToken(store, 'carl');
  await by('bert', { type: 'proposePerson', person: 'carl', roles: ['quality', 'certifier'] });
  await expect(by('carl', { type: 'confirmPerson', person: 'carl' })).rejects.toThrow(
    /does not decide about/,
  );
  expect((await store.roster()).persons.find(({ id }) => id === 'carl')?.roles).toEqual([
    'quality',
    'melter',
  ]);
  await by('anna', { type: 'confirmPerson', person: 'carl' });
  expect((await store.roster()).persons.find(({ id }) => id === 'carl')?.roles).toEqual([
    'quality',
    'certifier',
  ]);
  expect((await as('carl')).person).toBe('carl');
  expect(await store.verify()).toMatchObject({ ok: true });
});

test('W5: who has ended is signed in no more, and the last two who may admit others stay', async () => {
  const plant = await works();
  const signer = await plant.as('bert');
  await plant.by('anna', { type: 'proposePerson', person: 'bert', ended: true });
  await admitted(plant, {
    person: 'carl',
    name: 'C',
    roles: ['quality'],
    tokenSha256: hashOfText(handedTo('carl')),
  });
  await ownToken(plant.store, 'carl');
  await plant.by('carl', { type: 'confirmPerson', person: 'bert' });
  await expect(plant.store.execute(LOT, { signer })).rejects.toThrow(/nobody is signed in/);
  await expect(plant.as('bert')).rejects.toThrow(/belongs to no person/);
  await plant.by('anna', { type: 'proposePerson', person: 'anna', roles: ['receiver'] });
  await expect(plant.by('carl', { type: 'confirmPerson', person: 'anna' })).rejects.toMatchObject({
    message: expect.stringMatching(/nobody could be admitted any more/),
    details: [
      expect.objectContaining({
        cure: expect.stringMatching(/admit a third person who may admit persons first/),
      }),
    ],
  });
});

test('W5: a validity and a deputy end by their day', async () => {
  const plant = await works();
  const { by, on } = plant;
  const tokenSha256 = hashOfText(tokenOf('dora'));
  const deputy = { deputyFor: 'anna', deputyUntil: '2026-03-31' };
  await admitted(plant, {
    person: 'dora',
    name: 'D',
    roles: ['sampler'],
    validUntil: '2026-12-31',
    tokenSha256,
    ...deputy,
  });
  on('2026-03-31');
  await by('dora', LOT);
  // what she may do for anna is not hers: a change that names no roles leaves it out
  await by('anna', { type: 'proposePerson', person: 'dora', name: 'Dora' });
  const [waiting] = (await plant.store.subjects('person')).filter(({ state }) => state.id === 'dora');
  expect(waiting?.state).toMatchObject({ proposal: { name: 'Dora', roles: ['sampler'] } });
  on('2026-04-01');
  await expect(by('dora', receive(lotOf('B', 5)))).rejects.toThrow(/DORA|D may not receive a lot/);
  await by('dora', { type: 'takeSample', of: 'lot:A', sample: 'S1' });
  on('2027-01-01');
  await by('anna', { type: 'confirmClock', reason: 'winter' });
  await expect(by('dora', { type: 'takeSample', of: 'lot:A', sample: 'S2' })).rejects.toThrow(
    /may not take a sample/,
  );
});

test('W6: what proves a person is replaced by them, or by two others; the old proof is nothing then', async () => {
  const { store, by, as } = await works();
  const old = await as('anna');
  const fresh = { tokenSha256: hashOfText('new token') };
  await expect(by('bert', { type: 'setCredential', person: 'anna', ...fresh })).rejects.toThrow(
    /is replaced by anna/,
  );
  await by('anna', { type: 'setCredential', person: 'anna', ...fresh });
  await expect(store.execute(LOT, { signer: old })).rejects.toThrow(/nobody is signed in/);
  const signer = await store.signIn({ token: 'new token' });
  await store.execute(LOT, { signer });
  await expect(store.signIn('account')).rejects.toThrow(/no person of this ledger is bound to the account/);
  await store.execute({ type: 'setCredential', person: 'anna', account: ownAccount() }, { signer });
  expect((await store.signIn('account')).person).toBe('anna');
});

test('W4: a demonstration says so in its first record, whatever is booked first, and is never a real one', async () => {
  const means = {
    clock: () => new Date('2026-03-01T08:00:00.000Z'),
    salts: (bytes: number) => new Uint8Array(bytes),
    people: [{ ...FIRST[0] }, { ...FIRST[1] }],
  };
  const refused = openMemoryStore(means);
  await expect(refused.execute({ type: 'holdLot', lot: 'A', reason: 'r', by: 'anna' })).rejects.toThrow();
  expect(await recorded(refused)).toBe(0);
  for (const first of [LOT, { type: 'batch', commands: [LOT] } as Command]) {
    const store = openMemoryStore(means);
    await store.execute(first);
    expect((await store.records()).map(({ record }) => record.kind)).toEqual([
      'plant.founded',
      'lot.received',
    ]);
    expect(await store.roster()).toMatchObject({ plant: { seq: 0 }, demonstration: true });
    await store.execute(receive(lotOf('B', 5)));
    expect(await recorded(store)).toBe(3);
    await expect(store.execute(FOUNDING)).rejects.toMatchObject({
      details: [expect.objectContaining({ cure: expect.stringMatching(/a demonstration stays one/) })],
    });
    expect(await store.verify()).toMatchObject({ ok: true });
  }
  const own = openMemoryStore(means);
  await own.execute({ ...FOUNDING, demonstration: true });
  expect((await own.roster()).plant).toMatchObject({ id: 'WORKS' });
});

test('W8: a token that somebody else was shown signs nothing that takes other hands; an own one or an account does', async () => {
  const { store, by } = await works(FOUNDING, { handedOut: true });
  await by('anna', LOT);
  const carl = {
    person: 'carl',
    name: 'C',
    roles: ['melter'],
    tokenSha256: hashOfText('handed to carl'),
  } as const;
  await by('anna', { type: 'proposePerson', ...carl });
  // Who founded the ledger alone holds both tokens, and still admits nobody.
  await expect(by('bert', { type: 'confirmPerson', person: 'carl' })).rejects.toMatchObject({
    message: 'the token of bert was handed out, so "admit person" is not signed with it',
    details: [expect.objectContaining({ cure: expect.stringMatching(/make your own|make a token/) })],
  });
  await by('bert', { type: 'setCredential', person: 'bert', account: ownAccount() });
  await expect(by('bert', { type: 'confirmPerson', person: 'carl' })).rejects.toThrow(/was handed out/);
  const signer = await store.signIn('account');
  await store.execute({ type: 'confirmPerson', person: 'carl' }, { signer });
  expect((await store.roster()).persons.map(({ id, handedOut }) => [id, handedOut])).toEqual([
    ['anna', true],
    ['bert', true],
    ['carl', true],
  ]);
  await by('bert', { type: 'setCredential', person: 'bert', tokenSha256: hashOfText('own') });
  await by('anna', { type: 'proposePerson', person: 'carl', roles: ['melter', 'planner'] });
  await store.execute(
    { type: 'confirmPerson', person: 'carl' },
    { signer: await store.signIn({ token: 'own' }) },
  );
  expect((await store.roster()).persons.map(({ id, handedOut }) => [id, handedOut])).toContainEqual([
    'bert',
    undefined,
  ]);
  expect(await store.verify()).toMatchObject({ ok: true });
});

test('W7: an account is a user of a machine, and the number of that user where it was recorded', async () => {
  const { store, by } = await works();
  const { user, machine, uid } = ownAccount();
  const bind = (account: object) =>
    by('anna', { type: 'setCredential', person: 'anna', account: account as ReturnType<typeof ownAccount> });
  for (const other of [
    { user, machine, uid: '4242' },
    { user: 'other', machine, uid },
    { user, machine: 'elsewhere', uid },
  ]) {
    await bind(other);
    await expect(store.signIn('account')).rejects.toThrow(/bound to the account/);
  }
  for (const own of [
    { user, machine },
    { user, machine, uid },
  ]) {
    await bind(own);
    expect((await store.signIn('account')).person).toBe('anna');
  }
});

test('W7: who clears a lot overrides a diagnostic in no other name than their own', async () => {
  const { store, by } = await works();
  await by('anna', LOT);
  const size = await recorded(store);
  const override = {
    by: 'bert',
    reason: 'r',
    expires: '2026-12-31T00:00:00Z',
    diagnostic: 'identification',
  } as never;
  await expect(
    by('anna', { type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r', by: 'anna', override }),
  ).rejects.toThrow(/may not overrule a check|cannot sign as "bert"/);
  expect(await recorded(store)).toBe(size);
});

test('W4: the record of a real plant keeps the account that it was founded under', async () => {
  const ranBy = { user: 'anna', machine: 'office', uid: '1000' };
  const { store } = await works({ ...FOUNDING, ranBy });
  const [founding] = await store.records(0, 1);
  expect(founding!.body.ranBy).toEqual(ranBy);
  expect(founding!.text).not.toContain('office');
});
