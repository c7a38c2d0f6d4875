import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError, UnavailableError } from '../../../foundation/errors.ts';
import { hashOf, hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { Problem, Store } from '../store.ts';
import { charge, from, lotOf, plan, receive, showGood } from './example-commands.ts';
import type { LedgerUnderTest, StoreUnderTest, Tables } from './store-under-test.ts';

const START = Date.parse('2026-03-01T08:00:00.000Z');

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('nothing was thrown'),
    (error: unknown) => error,
  );

const what = (problems: readonly Problem[]): string[] => [...new Set(problems.map((one) => one.what))];

/** What holds in every store with tables when somebody edits them behind the program. */
export function trustContract(name: string, under: StoreUnderTest): void {
  describe(`${name} trusts no table that its records do not bear out`, () => {
    let ledger: LedgerUnderTest;
    let store: Store;
    let sql: Tables;
    beforeEach(async () => {
      let time = START;
      ledger = await under.fresh(() => {
        time += 1000;
        return new Date(time);
      });
      store = ledger.store;
      sql = ledger.sql!;
    });
    afterEach(() => ledger.dispose());

    /** Two cleared lots of 500 kg. */
    async function plant(): Promise<void> {
      await store.execute(receive(lotOf('A', 500_000), lotOf('B', 500_000)));
      await store.execute(showGood('A'));
      await store.execute(showGood('B'));
    }

    test('S8: a record whose subject, kind or body was changed is told with its place, and rebuilt over', async () => {
      await plant();
      await store.execute(plan('H1', from('A', 100_000)));
      await store.execute(charge('H1', from('A', 100_000)));
      const { tamper, read } = sql;
      const rows = (await read('select seq, bytes from ledger_record order by seq')) as {
        readonly seq: number;
        readonly bytes: Uint8Array;
      }[];
      const put = (seq: number, text: string) => {
        const hex = Buffer.from(text).toString('hex');
        // the hash beside it too: as by somebody who knows how it is made
        return tamper(
          `update ledger_record set bytes = '\\x${hex}', leaf = sha256('\\x00${hex}') where seq = ${seq}`,
        );
      };
      for (const { seq, bytes } of rows) {
        const text = Buffer.from(bytes).toString();
        const changes = [
          text.replace(/"subject":"[a-z]+:[^"]*"/, '"subject":"lot:NONE"'),
          text.replace(/"subject":"[a-z]+:[^"]*"/, '"subject":"heat:NONE"'),
          text.replace(/"kind":"[^"]*"/, '"kind":"heat.melted"'),
          text.replace(/"body":\{/, '"body":{"none":"1",'),
        ];
        for (const changed of changes.filter((one) => one !== text)) {
          await put(seq, changed);
          const { ok, problems } = await store.verify();
          expect(ok, changed).toBe(false);
          expect(
            problems.map((one) => one.seq),
            changed,
          ).toContain(seq);
        }
        if (seq % 4 === 0) {
          await put(seq, changes[0]!);
          expect((await store.rebuild()).equal, text).toBe(false);
        }
        await put(seq, text);
      }
      await store.rebuild();
      expect((await store.verify()).problems).toEqual([]);
    });

    test('S3: the same request answers its first result, whatever command follows from it now; another is refused', async () => {
      const [asked, other] = [hashOfText('wash lot A'), hashOfText('wash lot B')];
      expect(await store.recordedUnder('r-1')).toBeNull();
      const first = await store.execute(receive(lotOf('A', 5)), { idempotencyKey: 'r-1', asked });
      expect(await store.recordedUnder('r-1')).toEqual({ firstSeq: 0, records: 1, asked });
      const again = await store.execute(receive(lotOf('B', 7)), { idempotencyKey: 'r-1', asked });
      expect([again.repeated, again.records]).toEqual([true, first.records]);
      const error = await caught(
        store.execute(receive(lotOf('A', 5)), { idempotencyKey: 'r-1', asked: other }),
      );
      expect(error).toBeInstanceOf(ConflictError);
      expect((await store.verify()).ok).toBe(true);
    });

    test('Q3: a copy of the ledger gets every record with what opens it and its key, no command divided', async () => {
      await plant();
      const lots = [lotOf('C', 5), lotOf('D', 6)];
      await store.execute(receive(...lots), { idempotencyKey: 'twice' });
      await store.execute(showGood('C'));
      const all = await store.records();
      const copied = [];
      for (let seq = 0; seq < all.length; ) {
        const frames = await store.frames(seq, 2);
        copied.push(...frames);
        seq += frames.reduce((sum, { records }) => sum + records.length, 0);
      }
      expect(copied.flatMap(({ records }) => records)).toEqual(
        all.map(({ text, disclosures }) => ({ text, disclosures })),
      );
      const keyed = copied.filter(({ key }) => key !== null);
      expect(keyed.map(({ key, records }) => [key, records.length])).toEqual([['twice', 2]]);
      expect(
        copied.reduce((next, { firstSeq, records }) => (firstSeq === next ? next + records.length : -1), 0),
      ).toBe(all.length);
      expect(await store.frames(all.length)).toEqual([]);
    });

    test('S21: a mass raised through SQL draws nothing; a rebuild puts it right, and bookings go on', async () => {
      await plant();
      await store.execute(plan('H1', from('A', 1)));
      await sql.tamper(
        `update ledger_subject set state = jsonb_set(state, '{mass_g}', '2000000'), mass_g = 2000000,
           free_g = free_g + 1500000 where id = 'lot:A'`,
      );
      const error = await caught(store.execute(charge('H1', from('A', 1_900_000))));
      expect(error).toBeInstanceOf(UnavailableError);
      expect(String(error)).toMatch(/lot A is not what its records say: nothing was booked/);
      expect((await store.verify()).ok).toBe(false);
      const broken = await caught(store.execute(receive(lotOf('Z', 5))));
      expect(broken).toBeInstanceOf(UnavailableError);
      expect(String(broken)).toMatch(/the ledger is not whole: the stored state of lot:A/);
      expect((await store.rebuild()).equal).toBe(false);
      expect((await store.lot('A')).mass_g).toBe(500_000);
      await store.execute(charge('H1', from('A', 100_000)));
      expect((await store.verify()).ok).toBe(true);
    });

    test.for([
      `update ledger_subject set state = jsonb_set(state, '{status}', '"cleared"'), status = 'cleared' where id = 'lot:N'`,
      `update ledger_subject set state = jsonb_set(state, '{owner}', '"somebody"') where id = 'lot:N'`,
      `delete from ledger_subject where id = 'lot:N'`,
      `update ledger_subject set last_seq = 0 where id = 'lot:N'`,
    ])('S21: nothing is decided after "%s"', async (statement) => {
      await plant();
      await store.execute(receive(lotOf('N', 5_000)));
      await sql.tamper(statement);
      const booking = { type: 'gateCheck', lot: 'N', checks: [{ check: 'oil', verdict: 'PASS' }] } as const;
      const { size } = await store.head();
      for (const command of [booking, receive(lotOf('N', 1))])
        expect(await caught(store.execute(command))).toBeInstanceOf(UnavailableError);
      expect((await store.head()).size).toBe(size);
    });

    test('S21: records that take more than there is are told, and rebuilt all the same', async () => {
      await plant();
      await store.execute(plan('H1', from('A', 1)));
      await store.execute(charge('H1', from('A', 400_000)));
      // The records of another program: what was received was less.
      const correction = {
        type: 'correct',
        seq: 0,
        how: 'incorrect-data',
        reason: 'scale',
        by: 'p-qual',
      } as const;
      await store.execute({ ...correction, values: { mass_g: 450_000 } });
      await sql.tamper(
        `update ledger_subject set mass_g = 300000, free_g = -100000, state = jsonb_set(state, '{mass_g}', '300000')
         where id = 'lot:A'`,
      );
      expect((await store.rebuild()).equal).toBe(false);
      expect((await store.lot('A')).mass_g).toBe(450_000);
    });

    test('S3: a key that somebody forged repeats nothing, is told by verify, and goes with a rebuild', async () => {
      await store.execute(receive(lotOf('A', 5)), { idempotencyKey: 'first' });
      const forged = receive(lotOf('B', 5));
      await sql.tamper(
        `insert into ledger_command (key, command_hash, first_seq, records) values ('second', '${hashOf(forged)}', 0, 1)`,
      );
      const error = await caught(store.execute(forged, { idempotencyKey: 'second' }));
      expect(error).toBeInstanceOf(UnavailableError);
      expect(String(error)).toMatch(/the key second is not that of record 0/);
      expect(what((await store.verify()).problems)).toEqual(['key']);
      expect((await store.rebuild()).equal).toBe(false);
      expect((await store.execute(forged, { idempotencyKey: 'second' })).repeated).toBe(false);
      expect((await store.verify()).ok).toBe(true);
    });

    test('S3: keys that were changed or removed are told, and come back from the records', async () => {
      const command = receive(lotOf('A', 5));
      await store.execute(command, { idempotencyKey: 'first' });
      await sql.tamper('delete from ledger_command');
      expect(what((await store.verify()).problems)).toEqual(['key']);
      expect((await store.rebuild()).equal).toBe(false);
      expect((await store.execute(command, { idempotencyKey: 'first' })).repeated).toBe(true);
      await sql.tamper(`update ledger_command set key = 'other'`);
      expect((await store.verify()).ok).toBe(false);
      await store.rebuild();
      expect((await store.verify()).ok).toBe(true);
      expect(await sql.attempt('delete from ledger_command')).toMatch(/append-only/);
    });

    test('S9: what COPY would read as the end of a value or as no value is text like any other', async () => {
      const [none, end] = ['\\N', 'a\\tb\\\\.\\.'];
      const lots = [
        lotOf('A', 5, { note: 'a\n\\.\nc\\N', declaredGrade: none }),
        lotOf('B', 5, { declaredGrade: end }),
      ];
      await store.execute(receive(...lots), { idempotencyKey: none });
      expect((await store.execute(receive(...lots), { idempotencyKey: none })).repeated).toBe(true);
      expect(await store.lots({ declaredGrade: none })).toMatchObject([{ id: 'A', note: lots[0]!.note }]);
      expect(await store.lots({ declaredGrade: end })).toMatchObject([{ id: 'B' }]);
      expect((await store.verify()).problems).toEqual([]);
    });

    test('S10: a command whose records go to the database in pieces is whole, also for a subject of two pieces', async () => {
      const lots = Array.from({ length: 410 }, (_, i) => lotOf(`L${i}`, 5));
      const { type, reason } = { type: 'holdLot', reason: 'wet' } as const;
      const held = ['L0', 'L409'].map((lot) => ({ type, lot, reason, by: 'p-qual' }));
      const commands = [{ type: 'receiveLots', lots } as const, ...held];
      const { records, head } = await store.execute({ type: 'batch', commands });
      expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: 412 }, (_, i) => i));
      expect(head).toEqual(await store.head());
      expect((await store.lot('L0')).holdReason).toBe('wet');
      expect((await store.verify()).problems).toEqual([]);
    });
  });
}
