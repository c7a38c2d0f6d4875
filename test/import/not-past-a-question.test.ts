import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from '../testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const HEAD = 'Lot;Grade;Form;Origin;Mass kg';
const lot = (id: string) => `${id};IN718;turnings;post-consumer`;

interface Asked {
  readonly what: string;
  readonly heads?: string;
  readonly rows: readonly string[];
  /** What the refusal names. */
  readonly cure: RegExp;
  /** What answers it. */
  readonly said: readonly string[];
  /** What `lots` says of them then [g]. */
  readonly booked: readonly number[];
}

const ASKED: readonly Asked[] = [
  {
    what: 'niobium and tantalum together',
    heads: ';Cr %;Nb+Ta %;Ni %',
    rows: [`${lot('A-1')};60;18.2;5.1;rest`],
    cure: /--map 'Nb\+Ta %=Nb\[wt%\]'/,
    said: ['--map', 'Nb+Ta %=Nb[wt%]'],
    booked: [60_000],
  },
  {
    what: 'decimal marks that disagree',
    rows: [`${lot('B-1')};1,250`, `${lot('B-2')};2.100,5`],
    cure: /--decimal comma says/,
    said: ['--decimal', 'comma'],
    booked: [1250, 2_100_500],
  },
  {
    what: 'a total that is not the sum',
    rows: [`${lot('C-1')};60`, `${lot('C-2')};100`, 'Total;;;;250'],
    cure: /--leave-out 4/,
    said: ['--leave-out', '4'],
    booked: [60_000, 100_000],
  },
  {
    what: 'a remark that reads as a content',
    heads: ';Bemerkung',
    rows: [`${lot('D-1')};60;Hf 1,42`],
    cure: /--word 'Hf 1,42=remark'/,
    said: ['--word', 'Hf 1,42=remark'],
    booked: [60_000],
  },
];

it.each(ASKED)(
  '--yes does not answer $what',
  async ({ heads = '', rows, cure, said, booked }) => {
    const id = rows[0]![0]!;
    const path = join(folder.path, `${id}.csv`);
    writeFileSync(path, [`${HEAD}${heads}`, ...rows].join('\n'));
    const lots = async () => {
      const { lots: found = [] } = (await remelt(folder.path, ['lots', '--all', '--json'])).json() as {
        lots?: { id: string; mass_g: number }[];
      };
      return found.filter((one) => one.id.startsWith(id)).map(({ mass_g }) => mass_g);
    };
    const asked = await remelt(folder.path, ['import', path, '--yes']);
    expect([asked.code, asked.out]).toEqual([3, expect.stringMatching(cure)]);
    expect(await lots()).toEqual([]);
    expect(await remelt(folder.path, ['import', path, '--yes', ...said])).toMatchObject({ code: 0 });
    expect(await lots()).toEqual(booked);
    // the same words in the next sheet are another remark, and another total
    if (!/leave-out|remark/.test(cure.source)) return;
    writeFileSync(path, [`${HEAD}${heads}`, ...rows.map((row) => row.replace('-', '-X'))].join('\n'));
    expect((await remelt(folder.path, ['import', path, '--yes'])).code).toBe(3);
  },
  60_000,
);

it('names what the ledger refuses with what is wrong in the sheet, all rows at once', async () => {
  const path = join(folder.path, 'later.csv');
  const day = (id: string, mass: string, on: string) => `${lot(id)};${mass};${on}`;
  writeFileSync(
    path,
    [
      `${HEAD};Received`,
      day('E-1', 'abc', '2099-12-21'),
      day('E-2', '60', '2099-12-22'),
      day('E-3', '60', '2020-12-22'),
    ].join('\n'),
  );
  const wrong = await remelt(folder.path, ['import', path, '--yes']);
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(/"abc"[\s\S]*2099-12-21[\s\S]*2099-12-22/),
  ]);
  const words = [`${HEAD};Received`, day('E-1', '60', '2099-12-21'), day('E-2', '60', '2099-12-22')];
  writeFileSync(path, words.join('\n'));
  const later = await remelt(folder.path, ['import', path, '--yes']);
  expect([later.code, later.err]).toEqual([
    2,
    expect.stringMatching(/2099-12-21.*and 1 more row[\s\S]*2099-12-22/),
  ]);
}, 60_000);

it('shows the remark of a lot on its page and at the gate, alone and among others', async () => {
  const path = join(folder.path, 'remarks.csv');
  writeFileSync(path, `${HEAD};Bemerkung\n${lot('F-1')};60;oily, 3 drums\n${lot('F-2')};60;`);
  expect((await remelt(folder.path, ['import', path, '--yes'])).code).toBe(0);
  const remark = expect.stringContaining('oily, 3 drums');
  expect((await remelt(folder.path, ['lot', 'show', 'F-1'])).out).toEqual(remark);
  expect((await remelt(folder.path, ['lot', 'gate', 'F-1', 'F-2', '--oil', '0'])).out).toEqual(remark);
  expect((await remelt(folder.path, ['lot', 'gate', 'F-1', '--oil', '0'])).out).toEqual(remark);
}, 60_000);
