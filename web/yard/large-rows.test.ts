import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Yard, YardLot } from '../../src/documents/yard/yard.ts';
import { partsFor, placedRows } from './large-rows.ts';
import { isLarge, lotsQuery, ROWS, rowsQuery, totalsQuery } from './lots-query.ts';

/** What the server is asked, and the lots that it has. */
let asked: Record<string, string>[];
let names: readonly string[];

beforeEach(() => {
  asked = [];
  names = Array.from({ length: 6000 }, (_, i) => `R-${i}`);
  vi.stubGlobal('REMELT_VERSION', '0.0.0');
  vi.stubGlobal('fetch', async (address: string) => {
    const order = Object.fromEntries(new URL(address, 'http://x').searchParams);
    asked.push(order);
    const { skip = 0, limit, afterRow } = order;
    const from = Number(skip) + (afterRow === undefined ? 0 : names.indexOf(afterRow) + 1);
    const lots = names.slice(from, from + Number(limit)).map((id) => lotOf(id));
    const [sums, next] = [{ mass_g: 0, payable_usd: 0, by: BY, hidden: 0 }, lots.at(-1)!.id];
    return Response.json({ format: 'remelt-lots/1', lots, ...sums, total: names.length, nextRow: next });
  });
});

const BY = { supplier: [], owner: [], grade: [], form: [], generation: [], status: [] };
const lotOf = (id: string) => ({
  ...{ type: 'lot', id, subject: `lot:${id}`, node: 1, status: 'hold', holdReason: null, mass_g: 1 },
  ...{ reserved_g: {}, drawn_g: {}, free_g: 1, owner: null, form: 'turnings', generation: 0, from: null },
  ...{ fromNode: null, lotClass: 'purchased-scrap', originClass: null, supplier: null, declaredGrade: null },
  ...{ reference: null, note: null, receivedAt: '2026-01-01T00:00:00Z', gate: null, identification: null },
  ...{ clearedAs: null, samples: [], analyses: [], disposition: null, grade: '', age_d: 1 },
  ...{ contained_usd: null, payable_usd: null, stage: 'received', why: [], conflicts: [] },
});
const idsOf = ({ lots }: Yard) => lots.map(({ id }) => id);

it('reads of a large yard the first lots alone', async () => {
  const { pages } = await new QueryClient().fetchInfiniteQuery({ ...lotsQuery, pages: 9 });
  expect([pages.length, isLarge(pages), isLarge([{ total: 5000 }]), isLarge(undefined)]).toEqual([
    ...[1, true, false, false],
  ]);
});

it('goes on behind the last row of the part before, and after a leap at the place', async () => {
  const client = new QueryClient();
  const view = { sort: '-mass', find: 'shop' };
  await client.fetchQuery(rowsQuery(view, 0));
  // booked between the parts
  names = ['NEW', ...names];
  expect(idsOf(await client.fetchQuery(rowsQuery(view, 1)))[0]).toBe(`R-${ROWS}`);
  await client.fetchQuery(rowsQuery(view, 40));
  // read anew after the news: what stands there now
  const again = await client.fetchQuery({ ...rowsQuery(view, 1), staleTime: 0 });
  expect(idsOf(again)[0]).toBe(`R-${ROWS - 1}`);
  expect(asked.map(({ skip, afterRow }) => afterRow ?? Number(skip))).toEqual([0, 'R-99', 4000, ROWS]);
  expect(asked[0]).toMatchObject({ sort: '-mass', find: 'shop', limit: String(ROWS) });
});

it('asks for no more than one lot to know the names and sums of the yard', async () => {
  await new QueryClient().fetchQuery(totalsQuery({ status: 'cleared' }));
  expect(asked).toEqual([{ status: 'cleared', sort: 'booked', limit: '1' }]);
});

it('needs the parts that the rows in sight lie in, and all of a view that can be acted on', () => {
  const of = (first: number, last: number, total = 30_000, isOther = false) =>
    partsFor({ first, last }, { total, isOther });
  expect(of(0, 40)).toEqual([]);
  expect(of(80, 120)).toEqual([1]);
  expect(of(15_090, 15_130)).toEqual([150, 151]);
  // the end, and rows that are drawn of a longer view before
  expect(of(29_990, 30_020)).toEqual([299]);
  expect(of(29_990, 30_020, 250)).toEqual([]);
  expect(of(0, 10, 200)).toEqual([1]);
  expect([of(80, 120, 30_000, true), of(0, 0, 0)]).toEqual([[], []]);
});

it('puts what is read in its place, and leaves the other rows empty', () => {
  const lots = (...ids: string[]) => ids.map((id) => ({ id }) as YardLot);
  const rows = placedRows(
    new Map([
      [0, lots('a', 'b')],
      [2, lots('c', 'd')],
    ]),
    2 * ROWS + 1,
  );
  expect(rows).toHaveLength(2 * ROWS + 1);
  expect(rows.flatMap((lot, i) => (lot ? [[i, lot.id]] : []))).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2 * ROWS, 'c'],
  ]);
});
