import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import { EMPTY_FRONTIER, growFrontier } from '../../proof/merkle.ts';
import type { SealedRow } from '../store/load.ts';
import { randomPlant } from '../testing/random-plant.ts';
import { tickingLog } from '../testing/ticking-log.ts';
import { openJoin } from './join-ranges.ts';
import { type KeptRow, treeRows } from './tree.ts';
import { verifyRange } from './verify-range.ts';

/** A log as its tables hold it. */
interface Stored {
  readonly rows: readonly SealedRow[];
  readonly tree: readonly KeptRow[];
}

const log = tickingLog();
for (const command of randomPlant(7, 6)) log.append(command);
for (const lot of ['G1', 'G2'])
  log.append({
    type: 'holdLot',
    ...{ lot, reason: 'oil was found', by: 'p-qual' },
  });

const STORED: Stored = {
  rows: log.sealed.map((sealed, seq) => {
    const { subject, kind } = log.entries[seq]!;
    return { seq, subject, kind, leaf: leafOf(sealed.text), ...sealed };
  }),
  tree: treeOf(log.sealed.map(({ text }) => leafOf(text))),
};
const SIZE = STORED.rows.length;

function treeOf(leaves: readonly string[]): KeptRow[] {
  let frontier = EMPTY_FRONTIER;
  return leaves.flatMap((leaf, last) => {
    const grown = growFrontier(frontier, fromHex(leaf));
    frontier = grown.frontier;
    return treeRows(last, grown.completed).map((row) => ({ ...row, hash: toHex(row.hash) }));
  });
}

/** What the ranges of a cut say together, each from its own rows and sent as JSON. */
function joined({ rows, tree }: Stored, cuts: readonly number[]) {
  const edges = [0, ...new Set(cuts.toSorted((a, b) => a - b)), SIZE];
  const isIn =
    (from: number, to: number) =>
    (seq: number): boolean =>
      seq >= from && seq < to;
  const answers = edges.slice(1).map((to, i) => {
    const inside = isIn(edges[i]!, to);
    const range = {
      ...{ from: edges[i]!, to, named: {} },
      rows: rows.filter(({ seq }) => inside(seq)),
      tree: tree.filter(({ last }) => inside(last)),
    };
    return JSON.parse(JSON.stringify(verifyRange(range))) as ReturnType<typeof verifyRange>;
  });
  const join = openJoin();
  for (const answer of answers) join.add(answer);
  return join.finish();
}

const changed = (at: number, change: Partial<SealedRow>): Stored => ({
  ...STORED,
  rows: STORED.rows.map((row) => (row.seq === at ? { ...row, ...change } : row)),
});

/** Faults by where they are, and what says so. */
const FAULTS: Readonly<Record<string, { readonly at: (seq: number) => Stored; readonly says: RegExp }>> = {
  'a byte of a record': {
    at: (seq) => changed(seq, { text: STORED.rows[seq]!.text.replace(/"kind":"./, '"kind":"X') }),
    says: /leaf/,
  },
  'a stored leaf': { at: (seq) => changed(seq, { leaf: 'ab'.repeat(32) }), says: /leaf/ },
  'the record before it': {
    at: (seq) =>
      changed(seq, {
        text: STORED.rows[seq]!.text.replace(/"prev":(?:null|"[0-9a-f]{64}")/, `"prev":"${'cd'.repeat(32)}"`),
      }),
    says: /previous/,
  },
  'its time': {
    at: (seq) => changed(seq, { text: STORED.rows[seq]!.text.replace(/"at":"2026/, '"at":"2025') }),
    says: /leaf/,
  },
  'a row that is missing': {
    at: (seq) => ({ ...STORED, rows: STORED.rows.filter((row) => row.seq !== seq) }),
    says: /gap|previous|^$/,
  },
  'two rows in each other’s place': {
    at: (seq) => {
      const other = (seq + 1) % SIZE;
      const [one, two] = [STORED.rows[seq]!, STORED.rows[other]!];
      return {
        ...STORED,
        rows: STORED.rows.map((row) =>
          row.seq === seq ? { ...two, seq } : row.seq === other ? { ...one, seq: other } : row,
        ),
      };
    },
    says: /schema/,
  },
  'a kept hash': {
    at: (seq) => ({
      ...STORED,
      tree: STORED.tree.map((row, i) =>
        i === seq % STORED.tree.length ? { ...row, hash: 'ef'.repeat(32) } : row,
      ),
    }),
    says: /tree/,
  },
  'a kept hash that is missing': {
    at: (seq) => ({ ...STORED, tree: STORED.tree.toSpliced(seq % STORED.tree.length, 1) }),
    says: /tree/,
  },
};

it('joins a whole log to its head, whatever the cut', () => {
  expect(SIZE).toBeGreaterThan(100);
  const whole = { records: SIZE, root: log.head.root, problems: [] };
  for (const cuts of [[], [1], [SIZE - 1], [37], [64], [37, 64, 101], [5, 6, 7, 33, 90, 91, 128]])
    expect(joined(STORED, cuts)).toEqual(whole);
});

for (const [name, { at, says }] of Object.entries(FAULTS))
  it(`says the same of ${name} for any cut (seed 20261203)`, () => {
    const place = fc.integer({ min: 0, max: SIZE - 1 });
    const cut = fc.integer({ min: 1, max: SIZE - 1 });
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(1, 2, 3, 7).chain((cuts) => fc.array(cut, { minLength: cuts, maxLength: cuts })),
        (seq, cuts) => {
          const stored = at(seq);
          const whole = joined(stored, []);
          expect(whole.problems.map(({ what }) => what).join(' ')).toMatch(says);
          expect(joined(stored, cuts)).toEqual(whole);
        },
      ),
      { seed: 20261203, numRuns: 40 },
    );
  });

it('says of two hundred wrong times what the whole says, and tells a hundred of them', () => {
  const late = { ...STORED, rows: STORED.rows.map((row, i) => (i === 3 ? dated(row) : row)) };
  const whole = joined(late, []);
  expect(whole.problems).toHaveLength(100);
  expect(whole.problems.filter(({ what }) => what === 'time').length).toBeGreaterThan(90);
  expect(joined(late, [4, 70, 71])).toEqual(whole);
});

const dated = (row: SealedRow): SealedRow => ({
  ...row,
  text: row.text.replace(/"at":"2026/, '"at":"2027'),
});
