import { sql } from 'kysely';
import type { Report } from './check-record.ts';
import { type LedgerTransaction, wholeOf } from './tables.ts';

/** Differences that are read: more would not be told. */
const MOST = sql.lit(100);

/** Reports where the derived tables differ from those that a walk through the records has made. The database compares. */
export async function compareProjection(db: LedgerTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ id: string; seq: number; known: boolean }>`
    select coalesce(kept.id, walked.id) as id, coalesce(kept.last_seq, walked.last_seq) as seq,
      walked.id is not null as known
    from ledger_subject kept full join walked_subject walked on kept.id = walked.id
    where row(kept.*) is distinct from row(walked.*)
    order by 1 limit ${MOST}`.execute(db);
  for (const { id, seq, known } of rows)
    report(
      seq,
      'projection',
      known ? `the stored state of ${id} differs from its records` : `${id} has no records`,
    );
  await compareEdges(db, report);
}

async function compareEdges(db: LedgerTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ src: number; dst: number; mass_g: string | number; missing: boolean }>`
    select coalesce(kept.src, walked.src) as src, coalesce(kept.dst, walked.dst) as dst,
      coalesce(kept.mass_g, walked.mass_g) as mass_g, kept.src is null as missing
    from ledger_edge kept full join walked_edge walked
      on kept.dst = walked.dst and kept.src = walked.src and kept.mass_g = walked.mass_g
    where kept.src is null or walked.src is null
    order by missing desc, dst, src limit ${MOST}`.execute(db);
  for (const { src, dst, mass_g, missing } of rows)
    report(
      null,
      'projection',
      `edge ${src} -> ${dst}: ${wholeOf(mass_g)} g ${missing ? 'is missing' : 'has no record'}`,
    );
}
