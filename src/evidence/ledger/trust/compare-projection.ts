import { sql } from 'kysely';
import { type LedgerTransaction, wholeOf } from '../store/tables.ts';
import type { Report } from './check-record.ts';

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
  await compareKeys(db, report);
  await tellOverdrawn(db, report);
}

async function compareKeys(db: LedgerTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ key: string; seq: number; known: boolean }>`
    select coalesce(walked.key, kept.key) as key, coalesce(walked.first_seq, kept.first_seq) as seq,
      walked.key is not null as known
    from ledger_command kept full join walked_command walked on kept.key = walked.key
    where row(kept.*) is distinct from row(walked.*)
    order by 2 limit ${MOST}`.execute(db);
  for (const { key, seq, known } of rows)
    report(
      seq,
      'key',
      known
        ? `the key ${key} of record ${seq} is missing or names something else`
        : `the key ${key} was not written by record ${seq}`,
    );
}

/** Records that no decision of this program wrote: more was taken than there is. */
async function tellOverdrawn(db: LedgerTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ id: string; seq: number; free_g: string | number }>`
    select id, last_seq as seq, free_g from walked_subject where free_g < 0 order by 1 limit ${MOST}`.execute(
    db,
  );
  for (const { id, seq, free_g } of rows)
    report(seq, 'balance', `${-wholeOf(free_g)} g more were taken from ${id} than it has`);
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
