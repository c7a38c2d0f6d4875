import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt } from '../testing/remelt.ts';
import { CORPUS } from './corpus.ts';
import { type ReadLot, told } from './sheets.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

describe("the shop's own sheets", () => {
  it.each(CORPUS)('$name', async ({ name, bytes, words = [], lots }) => {
    writeFileSync(join(folder.path, name), await bytes);
    const ran = await remelt(folder.path, ['import', name, '--dry-run', '--json', ...words]);
    const read = ran.json() as { lots: ReadLot[]; questions: unknown; faults: unknown };
    expect({ lots: read.lots.map(told), questions: read.questions, faults: read.faults }).toEqual({
      lots,
      questions: [],
      faults: [],
    });
    expect(ran.code).toBe(0);
  });
});
