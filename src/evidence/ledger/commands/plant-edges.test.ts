import { describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { privateKeyText, signerOfKey } from '../../proof/sign.ts';
import type { Command } from '../commands.ts';
import { type KeyState, validKey } from '../subjects/key.ts';
import type { WitnessState } from '../subjects/witness-state.ts';
import {
  analyse,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../testing/example-commands.ts';
import { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const PEOPLE = [
  { id: 'anna', name: 'A', roles: ['quality', 'certifier', 'planner', 'receiver', 'melter', 'analyst'] },
  { id: 'bert', name: 'B', roles: ['quality'] },
  { id: 'cleo', name: 'C', roles: ['melter'] },
] as const;

const keyOf = (name: string, fill: number): string =>
  signerOfKey(privateKeyText(name, new Uint8Array(32).fill(fill))).verifierKey;
const [FIRST, SECOND, THIRD] = [keyOf('works', 1), keyOf('works', 2), keyOf('works', 3)];

/** A ledger with persons and a lot, whose clock the test sets. */
function works() {
  let now = '2026-03-01T08:00:00.000Z';
  const salts = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const ledger = new MemoryLog({ clock: () => new Date(now), salts, people: PEOPLE });
  return {
    ledger,
    at(time: string) {
      now = time;
    },
    book: (command: object) => ledger.execute(command as Command),
    tries: (command: object) => () => ledger.append(command as Command, { trial: true }),
    state: <S>(subject: string) => ledger.states().find((one) => one.subject === subject) as S,
  };
}
const LOT = { ...receive(lotOf('A', 5_000)), by: 'anna' };

describe('V1, V2: keys', () => {
  test('the key of the log is made by who keeps it, once, and takes the place of the one its maker saw', () => {
    const { book, tries, state } = works();
    const make = (verifierKey: string, more = {}) => ({ type: 'makeKey', verifierKey, by: 'bert', ...more });
    expect(tries(make(FIRST, { by: 'cleo' }))).toThrow(ForbiddenError);
    expect(tries(make(FIRST, { instead: SECOND }))).toThrow(/at the same time/);
    book(make(FIRST, { instead: null }));
    expect(tries(make(FIRST))).toThrow(/recorded already/);
    expect(tries(make(SECOND, { instead: null }))).toThrow(/at the same time/);
    expect(tries(make(SECOND, { cosigner: true }))).toThrow(/of another kind/);
    book(make(SECOND, { instead: FIRST }));
    book(make(THIRD));
    const log = state<KeyState>('key:log');
    expect(log.keys.map(({ ended }) => ended?.how)).toEqual(['replaced', 'replaced', undefined]);
    expect(log.keys.map(({ ended }) => ended?.seq)).toEqual([2, 3, undefined]);
    expect(validKey(log)?.verifierKey).toBe(THIRD);
  });
  test('a person makes their own key, and nobody else does', () => {
    const { book, tries, state } = works();
    const own = (by: string, person = 'cleo') => ({ type: 'makeKey', person, verifierKey: FIRST, by });
    expect(tries(own('bert'))).toThrow(/made by cleo/);
    expect(tries(own('dora', 'dora'))).toThrow(ForbiddenError);
    book(own('cleo'));
    expect(validKey(state<KeyState>('key:person.cleo'))?.verifierKey).toBe(FIRST);
  });
  test('it is revoked by its owner or who keeps the log, and what an exposed one signed since counts no more', () => {
    const made = () => {
      const plant = works();
      plant.book({ type: 'makeKey', person: 'cleo', verifierKey: FIRST, by: 'cleo' });
      return plant;
    };
    const revoke = (by: string, ending: string, more = {}) => ({
      ...{ type: 'revokeKey', person: 'cleo', ending, reason: 'r', by },
      ...more,
    });
    const { tries, book, state, at } = made();
    at('2026-03-02T08:00:00.000Z');
    const since = '2026-03-01T09:00:00.000Z';
    expect(tries(revoke('cleo', 'lost'))).not.toThrow();
    expect(tries(revoke('bert', 'lost'))).not.toThrow();
    expect(tries({ ...revoke('cleo', 'lost'), person: undefined })).toThrow();
    expect(tries(revoke('cleo', 'lost', { since }))).toThrow(/keeps what it signed/);
    book(revoke('cleo', 'exposed', { since }));
    const key = () => state<KeyState>('key:person.cleo');
    expect(key()).toMatchObject({ status: 'revoked', keys: [{ ended: { how: 'exposed', since } }] });
    expect(validKey(key())).toBeUndefined();
    expect(tries(revoke('cleo', 'lost'))).toThrow(/cleo has no key that signs/);
    expect(tries({ ...revoke('bert', 'lost'), person: undefined })).toThrow(/the log has no key/);
    expect(tries({ ...revoke('bert', 'lost'), person: undefined, cosigner: true })).toThrow(
      /the cosigner has no/,
    );
    // without a stated time nothing of it counts; one that was lost keeps all of it
    const exposed = made();
    exposed.book(revoke('cleo', 'exposed'));
    expect(exposed.state<KeyState>('key:person.cleo').keys[0]!.ended!.since).toBe('2026-03-01T08:00:00.000Z');
    const lost = made();
    lost.book(revoke('cleo', 'lost'));
    expect(lost.state<KeyState>('key:person.cleo').keys[0]!.ended).not.toHaveProperty('since');
  });
});

describe('V9, V10, V5: what is signed elsewhere', () => {
  const keep = (size: number, at: string | undefined = undefined, name = 'w') => ({
    ...{ type: 'keepCosignatures', origin: 'works', size, root: 'b'.repeat(64), by: 'bert' },
    ...{ signatures: ['\u2014 w.example AAAA'], urls: ['https://w.example'] },
    witnesses: [{ name, keyId: '0a1b2c3d', ...(at === undefined ? {} : { at }) }],
  });
  const stamp = (size: number) => ({
    ...{ type: 'keepTimestamp', origin: 'works', size, root: 'b'.repeat(64), by: 'bert', authority: 'T' },
    ...{ certificate: 'c'.repeat(64), stated: '2026-02-27T10:00:01.000Z', reply: 'MAA=' },
  });
  test('is of records that are here', () => {
    const { book, tries } = works();
    book(LOT);
    for (const say of [keep, stamp]) {
      for (const size of [1, 2]) expect(tries(say(size))).not.toThrow();
      for (const size of [0, 3]) expect(tries(say(size))).toThrow(ConflictError);
    }
    const index = (size: number) => ({ type: 'recordIndex', size, root: 'a'.repeat(64), by: 'bert' });
    expect(tries(index(2))).not.toThrow();
    for (const size of [1, 3]) expect(tries(index(size))).toThrow(ConflictError);
  });
  test('a witness is known since its first signature, and up to its last', () => {
    const { book, at, state } = works();
    book(LOT);
    book(keep(1, '2026-02-27T10:00:00.000Z'));
    at('2026-03-02T08:00:00.000Z');
    book(stamp(2));
    book(keep(2, undefined, 'v'));
    book(keep(3));
    const { witnesses, times, last } = state<WitnessState>('witness:log');
    expect(witnesses).toMatchObject([
      { name: 'v', since: '2026-03-02T08:00:00.000Z', size: 2 },
      { name: 'w', since: '2026-03-01T08:00:00.000Z', size: 3, at: null },
    ]);
    expect(times).toMatchObject([{ authority: 'T', size: 2, seq: 3 }]);
    expect(last).toMatchObject({ seq: 5, size: 3 });
  });
});

describe('V7: a field that is erased', () => {
  const erase = (seq: number, field: string) => ({
    type: 'eraseField',
    seq,
    field,
    reason: 'asked',
    by: 'bert',
  });
  test('is there, nothing rests on it, and it is erased once', () => {
    const { book, tries } = works();
    book({ ...receive(lotOf('A', 5_000, { supplier: 'Works B' })), by: 'anna' });
    expect(tries(erase(1, 'mass_g'))).toThrow(/mass_g of record 1 \(lot.received\) is never erased/);
    expect(tries(erase(1, 'note'))).toThrow(NotFoundError);
    book(erase(1, 'supplier'));
    expect(tries(erase(1, 'supplier'))).toThrow(/erased by record 2/);
    expect(tries(erase(2, 'erases'))).toThrow(ForbiddenError);
  });
  test('twice in one command is once too often', () => {
    const { book, tries } = works();
    book({
      ...receive(lotOf('A', 5_000, { supplier: 'B' }), lotOf('B', 5_000, { supplier: 'B' })),
      by: 'anna',
    });
    const both = (a: number, b: number) => ({
      type: 'batch',
      commands: [erase(a, 'supplier'), erase(b, 'supplier')],
    });
    expect(tries(both(1, 1))).toThrow(ConflictError);
    expect(tries(both(1, 2))).not.toThrow();
  });
});

describe('N4, W5, W6, disclosure: what a person states', () => {
  test('a credential is one’s own, and there is one', () => {
    const { tries } = works();
    const set = (by: string, more: object = { tokenSha256: 'a'.repeat(64) }, person = by) => ({
      ...{ type: 'setCredential', person, by, ...more },
    });
    expect(tries(set('cleo'))).not.toThrow();
    expect(tries(set('cleo', { account: { user: 'c', machine: 'm' } }))).not.toThrow();
    expect(tries(set('cleo', {}))).toThrow(/neither a token nor an account/);
    expect(tries(set('bert', undefined, 'cleo'))).toThrow(/replaced by cleo/);
    expect(tries(set('dora'))).toThrow(ForbiddenError);
  });
  test('a proposal of somebody new has name and roles, and of a deputy both ends', () => {
    const { tries } = works();
    const propose = (person: string, more: object = {}) => ({
      type: 'proposePerson',
      person,
      by: 'bert',
      ...more,
    });
    expect(tries(propose('dora', { name: 'D', roles: ['melter'] }))).not.toThrow();
    expect(tries(propose('dora', { roles: ['melter'] }))).toThrow(/has no name/);
    expect(tries(propose('dora', { name: 'D' }))).toThrow(/has no roles/);
    expect(tries(propose('dora', { ended: true }))).toThrow(NotFoundError);
    expect(tries(propose('cleo', { ended: true }))).not.toThrow();
    const deputy = { deputyFor: 'bert', deputyUntil: '2026-04-01' };
    expect(tries(propose('cleo', deputy))).not.toThrow();
    expect(tries(propose('cleo', { deputyFor: 'bert' }))).toThrow(/until one day/);
    expect(tries(propose('cleo', { deputyUntil: '2026-04-01' }))).toThrow(/until one day/);
    expect(tries(propose('cleo', { ...deputy, deputyFor: 'dora' }))).toThrow(NotFoundError);
  });
  test('the latest word to a customer counts, and leaves what others are shown', () => {
    const { book, state } = works();
    const set = (customer: string, ...opens: string[]) =>
      book({ type: 'setDisclosure', customer, opens, reason: 'contract', by: 'bert' });
    set('X', 'results');
    set('Y', 'results');
    set('X');
    const { policies } = state<{ policies: readonly object[] }>('disclosure:ledger');
    expect(policies).toMatchObject([
      { customer: 'X', opens: [], by: 'bert', reason: 'contract' },
      { customer: 'Y', opens: ['results'] },
    ]);
  });
});

describe('W4: the first record', () => {
  const PROVED = { tokenSha256: 'a'.repeat(64) };
  const persons = (...more: object[]) =>
    more.map((one, i) => ({ id: `p${i}`, name: 'P', roles: ['quality'], ...one }));
  const found = (people: readonly object[], more: object = {}) => ({
    ...{ type: 'foundPlant', plant: 'W', name: 'Works', demonstration: false, persons: people, ...more },
  });
  const empty = () => {
    const ledger = tickingLog();
    return (command: object) => () => ledger.append(command as Command, { trial: true });
  };
  test('names two who may admit others and can prove who they are, each once', () => {
    const tries = empty();
    const account = { account: { user: 'u', machine: 'm' } };
    expect(tries(found(persons(PROVED, account)))).not.toThrow();
    for (const wrong of [
      persons(PROVED),
      persons(PROVED, {}),
      persons(PROVED, { ...PROVED, roles: ['melter'] }),
      persons(PROVED, PROVED, { ...PROVED, id: 'p0' }),
      persons(PROVED, PROVED, { ...PROVED, id: '' }),
    ])
      expect(tries(found(wrong))).toThrow(InputError);
    expect(tries(found(persons({}, {}), { demonstration: true }))).not.toThrow();
    expect(tries(found(persons(PROVED, PROVED), { plant: '' }))).toThrow(InputError);
  });
  test('is the first: a ledger with records is founded no more', () => {
    const { book, tries } = works();
    book(LOT);
    expect(tries(found(persons(PROVED, PROVED)))).toThrow(/has 2 records/);
  });
});

describe('S23: the clock that was ahead', () => {
  const correct = (aheadSince: number) => ({
    type: 'correctClock',
    aheadSince,
    reason: 'battery',
    by: 'bert',
  });
  const ahead = () => {
    const plant = works();
    plant.book(LOT);
    plant.at('2026-03-05T08:00:00.000Z');
    plant.book({ ...receive(lotOf('B', 5_000)), by: 'anna' });
    plant.book({ ...receive(lotOf('C', 5_000)), by: 'anna' });
    plant.at('2026-03-02T08:00:00.000Z');
    return plant;
  };
  test('steps back once, over all records that are dated later than now', () => {
    const { tries, book } = ahead();
    expect(tries(correct(1))).toThrow(/record 1 on: it is dated/);
    expect(tries(correct(3))).toThrow(/record 2 before it is dated/);
    expect(tries(correct(2))).not.toThrow();
    book(correct(2));
    expect(tries(correct(2))).toThrow(/corrected the clock already/);
  });
  test('from the first record on too', () => {
    const plant = works();
    plant.book(LOT);
    plant.at('2026-02-01T08:00:00.000Z');
    expect(plant.tries(correct(0))).not.toThrow();
  });
});

describe('C1, C3, C4: a recall', () => {
  /** Lots A and B, heat H1 charged with 75 kg of A and 25 kg of B, and the index of all that. */
  const ready = () => {
    const ledger = tickingLog();
    const book = (command: object) => ledger.execute(command as Command);
    book(receive(lotOf('A', 500_000), lotOf('B', 500_000)));
    for (const lot of ['A', 'B']) book(showGood(lot));
    book(plan('H1', from('A', 75_000), from('B', 25_000)));
    book(charge('H1', from('A', 75_000), from('B', 25_000)));
    const recall = (name: string, reached: readonly object[], more = {}) => ({
      ...{
        type: 'recordRecall',
        recall: name,
        of: 'lot:A',
        reason: 'lead',
        subjects: 1,
        held: 0,
        cutOff: '0',
        begins: ['lot:A'],
      },
      ...{ size: ledger.head.size, listSha256: 'f'.repeat(64), shipped_g: 0.4, customers: [], reached },
      ...more,
    });
    const index = () =>
      book({ type: 'recordIndex', size: ledger.head.size, root: 'a'.repeat(64), by: 'p-qual' });
    return { ledger, book, recall, index };
  };
  const recalledOf = (ledger: MemoryLog, subject: string) =>
    (ledger.states().find((one) => one.subject === subject) as { recalled?: readonly { share: number }[] })
      .recalled;
  test('rests on the index of everything before it, and marks all that it reached', () => {
    const { ledger, book, recall, index } = ready();
    const reached = [{ subject: 'lot:A', share: 1 }];
    expect(() => book(recall('R1', reached))).toThrow();
    index();
    expect(() => book(recall('R1', reached, { size: 1 }))).toThrow(ConflictError);
    book(recall('R1', reached));
    expect(recalledOf(ledger, 'lot:A')).toMatchObject([{ recall: 'R1', share: 1 }]);
    expect(recalledOf(ledger, 'lot:B')).toBeUndefined();
    index();
    expect(() => book(recall('R1', reached))).toThrow();
  });
  test('goes on into the heat that is melted of it, by its part of the charge, and no heat twice', () => {
    const { ledger, book, recall, index } = ready();
    index();
    book(
      recall('R1', [
        { subject: 'lot:A', share: 1 },
        { subject: 'lot:B', share: 0.5 },
      ]),
    );
    book(melt('H1', 99_500, 0));
    // 75 kg and half of 25 kg, of 100 kg
    expect(recalledOf(ledger, 'heat:H1')).toMatchObject([{ recall: 'R1', share: 0.875 }]);
  });
  test('after the release asks for a reason, until it is released anew', () => {
    const { ledger, book, recall, index } = ready();
    book(melt('H1', 99_500, 0));
    book({ ...{ type: 'castHeat', heat: 'H1' }, objects: [{ object: 'I', form: 'ingot', mass_g: 99_500 }] });
    book(analyse('object:I'));
    book(judge('object:I', 'PASS'));
    const ship = { type: 'ship', object: 'I', to: 'X' };
    const tries =
      (more = {}) =>
      () =>
        ledger.append({ ...ship, ...more, by: 'p-cert' } as Command, { trial: true });
    expect(tries()).not.toThrow();
    index();
    book(recall('R1', [{ subject: 'object:I', share: 1 }]));
    expect(tries()).toThrow(/object I was recalled by record \d+ \(recall R1\), and not released since/);
    expect(tries({ accepted: 'customer knows' })).not.toThrow();
    book(judge('object:I', 'PASS'));
    expect(tries()).not.toThrow();
  });
});
