import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { Source } from '../metal/plant/source.ts';
import { Links, type LinksOptions } from './links.ts';
import type { Said } from './messages.ts';
import { until } from './testing/fake-port.ts';

const root = mkdtempSync(join(tmpdir(), 'remelt-links-'));
let open: Links[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
  rmSync(root, { recursive: true, force: true });
});

const source = (id: string, address: string): Source => ({
  ...{ id, kind: 'instrument', driver: 'folder', address, settle_s: 0.2 },
});

/** Links to a ledger that answers once for each content of a source, and counts. */
function linked(more: Partial<LinksOptions> = {}) {
  const booked = new Map<string, number>();
  const states = new Map<string, Said>();
  const pids: number[] = [];
  const links = new Links({
    deliver: async ({ id }, { bytes }) => {
      const key = `${id} ${createHash('sha256').update(bytes).digest('hex')}`;
      const isKnown = booked.has(key);
      if (!isKnown) booked.set(key, 1);
      return { kind: isKnown ? 'known' : 'booked', words: '' };
    },
    known: async (id, hashes) => hashes.filter((one) => booked.has(`${id} ${one}`)),
    state: (id, said) => void states.set(id, said),
    onStart: (pid) => void pids.push(pid),
    ...more,
  });
  open.push(links);
  return { links, booked, states, pids };
}

it('loses no file and books none twice while its process is killed again and again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-links-'));
  const { links, booked, pids } = linked();
  links.read([source('oes-1', folder)]);
  const count = 300;
  for (let i = 0; i < count; i += 1) {
    writeFileSync(join(folder, `run-${i}.csv`), `Cr,${i}`);
    if (i % 100 === 99) {
      await until(
        () => pids.length > i / 100 - 0.5,
        () => pids,
      );
      await new Promise((resolve) => setTimeout(resolve, 400));
      process.kill(pids.at(-1)!, 'SIGKILL');
    }
  }
  await until(
    () => booked.size === count,
    () => [booked.size, pids.length],
    40_000,
  );
  expect(pids.length).toBeGreaterThan(2);
  rmSync(folder, { recursive: true });
}, 60_000);

it('starts no process without a source, and reads a source that is entered later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-links-'));
  writeFileSync(join(folder, 'a.csv'), 'a');
  const { links, booked, states, pids } = linked();
  links.read([]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(pids).toEqual([]);
  links.read([source('oes-1', folder)]);
  await until(
    () => booked.size === 1,
    () => [...states],
  );
  await until(
    () => states.get('oes-1')?.condition === 'works',
    () => [...states],
  );
  links.read([]);
  writeFileSync(join(folder, 'b.csv'), 'b');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(booked.size).toBe(1);
  rmSync(folder, { recursive: true });
});

it('tries a source that is read or not, and keeps to its time', async () => {
  const { links } = linked();
  expect(await links.tryOut(source('new', join(root, 'none')), 5000)).toMatchObject({
    heard: false,
    words: `there is no folder ${join(root, 'none')}`,
  });
  // what is only written to is tried by its line
  const printer = { id: 'zpl-1', kind: 'printer', driver: 'zpl', address: 'tcp://127.0.0.1:1' } as const;
  expect((await links.tryOut(printer, 5000)).words).toContain('cannot be reached');
  const pc = { id: 'pc', kind: 'instrument', driver: 'upload', address: '' } as const;
  expect((await links.tryOut(pc, 5000)).words).toBe(
    'it comes to the server by itself: let it send something',
  );
});

it('books one source while another has much that waits', async () => {
  const [slow, quick] = [
    mkdtempSync(join(tmpdir(), 'remelt-links-')),
    mkdtempSync(join(tmpdir(), 'remelt-links-')),
  ];
  writeFileSync(join(slow, 'a.csv'), 'a');
  let release: (() => void) | undefined;
  const done: string[] = [];
  const { links } = linked({
    deliver: async ({ id }) => {
      if (id === 'slow')
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      done.push(id);
      return { kind: 'booked', words: '' };
    },
    known: async () => [],
  });
  links.read([source('slow', slow), source('quick', quick)]);
  await until(
    () => release !== undefined,
    () => done,
  );
  writeFileSync(join(quick, 'b.csv'), 'b');
  await until(
    () => done.includes('quick'),
    () => done,
  );
  expect(done).toEqual(['quick']);
  release?.();
  await until(
    () => done.length === 2,
    () => done,
  );
  for (const one of [slow, quick]) rmSync(one, { recursive: true });
});

it('a driver that throws is the fault of its source alone: the others are read on in the same process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-links-'));
  const { NODE_OPTIONS: before } = process.env;
  const preload = pathToFileURL(join(import.meta.dirname, 'testing', 'faulty-line.mjs'));
  process.env.NODE_OPTIONS = `--import=${preload}`;
  const { links, booked, states, pids } = linked();
  try {
    const line = {
      id: 'line',
      kind: 'instrument',
      driver: 'tcp-line',
      address: 'tcp://127.0.0.1:9',
    } as const;
    links.read([line, source('oes-1', folder)]);
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
  await until(
    () => states.get('line')?.words === 'its driver failed: a fault of the driver',
    () => [...states],
  );
  writeFileSync(join(folder, 'a.csv'), 'a');
  await until(
    () => booked.size === 1,
    () => [...states],
  );
  expect(pids).toHaveLength(1);
  rmSync(folder, { recursive: true });
});
