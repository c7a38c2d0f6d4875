import { sql } from 'kysely';
import type { LedgerTransaction } from '../store/tables.ts';
import type { Head } from '../store.ts';
import { headOf, readHead } from '../trust/head.ts';
import { HeatGraph, type HeatInputs } from './heat-graph.ts';

/** The graph of heats of a database, read once and then kept up with what is appended. */
export interface KeptGraph {
  /** The graph as it is now, and the head that it is read up to. */
  read(db: LedgerTransaction): Promise<{ readonly graph: HeatGraph; readonly head: Head }>;
  /** Forgets it: the tables were rebuilt. */
  forget(): void;
}

/** Where a graph is kept between processes; it only saves time. */
export interface SnapshotPlace {
  /** The graph as it was kept, with the length of its log; null when there is none that fits. */
  load(db: LedgerTransaction): Promise<{ readonly graph: HeatGraph; readonly size: number } | null>;
  /** Keeps it. */
  save(db: LedgerTransaction, graph: HeatGraph, head: Head): Promise<void>;
  /** Throws away what is kept. */
  drop(): void;
  /** So many heats read anew are worth keeping. */
  readonly from: number;
}

/** Records whose heats are read at a time. */
const WINDOW = 1_000_000;

/** A graph that nothing has been read of. */
export function keepGraph(snapshots: SnapshotPlace | null, onProgress: (words: string) => void): KeptGraph {
  let graph = new HeatGraph();
  /** Records whose heats are in it. */
  let known = 0;
  let fresh = true;
  /** Heats that were read since the latest snapshot. */
  let unkept = 0;
  /** One reads after the other: an older answer must not come on top of a newer one. */
  let turn: Promise<unknown> = Promise.resolve();

  async function refresh(db: LedgerTransaction): Promise<{ graph: HeatGraph; head: Head }> {
    const head = headOf(await readHead(db, false));
    if (fresh) {
      const kept = await snapshots?.load(db);
      if (kept) [graph, known] = [kept.graph, kept.size];
      fresh = false;
    }
    for (; known < head.size; known = Math.min(known + WINDOW, head.size)) {
      const heats = await heatsBetween(db, known, Math.min(known + WINDOW, head.size));
      for (const heat of heats) graph.put(heat);
      unkept += heats.length;
      if (head.size - known > WINDOW)
        onProgress(`genealogy: heats of ${known + WINDOW} of ${head.size} records read`);
    }
    if (graph.isLoose) graph.arrange();
    if (snapshots && unkept >= snapshots.from) {
      unkept = 0;
      await snapshots.save(db, graph, head);
    }
    return { graph, head };
  }
  return {
    read(db) {
      const mine = turn.then(() => refresh(db));
      turn = mine.catch(() => undefined);
      return mine;
    },
    forget() {
      [graph, known, unkept, fresh] = [new HeatGraph(), 0, 0, false];
      snapshots?.drop();
    },
  };
}

/**
 * Heats whose last record is one of these, with what went into them as far as it came out of other heats. All of it comes as
 * one text: row by row it would take five times as long. Inputs are joined for all heats at once, not heat by heat.
 */
async function heatsBetween(db: LedgerTransaction, from: number, to: number): Promise<HeatInputs[]> {
  const { rows } = await sql<{ told: string | null }>`
    with heat as materialized (
      select id, node, grade from ledger_subject
      where type = 'heat' and last_seq >= ${sql.lit(from)} and last_seq < ${sql.lit(to)}),
    input as (
      select edge.dst as node, sum(edge.mass_g) as total_g,
        string_agg(edge.mass_g || ' ' || source.heat, E'\t') filter (where source.heat is not null) as inputs
      from heat join ledger_edge edge on edge.dst = heat.node left join ledger_subject source
        on source.node = edge.src and source.type in ('lot', 'object') and source.heat is not null
      group by edge.dst)
    select string_agg(concat_ws(E'\t', id, coalesce(node, -1), coalesce(grade, ''), coalesce(total_g, 0), inputs), E'\n') as told
    from heat left join input using (node)`.execute(db);
  return (rows[0]?.told?.split('\n') ?? []).map((line) => {
    const [id, node, grade, total_g, ...inputs] = line.split('\t') as [string, string, string, string];
    return {
      heat: id.slice('heat:'.length),
      node: node === '-1' ? null : Number(node),
      grade,
      total_g: Number(total_g),
      from: byHeat(inputs),
    };
  });
}

/** Masses by the heat that they came out of, each heat once. */
function byHeat(inputs: readonly string[]): HeatInputs['from'] {
  const masses = new Map<string, number>();
  for (const input of inputs) {
    const space = input.indexOf(' ');
    const heat = input.slice(space + 1);
    masses.set(heat, (masses.get(heat) ?? 0) + Number(input.slice(0, space)));
  }
  return [...masses].map(([heat, mass_g]) => ({ heat, mass_g }));
}
