import { sql } from 'kysely';
import type { Subject } from '../../../metal/alloy/words.ts';
import { noSuch } from '../rules/no-such.ts';
import type { LotState, ObjectState } from '../state.ts';
import { subjectsNamed } from '../store/load.ts';
import { findState } from '../store/queries.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { Head, Trace } from '../store.ts';
import type { NodeEdge } from '../subjects/subject.ts';
import type { State } from '../subjects/subjects.ts';
import type { DirectInput, HeatGraph } from './heat-graph.ts';
import type { KeptGraph } from './kept-graph.ts';
import { byShare, heatsOf, isStock, type Reach, type ReachedRow, reachedRow } from './reach.ts';
import { traceOf } from './trace-state.ts';

/**
 * Where the metal of a subject came from, or went. The graph of heats says which heats; their lots and objects are looked up.
 * Throws NotFoundError; a heat not charged yet has no metal.
 */
export async function traceSubject(
  db: LedgerTransaction,
  subject: Subject,
  direction: 'up' | 'down',
  kept: KeptGraph,
): Promise<Trace> {
  const state = await findState(db, subject);
  if (state.node === null) return { subject, direction, rows: [], edges: [] };
  const { graph } = await kept.read(db);
  const edges = direction === 'up' ? await edgesBefore(db, state, graph) : await edgesAfter(db, state, graph);
  const names = await namesOf(db, new Set([state.node, ...edges.flatMap(({ src, dst }) => [src, dst])]));
  return traceOf(state, direction, { edgesOf: () => edges, nameOf: (node) => names.get(node) });
}

/** Everything that metal of the subjects reached. Throws NotFoundError for one that is unknown. */
export async function reachOf(
  db: LedgerTransaction,
  from: readonly Subject[],
  kept: KeptGraph,
): Promise<Reach> {
  const { head, shares, stocks } = await reachedHeats(db, from, kept);
  return reachFrom({ head, stocks, rows: await rowsOf(db, shares) });
}

/** The heats that metal of the subjects reached, each with its share, and the subjects themselves with their pieces. */
export interface ReachedHeats {
  readonly head: Head;
  readonly shares: ReadonlyMap<string, number>;
  readonly stocks: readonly (LotState | ObjectState)[];
}

/** The first step of `reachOf`: what it walks. */
export async function reachedHeats(
  db: LedgerTransaction,
  from: readonly Subject[],
  kept: KeptGraph,
): Promise<ReachedHeats> {
  const { states } = await subjectsNamed(db, 'ledger_subject', new Set(from));
  for (const subject of from) if (!states.has(subject)) throw noSuch(subject.replace(':', ' '));
  const { graph, head } = await kept.read(db);
  const asked = [...states.values()].filter(({ node }) => node !== null);
  const stocks = await withPieces(db, asked.filter(isStock));
  const heats = asked.filter(({ type }) => type === 'heat').map(({ id }) => id);
  const found = graph.downstream(heats, stocks.flatMap(drawsOf));
  const shares = new Map(Array.from(found.places, (place, i) => [graph.nameAt(place), found.shares[i]!]));
  return { head, shares, stocks };
}

/** The last step of `reachOf`: the largest share first. */
export function reachFrom({
  head,
  stocks,
  rows: found,
}: Omit<ReachedHeats, 'shares'> & { readonly rows: readonly ReachedRow[] }): Reach {
  const rows = new Map<Subject, ReachedRow>();
  for (const row of found) rows.set(row.subject, row);
  for (const stock of stocks) rows.set(stock.subject, reachedRow(stock, 1));
  return { head, rows: [...rows.values()].sort(byShare) };
}

/** What heats took of a lot or object. */
const drawsOf = (stock: LotState | ObjectState): DirectInput[] =>
  heatsOf(stock).map(([heat, mass_g]) => ({ heat, mass_g, origin: stock.heat ?? null }));

/** Lots and objects with the pieces and crops that they were cut into, however often. */
async function withPieces(
  db: LedgerTransaction,
  stocks: readonly (LotState | ObjectState)[],
): Promise<readonly (LotState | ObjectState)[]> {
  const all = new Map(stocks.map((stock) => [stock.subject, stock]));
  const cut = new Set(stocks.filter(({ status }) => status === 'cut').map((stock) => stock.heat!));
  if (cut.size === 0) return stocks;
  const rows = await db
    .selectFrom('ledger_subject')
    .select('state')
    .where(sql<boolean>`heat = any(${[...cut]}::text[]) and type in ('lot', 'object')`)
    .orderBy('node')
    .execute();
  for (const { state } of rows)
    if (isStock(state) && state.from !== null && state.fromNode !== null && all.has(state.from))
      all.set(state.subject, state);
  return [...all.values()];
}

