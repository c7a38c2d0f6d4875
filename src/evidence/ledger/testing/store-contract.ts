import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  BalanceError,
  CancelledError,
  ConflictError,
  ForbiddenError,
  InputError,
  NotFoundError,
  UnavailableError,
} from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { isCanonical, recordLeaf } from '../../proof/leaf.ts';
import { consistencyProof, inclusionProof, merkleRoot, verifyInclusion } from '../../proof/merkle.ts';
import type { Command } from '../commands.ts';
import type { Problem, Store, StoredRecord } from '../store.ts';
import { charge, from, lotOf, melt, plan, receive, showGood, storeByTrade } from './example-commands.ts';
import { caught, type LedgerUnderTest, type StoreUnderTest, type Tables } from './store-under-test.ts';

const START = Date.parse('2026-03-01T08:00:00.000Z');

/** Every rule of RULES.md that a store can break, whichever it is. */
export function storeContract(name: string, under: StoreUnderTest): void {
  describe(`${name} keeps the contract of the ledger`, () => {
    let ledger: LedgerUnderTest;
    let store: Store;
    let time = START;
    beforeEach(async () => {
      time = START;
      ledger = await under.fresh(() => {
        time += 1000;
        return new Date(time);
      });
      store = storeByTrade(ledger.store);
    });
    afterEach(() => ledger.dispose());

    /** Two cleared lots of 500 kg. */
    async function plant(): Promise<void> {
      await store.execute(
        receive(lotOf('A', 500_000, { supplier: 'Example Scrap BV' }), lotOf('B', 500_000)),
      );
      await store.execute(showGood('A'));
      await store.execute(showGood('B'));
    }

    /** From two lots over a heat and its ingot to two sticks and a revert lot. */
    async function wholeWay(): Promise<void> {
      await plant();
      await store.execute(plan('H1', from('A', 300_000), from('B', 100_000)));
      await store.execute(charge('H1', from('A', 300_000), from('B', 100_000)));
      await store.execute(melt('H1', 390_000, 10_000));
      await store.execute({
        type: 'castHeat',
        heat: 'H1',
        objects: [{ object: 'I', form: 'ingot', mass_g: 380_000 }],
        reverts: [{ lot: 'K', form: 'skull', mass_g: 10_000 }],
      });
      await store.execute({
        type: 'cutObject',
        object: 'I',
        pieces: [
          { object: 'I.1', form: 'stick', mass_g: 190_000 },
          { object: 'I.2', form: 'stick', mass_g: 190_000 },
        ],
      });
    }

    type Skip = (condition: boolean, note: string) => void;
    /** The tables, or the reason why a test of them is skipped. */
    function tables(skip: Skip): Tables {
      skip(ledger.sql === null, 'this store has no tables that somebody could edit');
      return ledger.sql!;
    }
    async function reopen(skip: Skip): Promise<Store> {
      skip(ledger.reopen === null, 'this store keeps nothing after it is closed');
      return storeByTrade(await ledger.reopen!());
    }

    const what = (problems: readonly Problem[]) =>
      [...new Set(problems.map((problem) => problem.what))].sort();

    test('S1: an empty ledger has the root of no leaves, and verifies', async () => {
      expect(await store.head()).toEqual({
        size: 0,
        root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      });
      expect(await store.records()).toEqual([]);
      expect(await store.verify()).toMatchObject({ ok: true, records: 0, problems: [] });
    });

    test('W4, W7: a founded ledger knows its persons by its own records, and takes nothing from who is not proved', async () => {
      const person = (id: string, role: 'quality' | 'certifier') =>
        ({ id, name: id, roles: [role, 'receiver'], tokenSha256: hashOfText(id) }) as const;
      await store.execute({
        type: 'foundPlant',
        plant: 'WORKS',
        name: 'Example works',
        demonstration: false,
        persons: [person('anna', 'quality'), person('bert', 'certifier')],
      });
      expect(
        await caught(store.execute({ ...receive(lotOf('A', 5)), by: 'anna' } as Command)),
      ).toBeInstanceOf(ForbiddenError);
      const signer = await store.signIn({ token: 'anna' });
      const { records } = await store.execute(receive(lotOf('A', 5)), { signer });
      expect(records[0]!.body.by).toBe('anna');
      await store.execute({ type: 'proposePerson', person: 'bert', ended: true }, { signer });
      await store.execute(
        { type: 'setCredential', person: 'anna', tokenSha256: hashOfText('another') },
        { signer },
      );
      expect(await caught(store.execute(receive(lotOf('B', 5)), { signer }))).toBeInstanceOf(ForbiddenError);
      expect(await caught(store.signIn({ token: 'anna' }))).toBeInstanceOf(ForbiddenError);
      expect((await store.roster()).persons.map(({ id }) => id)).toEqual(['anna', 'bert']);
      expect(await store.verify()).toMatchObject({ ok: true, records: 4 });
      expect(await store.rebuild()).toMatchObject({ equal: true });
      expect((await store.signIn({ token: 'another' })).person).toBe('anna');
    });

    test('S1: records are canonical, chained per subject, and in a tree with the root of the head', async () => {
      await wholeWay();
      const records = await store.records();
      const head = await store.head();
      expect(records.length).toBe(head.size);
      const last = new Map<string, string>();
      for (const [i, { seq, text, leaf, record }] of records.entries()) {
        expect(seq).toBe(i);
        expect(record.seq).toBe(String(i));
        expect(isCanonical(text)).toBe(true);
        expect(toHex(recordLeaf(text))).toBe(leaf);
        expect(record.prev).toBe(last.get(record.subject) ?? null);
        last.set(record.subject, leaf);
      }
      const leaves = records.map(({ leaf }) => fromHex(leaf));
      expect(toHex(merkleRoot(leaves))).toBe(head.root);
      expect(
        verifyInclusion({
          leaf: leaves[3]!,
          index: 3,
          size: head.size,
          proof: inclusionProof(leaves, 3),
          root: fromHex(head.root),
        }),
      ).toBe(true);
    });

    test('P2: proofs read from the kept tree are those of all leaves, at random sizes (seed 41)', async () => {
      await store.execute(receive(...Array.from({ length: 70 }, (_, i) => lotOf(`L${i}`, 5))));
      await wholeWay();
      const leaves = (await store.records()).map(({ leaf }) => fromHex(leaf));
      const total = leaves.length;
      const upTo = fc.integer({ min: 1, max: total });
      await fc.assert(
        fc.asyncProperty(upTo, fc.nat(), async (size, k) => {
          const first = leaves.slice(0, size);
          const root = toHex(merkleRoot(first));
          const [seq, size1] = [k % size, 1 + (k % size)];
          expect(await store.checkpoint(size)).toEqual({ size, root });
          expect(await store.prove(seq, size)).toEqual({
            seq,
            leaf: toHex(leaves[seq]!),
            size,
            root,
            proof: inclusionProof(first, seq).map(toHex),
          });
          expect(await store.proveConsistency(size1, size)).toEqual({
            size1,
            size2: size,
            root1: toHex(merkleRoot(leaves, 0, size1)),
            root2: root,
            proof: consistencyProof(first, size1).map(toHex),
          });
        }),
        { seed: 41, numRuns: 25 },
      );
      expect(await store.checkpoint()).toEqual(await store.head());
      expect(await store.prove(3)).toMatchObject({ size: total });
    });

    test('P2: what is not in the ledger cannot be proven', async () => {
      expect(await store.checkpoint()).toEqual(await store.head());
      expect(await caught(store.prove(0))).toBeInstanceOf(InputError);
      await store.execute(receive(lotOf('A', 5)));
      expect(await store.prove(0)).toMatchObject({ size: 1, proof: [] });
      for (const ask of [
        () => store.prove(1),
        () => store.prove(0.5),
        () => store.prove(0, 2),
        () => store.checkpoint(2),
        () => store.proveConsistency(0),
        () => store.proveConsistency(2, 1),
      ])
        expect(await caught(ask())).toBeInstanceOf(InputError);
    });

    test('R4: supplier and mass are not in the record, but open for who holds the disclosures', async () => {
      await plant();
      const [first] = await store.records(0, 1);
      expect(first!.text).not.toContain('Example Scrap BV');
      expect(first!.text).not.toContain('500.000');
      expect(first!.body).toMatchObject({ supplier: 'Example Scrap BV', massKg: '500.000' });
    });

    test('R4: two lots with the same mass do not have the same digest', async () => {
      const { records } = await store.execute(receive(lotOf('A', 5), lotOf('B', 5)));
      const digests = records.flatMap(({ record }) => record.body._sd as string[]);
      expect(new Set(digests).size).toBe(digests.length);
    });

    test('S1: what happened and what was recorded are two times', async () => {
      const { records } = await store.execute(receive(lotOf('A', 5, { happenedAt: '2026-02-27' })));
      expect(records[0]!.record.at).toMatch(/^2026-03-01T08:00:0\d\.000Z$/);
      expect(records[0]!.body.happenedAt).toBe('2026-02-27T00:00:00.000Z');
    });

    test('S15: a clock that goes back is not followed', async () => {
      const times: string[] = [];
      for (const back of [0, 3_600_000, 0]) {
        time -= back;
        const { records } = await store.execute(receive(lotOf(`L${times.length}`, 5)));
        times.push(records[0]!.record.at);
      }
      expect(times).toEqual([times[0], times[0], times[0]]);
      expect((await store.verify()).ok).toBe(true);
    });

    test('S16: a command that is stopped leaves nothing, and can be given again', async () => {
      const stopped = store.execute(receive(lotOf('A', 5)), {
        idempotencyKey: 'k',
        signal: AbortSignal.abort(),
      });
      expect(await caught(stopped)).toBeInstanceOf(CancelledError);
      expect((await store.head()).size).toBe(0);
      const receipt = await store.execute(receive(lotOf('A', 5)), {
        idempotencyKey: 'k',
        signal: new AbortController().signal,
      });
      expect([receipt.repeated, receipt.head.size]).toEqual([false, 1]);
      expect((await store.verify()).ok).toBe(true);
    });

    test('S2: a write on an older head is refused and changes nothing', async () => {
      const before = await store.head();
      await store.execute(receive(lotOf('A', 5)));
      const error = await caught(store.execute(receive(lotOf('B', 5)), { expectedHead: before }));
      expect(error).toBeInstanceOf(ConflictError);
      const now = await store.head();
      expect(now.size).toBe(1);
      const receipt = await store.execute(receive(lotOf('B', 5)), { expectedHead: now });
      expect(receipt.head).toEqual(await store.head());
      expect(
        await caught(
          store.execute(receive(lotOf('C', 5)), { expectedHead: { ...receipt.head, root: now.root } }),
        ),
      ).toBeInstanceOf(ConflictError);
    });

    test('S3: the same key and command answer the first result; another command under it is refused', async () => {
      const command = receive(lotOf('A', 5), lotOf('B', 6));
      const first = await store.execute(command, { idempotencyKey: 'import-1' });
      await store.execute(receive(lotOf('C', 7)));
      const again = await store.execute(command, { idempotencyKey: 'import-1' });
      expect(again.repeated).toBe(true);
      expect(again.records).toEqual(first.records);
      expect((await store.head()).size).toBe(3);
      const error = await caught(store.execute(receive(lotOf('D', 8)), { idempotencyKey: 'import-1' }));
      expect(error).toBeInstanceOf(ConflictError);
      expect((error as ConflictError).details[0]).toMatchObject({ value: 'import-1', where: 'record 0' });
    });

    test('S3: a refused command does not use up its key', async () => {
      await caught(store.execute(receive(lotOf('A', -1)), { idempotencyKey: 'k' }));
      const receipt = await store.execute(receive(lotOf('A', 1)), { idempotencyKey: 'k' });
      expect(receipt.repeated).toBe(false);
    });

    test('S4: a refused command leaves nothing behind, not even the good part of a batch', async () => {
      await store.execute(receive(lotOf('A', 5)));
      const before = await store.head();
      const batch: Command = {
        type: 'batch',
        commands: [
          receive(lotOf('B', 5)) as never,
          { type: 'holdLot', lot: 'B', reason: 'r' },
          { type: 'holdLot', lot: 'unknown', reason: 'r' },
        ],
      };
      const error = await caught(store.execute(batch));
      expect(error).toBeInstanceOf(NotFoundError);
      expect(await store.head()).toEqual(before);
      expect(await caught(store.lot('B'))).toBeInstanceOf(NotFoundError);
      expect((await store.verify()).ok).toBe(true);
    });

    test('H9: of two plans asked at the same moment for the same grams one gets them', async () => {
      await plant();
      const outcomes = await Promise.allSettled([
        store.execute(plan('H1', from('A', 300_000))),
        store.execute(plan('H2', from('A', 300_000))),
        store.execute(plan('H3', from('A', 300_000))),
      ]);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused).toHaveLength(2);
      for (const { reason } of refused) {
        expect(reason).toBeInstanceOf(ConflictError);
        expect((reason as Error).message).toBe('lot A has 200 kg free; 300 kg were asked for');
      }
      const lot = await store.lot('A');
      expect(lot.free_g).toBe(200_000);
      expect(Object.values(lot.reserved_g)).toEqual([300_000]);
    });

    test('H9: of two ways in, each with a plan for the last grams, one wins', async ({ skip }) => {
      skip(!ledger.shared, 'the embedded ledger lets one process in');
      await plant();
      const other = await reopen(skip);
      const outcomes = await Promise.allSettled(
        [store, other, store, other].map((way, i) => way.execute(plan(`H${i}`, from('A', 260_000)))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await other.verify()).ok).toBe(true);
      await other.close();
    });

    test('H1: uncleared metal is refused by the store as by the rules', async () => {
      await store.execute(receive(lotOf('A', 5)));
      expect(await caught(store.execute(plan('H1', from('A', 1))))).toBeInstanceOf(ForbiddenError);
    });

    test('Q1: lots are found by status, class, grade, owner and free grams', async () => {
      await plant();
      await store.execute(
        receive(
          lotOf('C', 1, { lotClass: 'virgin', declaredGrade: 'Ni' }),
          lotOf('D', 1, { owner: 'Turbines SA' }),
        ),
      );
      await store.execute(plan('H1', from('A', 500_000)));
      const ids = async (filter: Parameters<Store['lots']>[0]) =>
        (await store.lots(filter)).map(({ id }) => id);
      expect(await ids({})).toEqual(['A', 'B', 'C', 'D']);
      expect(await ids({ status: 'cleared' })).toEqual(['A', 'B']);
      expect(await ids({ status: 'cleared', free: true })).toEqual(['B']);
      expect(await ids({ lotClass: 'virgin' })).toEqual(['C']);
      expect(await ids({ declaredGrade: 'Ni' })).toEqual(['C']);
      expect(await ids({ owner: 'Turbines SA' })).toEqual(['D']);
      expect(await ids({ owner: null, free: true })).toEqual(['B', 'C']);
    });

    test('Q1: lots come in pages, in the order they were booked, whatever is booked meanwhile', async () => {
      await store.execute(receive(...['E', 'B', 'D', 'A', 'C'].map((id) => lotOf(id, 5))));
      const first = await store.lots({ limit: 2 });
      await store.execute(receive(lotOf('0', 5)));
      await store.execute({ type: 'holdLot', lot: 'D', reason: 'r' });
      const second = await store.lots({ limit: 3, after: first.at(-1)!.node });
      const third = await store.lots({ limit: 3, after: second.at(-1)!.node });
      expect([first, second, third].map((page) => page.map(({ id }) => id))).toEqual([
        ['E', 'B'],
        ['D', 'A', 'C'],
        ['0'],
      ]);
      expect(await store.lots({ after: third.at(-1)!.node })).toEqual([]);
      expect((await store.lots({ ids: ['C', 'E', 'none'], supplier: 'nobody' })).length).toBe(0);
      expect((await store.lots({ ids: ['C', 'E', 'none'] })).map(({ id }) => id)).toEqual(['E', 'C']);
      expect(await store.lots({ ids: [] })).toEqual([]);
    });

    test('Q1: heats are found by status, grade, owner and furnace, and one that changes is never missed', async () => {
      await plant();
      await store.execute(plan('H1', from('A', 100_000)));
      await store.execute(plan('H2'));
      await store.execute({ ...plan('H3'), target: { grade: 'other' }, owner: 'Turbines SA' } as Command);
      await store.execute(charge('H1', from('A', 100_000)));
      await store.execute({ type: 'logHeat', heat: 'H1', furnace: 'VIM-500', log: '{}' });
      const ids = async (filter: Parameters<Store['heats']>[0]) =>
        (await store.heats(filter)).map(({ id }) => id);
      expect(await ids({})).toEqual(['H2', 'H3', 'H1']);
      expect(await ids({ status: 'planned' })).toEqual(['H2', 'H3']);
      expect(await ids({ grade: 'haynes-230' })).toEqual(['H2', 'H1']);
      expect(await ids({ owner: 'Turbines SA' })).toEqual(['H3']);
      expect(await ids({ owner: null, status: 'charged' })).toEqual(['H1']);
      expect(await ids({ furnace: 'VIM-500' })).toEqual(['H1']);
      expect(await ids({ furnace: 'VIM-501' })).toEqual([]);
      const [first] = await store.heats({ limit: 1 });
      await store.execute({ type: 'cancelHeat', heat: 'H2', reason: 'r' });
      expect(await ids({ after: first!.lastSeq })).toEqual(['H3', 'H1', 'H2']);
    });

    test('Q1: objects are found by heat, status and free grams', async () => {
      await wholeWay();
      const ids = async (filter: Parameters<Store['objects']>[0]) =>
        (await store.objects(filter)).map(({ id }) => id);
      expect(await ids({ heat: 'H1' })).toEqual(['I', 'I.1', 'I.2']);
      expect(await ids({ heat: 'H2' })).toEqual([]);
      expect(await ids({ status: 'cut' })).toEqual(['I']);
      expect(await ids({ free: true, limit: 1 })).toEqual(['I.1']);
      expect(await ids({ after: (await store.object('I.1')).node })).toEqual(['I.2']);
    });

    test('Q1: anything the ledger knows is answered by its whole name, and listed by its type', async () => {
      await wholeWay();
      expect(await store.subject('heat:H1')).toEqual(await store.heat('H1'));
      expect((await store.subject('lot:A')).status).toBe('cleared');
      expect(await caught(store.subject('lot:Z'))).toBeInstanceOf(NotFoundError);
      const [first] = await store.subjects('object', { limit: 1, status: 'held' });
      expect(first!.state.id).toBe('I.1');
    });

    test.each<[string, (asked: Store) => Promise<unknown>, RegExp]>([
      [
        'a status no lot has',
        (asked) => asked.lots({ status: 'melted' as never }),
        /"melted" is not a status of a lot/,
      ],
      ['a part of a lot', (asked) => asked.lots({ limit: 0.5 }), /limit/],
      ['no lots at all', (asked) => asked.lots({ limit: 0 }), /limit/],
      ['a place before the first', (asked) => asked.heats({ after: -1 }), /after/],
      ['a field of another list', (asked) => asked.heats({ free: true } as never), /filtered by "free"/],
      ['an id that is none', (asked) => asked.objects({ ids: [7] as never }), /ids/],
      ['a grade that no database can hold', (asked) => asked.heats({ grade: 'a\u0000' }), /grade/],
      ['no supplier', (asked) => asked.lots({ supplier: null as never }), /supplier/],
    ])('Q1: %s is refused', async (_what, ask, words) => {
      const error = await caught(ask(store));
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).toMatch(words);
    });

    test('Q2: a lot is answered with its balance, analyses as printed, and history in order', async () => {
      await plant();
      await store.execute(plan('H1', from('A', 300_000)));
      await store.execute(charge('H1', from('A', 200_000)));
      expect(await store.lot('A')).toMatchObject({
        status: 'cleared',
        mass_g: 500_000,
        reserved_g: { H1: 100_000 },
        drawn_g: { H1: 200_000 },
        free_g: 200_000,
        analyses: [
          {
            analysis: 'A1',
            results: [
              { element: 'Cr', text: '22.00', unit: 'wt%' },
              { element: 'La', text: '0.02', unit: 'wt%' },
              { element: 'Bi', text: '<0.1', unit: 'ppm' },
            ],
          },
        ],
      });
      const history = await store.history('lot:A');
      expect(history.map(({ record }) => record.kind)).toEqual([
        'lot.received',
        'lot.gate-checked',
        'lot.analysed',
        'lot.identified',
        'lot.cleared',
        'lot.reserved',
        'lot.drawn',
      ]);
    });

    test('Q3: records are answered in pages', async () => {
      await plant();
      const all = await store.records();
      const paged: StoredRecord[] = [];
      for (let seq = 0; seq < all.length; seq += 3) paged.push(...(await store.records(seq, 3)));
      expect(paged).toEqual(all);
      expect(await store.records(1000)).toEqual([]);
      expect(await caught(store.records(-1))).toBeInstanceOf(InputError);
    });

    test('G2: upstream shares add to 1 over what came in at the gate, and follow the masses', async () => {
      await wholeWay();
      const trace = await store.trace('object:I.1', 'up');
      const share = Object.fromEntries(trace.rows.map((row) => [row.subject, row.share]));
      expect(share['lot:A']).toBeCloseTo(0.75, 12);
      expect(share['lot:B']).toBeCloseTo(0.25, 12);
      expect(share['heat:H1']).toBe(1);
      const ends = trace.rows.filter(({ end }) => end);
      expect(ends.map(({ subject }) => subject)).toEqual(['lot:A', 'lot:B']);
      expect(ends.reduce((sum, row) => sum + row.mass_g, 0)).toBeCloseTo(190_000, 6);
    });

    test('G3: downstream every object and revert that holds metal of a lot is found, diluted', async () => {
      await wholeWay();
      await store.execute(showGood('K'));
      await store.execute(plan('H2'));
      await store.execute(charge('H2', from('K', 10_000), from('B', 30_000)));
      const trace = await store.trace('lot:A', 'down');
      const share = Object.fromEntries(trace.rows.map((row) => [row.subject, row.share]));
      expect(Object.keys(share).sort()).toEqual([
        'heat:H1',
        'heat:H2',
        'lot:K',
        'object:I',
        'object:I.1',
        'object:I.2',
      ]);
      expect(share['object:I.2']).toBeCloseTo(0.75, 12);
      expect(share['heat:H2']).toBeCloseTo(0.75 * 0.25, 12);
      expect(trace.edges.map(({ from: source, to }) => `${source} > ${to}`)).toEqual([
        'lot:A > heat:H1',
        'heat:H1 > object:I',
        'heat:H1 > lot:K',
        'object:I > object:I.1',
        'object:I > object:I.2',
        'lot:K > heat:H2',
      ]);
      const heat = trace.rows.find(({ subject }) => subject === 'heat:H2')!;
      expect(heat.mass_g).toBeCloseTo(7_500, 6);
    });

    test('G1: a trace of what is not there is refused; of a heat without metal it is empty', async () => {
      await store.execute(plan('H1'));
      expect(await store.trace('heat:H1', 'up')).toMatchObject({ rows: [], edges: [] });
      expect(await caught(store.trace('lot:Z', 'up'))).toBeInstanceOf(NotFoundError);
    });

    test('E5: a correction points at the earlier record, which stays', async () => {
      await plant();
      const before = (await store.records(0, 1))[0]!;
      const { records } = await store.execute({
        type: 'correct',
        seq: 0,
        how: 'incorrect-data',
        reason: 'scale',
        values: { mass_g: 400_000 },
      });
      expect(records[0]!.record.body).toMatchObject({ corrects: before.leaf, correctsSeq: '0' });
      expect((await store.records(0, 1))[0]).toEqual(before);
      expect((await store.lot('A')).mass_g).toBe(400_000);
      expect(
        await caught(store.execute({ type: 'correct', seq: 999, how: 'incorrect-data', reason: 'r' })),
      ).toBeInstanceOf(NotFoundError);
    });

    test('S5: everything is there after closing and opening again, and keys still hold', async ({ skip }) => {
      const command = receive(lotOf('A', 5));
      await store.execute(command, { idempotencyKey: 'k' });
      await store.execute(showGood('A'));
      const before = { head: await store.head(), lot: await store.lot('A') };
      await store.close();
      const again = await reopen(skip);
      expect({ head: await again.head(), lot: await again.lot('A') }).toEqual(before);
      expect((await again.execute(command, { idempotencyKey: 'k' })).repeated).toBe(true);
      expect((await again.verify()).ok).toBe(true);
      await again.close();
    });

    test('S5: a closed store says so', async ({ skip }) => {
      await store.close();
      await store.close();
      expect(String(await caught(store.head()))).toMatch(/closed/);
      await (await reopen(skip)).close();
    });

    test('S13: a ledger made by a newer version is not opened', async ({ skip }) => {
      await tables(skip).tamper("insert into ledger_migration (name, timestamp) values ('999-later', 'x')");
      const error = await caught(store.close().then(() => reopen(skip)));
      expect(error).toBeInstanceOf(UnavailableError);
      expect(String(error)).toMatch(/made by another version/);
    });

    test('S13: balances of a newer version are neither written to nor made anew by this one', async ({
      skip,
    }) => {
      await store.execute(receive(lotOf('A', 5)));
      await tables(skip).tamper('update ledger_head set projection = 1000');
      const writing = await caught(store.execute(receive(lotOf('B', 5))));
      expect(writing).toBeInstanceOf(UnavailableError);
      expect(String(writing)).toMatch(
        /the balances of this ledger were made by a newer Remelt \(version 1000\)/,
      );
      const opening = await caught(store.close().then(() => reopen(skip)));
      expect(String(opening)).toMatch(/made by a newer Remelt/);
    });

    test('S14: balances made by other rules are made anew when the ledger is opened', async ({ skip }) => {
      await wholeWay();
      const honest = await store.lot('B');
      await tables(skip).tamper(
        `update ledger_head set projection = 0;
         update ledger_subject set state = state - 'generation' where id = 'lot:B'`,
      );
      await store.close();
      const again = await reopen(skip);
      expect(await again.lot('B')).toEqual(honest);
      expect((await again.verify()).ok).toBe(true);
      await again.close();
    });

    test('S6: rebuilding from the record bytes gives the same balances, and says so', async () => {
      await wholeWay();
      const before = [await store.lots(), await store.heats(), await store.objects()];
      const records = (await store.head()).size;
      expect(await store.rebuild()).toEqual({ records, equal: true, differences: [] });
      expect([await store.lots(), await store.heats(), await store.objects()]).toEqual(before);
      await store.execute(plan('H9', from('B', 1)));
      expect((await store.verify()).ok).toBe(true);
    });

    test('S6: a balance that somebody edited is told, and put right by a rebuild', async ({ skip }) => {
      await wholeWay();
      const honest = await store.lot('B');
      await tables(skip).tamper(
        `update ledger_subject set state = jsonb_set(state, '{mass_g}', '900000'), mass_g = 900000, free_g = 800000
         where id = 'lot:B'`,
      );
      await tables(skip).tamper('delete from ledger_edge where src = 0');
      expect((await store.lot('B')).mass_g).toBe(900_000);
      const verification = await store.verify();
      expect(verification.ok).toBe(false);
      expect(what(verification.problems)).toEqual(['projection']);
      expect(verification.problems.map(({ words }) => words).join('\n')).toMatch(/lot:B[\s\S]*edge 0 ->/);
      const rebuild = await store.rebuild();
      expect(rebuild.equal).toBe(false);
      expect(await store.lot('B')).toEqual(honest);
      expect((await store.rebuild()).equal).toBe(true);
      expect((await store.verify()).ok).toBe(true);
    });

    test('S8: an edited hash of the tree is told, gives no proof, and is put right by a rebuild', async ({
      skip,
    }) => {
      await wholeWay();
      const honest = await store.prove(0);
      await tables(skip).tamper('update ledger_tree set hash = sha256(hash) where level = 1');
      expect(await caught(store.prove(0))).toBeInstanceOf(BalanceError);
      const verification = await store.verify();
      expect(what(verification.problems)).toEqual(['tree']);
      expect((await store.rebuild()).equal).toBe(false);
      expect(await store.prove(0)).toEqual(honest);
      expect((await store.verify()).ok).toBe(true);
    });

    test.for([
      'update ledger_record set kind = kind',
      'delete from ledger_record',
      'truncate ledger_record cascade',
      'delete from ledger_command',
    ])('S7: "%s" is refused', async (statement, { skip }) => {
      await store.execute(receive(lotOf('A', 5)), { idempotencyKey: 'k' });
      expect(await tables(skip).attempt(statement)).toMatch(/append-only/);
      expect(await tables(skip).attempt(`set session_replication_role = replica; ${statement}`)).toMatch(
        /append-only/,
      );
      expect((await store.records()).length).toBe(1);
    });

    const NEVER_SAME = ['head', 'root'];
    test.for<[string, string, string[]]>([
      [
        'the last record lost',
        'delete from ledger_record where seq = (select max(seq) from ledger_record)',
        NEVER_SAME,
      ],
      [
        'a record in the middle lost',
        'delete from ledger_record where seq = 4',
        [...NEVER_SAME, 'gap', 'previous'],
      ],
      ['the first record lost', 'delete from ledger_record where seq = 0', [...NEVER_SAME, 'gap']],
      [
        'a record rewritten, its hash too',
        `update ledger_record set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'turnings', 'castings'), 'UTF8'),
         leaf = sha256('\\x00'::bytea || convert_to(replace(convert_from(bytes, 'UTF8'), 'turnings', 'castings'), 'UTF8'))
         where seq = 0`,
        ['root', 'previous'],
      ],
      [
        'a record rewritten',
        `update ledger_record set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'turnings', 'castings'), 'UTF8')
         where seq = 0`,
        ['leaf', 'root', 'previous'],
      ],
      [
        'two records exchanged',
        'update ledger_record set seq = case seq when 2 then 900 else seq end',
        ['gap', 'schema'],
      ],
      [
        'a disclosure edited',
        "update ledger_disclosure set text = 'WyJhIiwiYiIsImMiXQ' where seq = 0 and place = 0",
        ['disclosure'],
      ],
      ['a disclosure lost', 'delete from ledger_disclosure where seq = 0 and place = 1', ['disclosure']],
      ['the head set back', 'update ledger_head set size = size - 1', ['head']],
    ])('S8: %s is caught', async ([_name, statement, expected], { skip }) => {
      await plant();
      expect((await store.verify()).ok).toBe(true);
      await tables(skip).tamper(statement);
      const verification = await store.verify();
      expect(verification.ok).toBe(false);
      expect(what(verification.problems)).toEqual(expect.arrayContaining(expected));
    });

    test('S19: a noted head shows a history that was rolled back or rewritten', async () => {
      await plant();
      const noted = await store.head();
      await store.execute(receive(lotOf('Z', 5)));
      expect((await store.verify(noted)).ok).toBe(true);
      expect((await store.verify({ ...noted, root: noted.root.slice(0, 16) })).ok).toBe(true);
      const other = await store.verify({ size: noted.size, root: 'ab'.repeat(32) });
      expect(other.problems).toEqual([
        { seq: null, what: 'anchor', words: expect.stringMatching(/history was rewritten/) },
      ]);
      const longer = await store.verify({ size: noted.size + 2, root: noted.root });
      expect(longer.problems).toEqual([
        { seq: null, what: 'anchor', words: expect.stringMatching(/was rolled back: it holds \d+ records/) },
      ]);
      expect((await store.verify({ size: 0, root: noted.root })).ok).toBe(false);
    });

    test('S19: after a head that is trusted only later records are checked, and a fault there is told as by the whole', async ({
      skip,
    }) => {
      const { tamper } = tables(skip);
      await plant();
      const before = { ...(await store.head()), later: true as const };
      await store.execute(receive(lotOf('Y', 5), lotOf('Z', 5)));
      await store.execute(showGood('Z'));
      const { size } = await store.head();
      expect(await store.verify(before)).toMatchObject({
        ...{ ok: true, from: before.size, records: size - before.size, problems: [] },
      });
      // the same bytes in ranges that begin at any record
      for (let from = 0; from <= size; from++)
        expect(await store.verify({ ...(await store.checkpoint(from)), later: true })).toMatchObject({
          ...{ ok: true, from, records: size - from, problems: [] },
        });
      const rewritten = await store.verify({ ...before, root: 'ab'.repeat(32) });
      expect(what(rewritten.problems)).toEqual(['anchor']);
      expect(what((await store.verify({ ...before, size: size + 1 })).problems)).toEqual(['anchor']);
      await tamper(
        `update ledger_record set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"at":"2026', '"at":"2025'), 'UTF8')
         where seq = ${size - 2}`,
      );
      const found = await store.verify(before);
      const whole = await store.verify();
      expect(what(found.problems)).toEqual(expect.arrayContaining(['leaf', 'time', 'root']));
      // the segment file and the balances are left to the whole
      const told = whole.problems.filter(({ what }) => what !== 'segment' && what !== 'projection');
      expect(found.problems).toEqual(expect.arrayContaining(told));
      await expect(store.execute(receive(lotOf('X', 5)))).rejects.toThrow(/is not whole/);
    });

    test('S9: names of all scripts travel whole; what no database can hold is refused as input', async () => {
      const id = 'Späne-7_鎳';
      await store.execute(receive(lotOf(id, 5, { note: 'zwei\nZeilen', supplier: "O'Brien; drop table" })));
      expect(await store.lot(id)).toMatchObject({ note: 'zwei\nZeilen', supplier: "O'Brien; drop table" });
      expect(await caught(store.execute(receive(lotOf('B', 5, { note: 'a\u0000b' }))))).toBeInstanceOf(
        InputError,
      );
      expect(await caught(store.execute(receive(lotOf('B', 5, { note: '\ud800' }))))).toBeInstanceOf(
        InputError,
      );
    });

    test.each(['A\u0000B', 'A\ud800B'])(
      'S18: %j names nothing in whatever is asked, and the ledger goes on',
      async (name) => {
        await plant();
        expect(await store.history(`heat:${name}`)).toEqual([]);
        for (const asked of [
          () => store.lot(name),
          () => store.heat(name),
          () => store.object(name),
          () => store.subject(`lot:${name}`),
          () => store.trace(`heat:${name}`, 'up'),
          () => store.execute({ type: 'holdLot', lot: name, reason: 'trial' }),
        ])
          expect(await caught(asked())).toBeInstanceOf(NotFoundError);
        for (const refused of [
          () => store.lots({ owner: name }),
          () => store.lots({ status: name as never }),
          () => store.lots({ ids: [name] }),
          () => store.execute(receive(lotOf(name, 5))),
          () => store.execute(receive(lotOf('C', 5)), { idempotencyKey: name }),
          () => store.execute(receive(lotOf('C', 5)), { idempotencyKey: 'k'.repeat(201) }),
        ])
          expect(await caught(refused())).toBeInstanceOf(InputError);
        expect(await store.execute(receive(lotOf('C', 5)))).toMatchObject({ repeated: false });
        expect((await store.verify()).ok).toBe(true);
      },
    );

    test('S10: a large import is one command, all of it', async () => {
      const lots = Array.from({ length: 2500 }, (_, i) => lotOf(`L${i}`, i + 1));
      const { records } = await store.execute(receive(...lots), { idempotencyKey: 'big' });
      expect(records).toHaveLength(2500);
      expect((await store.lots()).at(-1)).toMatchObject({ id: 'L2499', mass_g: 2500 });
      const tooMany = Array.from({ length: 100_001 }, (_, i) => lotOf(`M${i}`, 1));
      const error = await caught(store.execute(receive(...tooMany)));
      expect((error as InputError).details[0]).toMatchObject({ value: 100_001 });
    });
  });
}
