import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { lotOf, receive } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type FaultyFiles, faultyFiles } from '../../src/evidence/ledger/testing/faulty-files.ts';
import { tickingLog } from '../../src/evidence/ledger/testing/ticking-log.ts';
import { readDisclosure } from '../../src/evidence/proof/disclosure.ts';
import { erasableFields } from '../../src/evidence/records/erasable.ts';
import { KINDS } from '../../src/evidence/records/kinds.ts';
import { UnavailableError } from '../../src/foundation/errors.ts';
import { MISTAKES, STORY } from '../ledgers/story.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const SUPPLIER = 'Scrap of Somebody BV';
const REASON = 'the drum that Ms Example left open';
let base: string;
let made = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'remelt-erasing-'));
});
afterAll(() => rm(base, { recursive: true }));

const open = (folder: string, files?: FaultyFiles): Promise<Store> =>
  openStore({
    dataFolder: folder,
    demonstration: true,
    cache: inject('cache'),
    clock: () => new Date(),
    ...(files ? { files } : {}),
  });

interface Begun {
  readonly folder: string;
  readonly files: FaultyFiles;
  readonly store: Store;
  /** Number of the receipt of lot A. */
  readonly seq: number;
}

/** A ledger with a lot of that supplier, which a person holds. */
async function begun(): Promise<Begun> {
  made += 1;
  const folder = join(base, `ledger-${made}`);
  await copyEmptyLedger(folder);
  const files = faultyFiles();
  const store = await open(folder, files);
  await store.execute(receive(lotOf('A', 5_000, { supplier: SUPPLIER })));
  await store.execute({ type: 'holdLot', lot: 'A', reason: REASON, by: 'p-goods' });
  const seq = (await store.history('lot:A'))[0]!.seq;
  return { folder, files, store, seq };
}

/** What the segment file says: disclosures opened. */
async function told(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'ledger.segment'), 'utf8');
  return text.replace(/"([A-Za-z0-9_-]{40,})"/g, (_, one: string) =>
    Buffer.from(one, 'base64url').toString(),
  );
}

/** Files of the folder that hold a text, or its disclosure, as it is. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text))
      found.push(entry.name);
  return found;
}

const erase = (seq: number) =>
  ({ type: 'eraseField', seq, field: 'supplier', reason: 'asked', by: 'p-qual' }) as const;

async function isSettled(folder: string, lot: string): Promise<void> {
  const store = await open(folder);
  expect((await store.lot('A')).supplier).toMatch(/^\[erased/);
  expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
  await store.execute(receive(lotOf(lot, 5)));
  await store.close();
  expect(await told(folder)).not.toContain(SUPPLIER);
  expect(await told(folder)).toContain(REASON);
  expect(await filesWith(folder, SUPPLIER)).toEqual([]);
}

test('V7: every field that may be erased of a week of records goes, and what is made of the rest is the same again', () => {
  const ledger = tickingLog();
  for (const command of STORY) ledger.execute(command);
  for (const command of MISTAKES)
    ledger.execute(
      command((kind, of) => ledger.entries.findLast((one) => one.kind === kind && one.subject === of)!.seq),
    );
  const kinds = new Set<string>();
  for (const [seq, { kind, subject }] of [...ledger.entries.entries()]) {
    if (subject.startsWith('person:')) continue;
    const there = ledger.sealed[seq]!.disclosures.filter((text) => !text.startsWith('erased.'));
    for (const { name } of there.map(readDisclosure)) {
      if (!erasableFields(kind).includes(name)) continue;
      ledger.execute({ type: 'eraseField', seq, field: name, reason: 'asked' });
      kinds.add(kind);
    }
  }
  expect(kinds.size).toBeGreaterThan(15);
  expect(ledger.verify()).toMatchObject({ ok: true, problems: [] });
});

test('V7: what may be erased is confidential words, no list, no mass, no result', () => {
  for (const [kind, { schema, hidden, lists }] of Object.entries(KINDS))
    for (const field of erasableFields(kind)) {
      expect([kind, field, hidden.includes(field), field in lists]).toEqual([kind, field, true, false]);
      const shape = (schema.shape as Record<string, { safeParse: (value: unknown) => { success: boolean } }>)[
        field
      ]!;
      expect([kind, field, shape.safeParse('[erased 2026-11-28 by record 4711]').success]).toEqual([
        kind,
        field,
        true,
      ]);
    }
  for (const field of ['massKg', 'kg', 'owner', 'alloy', 'by', 'results', 'inputs', 'certificate'])
    for (const kind of ['heat.melted', 'lot.drawn', 'lot.analysed', 'cert.issued', 'salt.erased'])
      expect(erasableFields(kind)).not.toContain(field);
});

/** The database of a ledger as it is now, to be put back later. */
async function kept(folder: string): Promise<() => Promise<void>> {
  await cp(join(folder, 'pgdata'), `${folder}-earlier`, { recursive: true });
  return async () => {
    await rm(join(folder, 'pgdata'), { recursive: true });
    await rename(`${folder}-earlier`, join(folder, 'pgdata'));
  };
}

test('V7: a disk that fails while the segment file is written anew loses nothing, and the next opening finishes it; so does one after a power failure', async () => {
  const { folder, files, store, seq } = await begun();
  const putBack = await kept(folder);
  files.plant('rename', 'EIO');
  const error = await store.execute(erase(seq)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnavailableError);
  expect((await store.lot('A')).supplier).toMatch(/^\[erased/);
  await store.close();
  expect(await told(folder)).toContain(SUPPLIER);
  await isSettled(folder, 'B');
  // PGlite does not sync: the database may be older than a file that was written anew
  await putBack();
  await isSettled(folder, 'C');
});

test('V7: killed after the record is on disk and before the database knows of it', async () => {
  const { folder, files, store, seq } = await begun();
  const putBack = await kept(folder);
  files.plant('rename', 'EIO');
  await store.execute(erase(seq)).catch(() => undefined);
  await store.close();
  await putBack();
  await isSettled(folder, 'B');
});