/**
 * The heats of these shares, and every lot and object that came out of them, as one text: 300,000 states would be gigabytes. A
 * withdrawn piece is nothing that metal reached.
 */
export async function rowsOf(
  db: LedgerTransaction,
  shares: ReadonlyMap<string, number>,
): Promise<readonly ReachedRow[]> {
  if (shares.size === 0) return [];
  const heats = [...shares.keys()];
  const { rows } = await sql<{ told: string | null }>`
    select string_agg(concat_ws(E'\t', id, status, coalesce(mass_g, (state->>'input_g')::bigint),
      case when status in ('void', 'cut', 'shipped') then 0 else coalesce(free_g + reserved_g, 0) end,
      case when type = 'heat' then '' else heat end,
      case when jsonb_typeof(state->'held') = 'object' then 'held' else '' end,
      state->'shipment'->>'to'), E'\n') as told
    from ledger_subject
    where id = any(${heats.map((heat) => `heat:${heat}`)}::text[])
      or (heat = any(${heats}::text[]) and type in ('lot', 'object') and status <> 'void')`.execute(db);
  return (rows[0]?.told?.split('\n') ?? []).map((line) => {
    const [subject, status, mass_g, left_g, heat, held, shippedTo] = line.split('\t') as [
      Subject,
      string,
      string,
      string,
      string,
      string,
      string?,
    ];
    return {
      subject,
      share: shares.get(heat || subject.slice('heat:'.length))!,
      status,
      mass_g: Number(mass_g),
      left_g: Number(left_g),
      heat: heat || null,
      held: held !== '',
      shippedTo: shippedTo ?? null,
    };
  });
}

/** Edges into a subject, into every heat before it, and into the lots and objects between them. */
async function edgesBefore(db: LedgerTransaction, state: State, graph: HeatGraph): Promise<NodeEdge[]> {
  const heat = state.type === 'heat' ? state.id : isStock(state) ? state.heat : undefined;
  const heats = heat === undefined ? [] : nodesOf(graph, graph.upstream(heat).places);
  return edgesInto(db, new Set([state.node!, ...heats]), { back: true });
}

/** Edges into every heat, lot and object that metal of a subject reached. */
async function edgesAfter(db: LedgerTransaction, state: State, graph: HeatGraph): Promise<NodeEdge[]> {
  const stocks = isStock(state) ? await withPieces(db, [state]) : [];
  const asked = state.type === 'heat' ? [state.id] : [];
  const { places } = graph.downstream(asked, stocks.flatMap(drawsOf));
  const heats = Array.from(places, (place) => graph.nameAt(place));
  const { rows } = await sql<{ node: number }>`select node from ledger_subject
    where heat = any(${heats}::text[]) and type in ('lot', 'object') and node is not null`.execute(db);
  const nodes = [
    ...stocks.map(({ node }) => node),
    ...nodesOf(graph, places),
    ...rows.map(({ node }) => node),
  ];
  return edgesInto(db, new Set([state.node!, ...nodes]), { back: false });
}

const nodesOf = (graph: HeatGraph, places: Int32Array): number[] =>
  Array.from(places, (place) => graph.nodeAt(place));

/** Edges that end in these nodes, each step read as one value, which takes a third of the time; with `back` also those into what they come from, up to the gate. */
async function edgesInto(
  db: LedgerTransaction,
  nodes: ReadonlySet<number>,
  { back }: { readonly back: boolean },
): Promise<NodeEdge[]> {
  const known = new Set(nodes);
  const edges: NodeEdge[] = [];
  for (let next = [...nodes]; next.length > 0; ) {
    const { rows } = await sql<{ found: readonly (readonly [number, number, number])[] | null }>`
      select json_agg(json_build_array(src, dst, mass_g)) as found from ledger_edge
      where dst = any(${next}::integer[])`.execute(db);
    const found = (rows[0]?.found ?? []).map(([src, dst, mass_g]) => ({ src, dst, mass_g }));
    for (const edge of found) edges.push(edge);
    next = back ? [...new Set(found.map(({ src }) => src))].filter((src) => !known.has(src)) : [];
    for (const node of next) known.add(node);
  }
  return edges;
}

/** Names of nodes. */
async function namesOf(db: LedgerTransaction, nodes: ReadonlySet<number>): Promise<Map<number, Subject>> {
  const { rows } = await sql<{ names: readonly (readonly [number, Subject])[] | null }>`
    select json_agg(json_build_array(node, id)) as names from ledger_subject
    where type in ('lot', 'object', 'heat') and node = any(${[...nodes]}::integer[])`.execute(db);
  return new Map(rows[0]?.names ?? []);
}
