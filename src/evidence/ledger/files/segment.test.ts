import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UnavailableError } from '../../../foundation/errors.ts';
import { faultyFiles } from '../testing/faulty-files.ts';
import { nodeFiles } from './files.ts';
import type { Frame } from './frame.ts';
import { openSegment, type Segment } from './segment.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remelt-segment-'));
  path = join(folder, 'ledger.segment');
});
afterEach(() => rm(folder, { recursive: true }));

const frame = (firstSeq: number, size = 10): Frame => ({
  firstSeq,
  key: firstSeq === 1 ? 'key' : null,
  commandHash: null,
  records: [{ text: `{"a":"${'é\n'.repeat(size).replaceAll('\n', ' ')}"}`, disclosures: ['WyJh'] }],
});

async function all(segment: Segment, torn: 'cut' | 'refuse', from = 0): Promise<Frame[]> {
  const found: Frame[] = [];
  for await (const placed of segment.frames(from, torn)) found.push(placed.frame);
  return found;
}

describe('the segment file', () => {
  test('D1: frames come back as written, from any frame end on, also larger than a chunk', async () => {
    const segment = await openSegment(path, nodeFiles);
    const frames = [frame(0), frame(1, 700_000), frame(2)];
    const ends: number[] = [];
    for (const one of frames) ends.push(await segment.append(one));
    expect(await segment.size()).toBe(ends[2]);
    expect(await all(segment, 'refuse')).toEqual(frames);
    expect(await all(segment, 'refuse', ends[0])).toEqual(frames.slice(1));
    await segment.close();
    const again = await openSegment(path, nodeFiles);
    expect(await all(again, 'cut')).toEqual(frames);
    expect(await again.append(frame(3))).toBeGreaterThan(ends[2]!);
    expect((await all(again, 'refuse')).map(({ firstSeq }) => firstSeq)).toEqual([0, 1, 2, 3]);
    await again.close();
  });

  test('D2: whatever length the torn tail has, it is cut off, kept aside, and writing goes on', async () => {
    const segment = await openSegment(path, nodeFiles);
    const whole = await segment.append(frame(0));
    const end = await segment.append(frame(1));
    await segment.close();
    const bytes = await readFile(path);
    for (const length of [whole + 1, whole + 64, whole + 65, end - 2, end - 1]) {
      await writeFile(path, bytes.subarray(0, length));
      const torn = await openSegment(path, nodeFiles);
      expect(
        (await all(torn, 'cut')).map(({ firstSeq }) => firstSeq),
        `${length} bytes`,
      ).toEqual([0]);
      expect(await torn.size()).toBe(whole);
      await torn.append(frame(1));
      expect(await all(torn, 'refuse')).toEqual([frame(0), frame(1)]);
      await torn.close();
      expect(await readFile(path)).toEqual(bytes);
    }
    expect((await readdir(folder)).sort()).toEqual(['ledger.segment', `ledger.segment.torn-${whole}`]);
  });

  test('D3: damage before whole frames is refused with its byte, and nothing is cut', async () => {
    const segment = await openSegment(path, nodeFiles);
    const first = await segment.append(frame(0));
    await segment.append(frame(1));
    await segment.append(frame(2));
    await segment.close();
    const bytes = await readFile(path);
    bytes[first + 80] = bytes[first + 80]! ^ 1;
    await writeFile(path, bytes);
    const damaged = await openSegment(path, nodeFiles);
    await expect(all(damaged, 'cut')).rejects.toThrow(`damaged at byte ${first}`);
    expect(await readFile(path)).toEqual(bytes);
    await damaged.close();
  });

  test('D3: a whole last line with a wrong hash is refused too: it may have been acknowledged', async () => {
    const segment = await openSegment(path, nodeFiles);
    const first = await segment.append(frame(0));
    const end = await segment.append(frame(1));
    await segment.close();
    const bytes = await readFile(path);
    bytes[end - 3] = bytes[end - 3]! ^ 1;
    await writeFile(path, bytes);
    const damaged = await openSegment(path, nodeFiles);
    await expect(all(damaged, 'cut')).rejects.toThrow(
      `damaged at byte ${first}: ${end - first} bytes have a wrong hash`,
    );
    expect(await readFile(path)).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['ledger.segment']);
    await damaged.close();
  });

  test('D2: a check never cuts', async () => {
    const segment = await openSegment(path, nodeFiles);
    const end = await segment.append(frame(0));
    await appendFile(path, 'half a li');
    await expect(all(segment, 'refuse')).rejects.toThrow(UnavailableError);
    expect(await segment.size()).toBe(end + 9);
    await segment.close();
  });

  test.each([
    ['append', 'ENOSPC'],
    ['half-append', 'ENOSPC'],
    ['half-append', 'EFBIG'],
    ['sync', 'EIO'],
    ['append', 'EDQUOT'],
  ] as const)(
    'D4: %s failing with %s leaves the file as before, says what to do, and the next one works',
    async (step, code) => {
      const files = faultyFiles();
      const segment = await openSegment(path, files);
      await segment.append(frame(0));
      const before = await readFile(path);
      files.plant(step, code, { times: 1 });
      const error = await segment.append(frame(1)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnavailableError);
      expect((error as UnavailableError).details[0]).toMatchObject({ value: code, where: path });
      expect((error as UnavailableError).details[0]?.cure?.length).toBeGreaterThan(20);
      expect(await readFile(path)).toEqual(before);
      await segment.append(frame(1));
      expect(await all(segment, 'refuse')).toEqual([frame(0), frame(1)]);
      await segment.close();
    },
  );

  test('D5: when even cutting back fails, nothing more is written until it is opened again', async () => {
    const files = faultyFiles();
    const segment = await openSegment(path, files);
    await segment.append(frame(0));
    files.plant('half-append', 'EIO');
    files.plant('truncate', 'EIO');
    await expect(segment.append(frame(1))).rejects.toThrow(/EIO/);
    files.heal();
    await expect(segment.append(frame(1))).rejects.toThrow(/end of the file is unknown/);
    await segment.close();
    const again = await openSegment(path, files);
    expect(await all(again, 'cut')).toEqual([frame(0)]);
    await again.append(frame(1));
    expect(await all(again, 'refuse')).toEqual([frame(0), frame(1)]);
    await again.close();
  });

  test('D3: a file cut short in an earlier frame is read to there', async () => {
    const segment = await openSegment(path, nodeFiles);
    const first = await segment.append(frame(0));
    await segment.append(frame(1));
    await truncate(path, first);
    expect(await all(segment, 'refuse')).toEqual([frame(0)]);
    await segment.close();
  });
});
