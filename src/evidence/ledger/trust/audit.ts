import { sql } from 'kysely';
import { toHex } from '../../proof/bytes.ts';
import { frontierRoot } from '../../proof/merkle.ts';
import { keptWords } from '../files/kept-files.ts';
import type { Segment } from '../files/segment.ts';
import { checkSegment } from '../files/segment-check.ts';
import { PROJECTION_VERSION } from '../rules/book.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { Head, Problem, Rebuild, Verification } from '../store.ts';
import { checkNoted, reporter } from './check-record.ts';
import { compareProjection } from './compare-projection.ts';
import { headOf, readHead } from './head.ts';
import { walkRecords } from './walk.ts';

interface VerifyOptions {
  /** The segment file beside the database, null without one. */
  readonly segment: Segment | null;
  /** Files of bytes that were taken out of it. */
  readonly kept: readonly string[];
  /** A head as somebody noted it elsewhere. */
  readonly noted?: Head | undefined;
  readonly onProgress: (words: string) => void;
}

/** Checks every hash, link, disclosure and balance, and the segment file when there is one. Reports, never throws. */
export async function verifyLedger(
  db: LedgerTransaction,
  { segment, kept, noted, onProgress }: VerifyOptions,
): Promise<Verification> {
  const { problems, report } = reporter();
  for (const path of kept) report(null, 'kept', keptWords(path));
  const row = await readHead(db, true);
  const head = headOf(row);
  const file = segment && checkSegment(segment, report);
  const walked = await walkRecords(db, {
    report,
    onProgress,
    segment: file,
    mendTree: false,
    rootOf: noted?.size,
  });
  const { records, root } = walked;
  if (noted) checkNoted(noted, { records, root: walked.rootThen }, report);
  if (records !== head.size)
    report(null, 'head', `the head counts ${head.size} records, but the ledger holds ${records}`);
  if (root !== head.root)
    report(null, 'root', `the root in the head is ${head.root}, but the records give ${root}`);
  if (toHex(frontierRoot(row.frontier)) !== head.root)
    report(null, 'head', 'the frontier in the head does not give the root in the head');
  await compareProjection(db, report);
  await file?.finish(records);
  const broken = problems.find(({ what }) => !HARMLESS.has(what));
  if ((broken?.words ?? null) !== row.broken) await setBroken(db, broken?.words ?? null);
  return { ok: problems.length === 0, head, records, problems };
}

/** What says nothing against what is here: the records may be booked on. */
const HARMLESS: ReadonlySet<Problem['what']> = new Set(['kept', 'anchor', 'balance']);
/** What a rebuild puts right. */
const DERIVED: ReadonlySet<Problem['what']> = new Set(['tree', 'projection', 'key']);

async function setBroken(db: LedgerTransaction, broken: string | null): Promise<void> {
  await db.updateTable('ledger_head').set({ broken }).where('id', '=', 1).execute();
}

/** Makes the derived tables anew from the record bytes, and says whether they were the same before. */
export async function rebuildLedger(
  db: LedgerTransaction,
  onProgress: (words: string) => void,
): Promise<Rebuild> {
  const { problems, report } = reporter();
  await readHead(db, true);
  const { records } = await walkRecords(db, { report, onProgress, segment: null, mendTree: true });
  await compareProjection(db, report);
  await db.deleteFrom('ledger_tree').where('last', '>=', records).execute();
  await db.deleteFrom('ledger_edge').execute();
  await db.deleteFrom('ledger_subject').execute();
  await sql`insert into ledger_subject select * from walked_subject on conflict do nothing`.execute(db);
  await sql`insert into ledger_edge select * from walked_edge where src < dst and mass_g > 0
    on conflict do nothing`.execute(db);
  if (problems.some(({ what }) => what === 'key')) await rebuildKeys(db);
  const broken = problems.find(({ what }) => !HARMLESS.has(what) && !DERIVED.has(what));
  await setBroken(db, broken?.words ?? null);
  await db.updateTable('ledger_head').set({ projection: PROJECTION_VERSION }).where('id', '=', 1).execute();
  return { records, equal: problems.length === 0, differences: problems };
}

/** The keys that the records say. */
async function rebuildKeys(db: LedgerTransaction): Promise<void> {
  const triggers = async (how: 'disable' | 'enable always'): Promise<void> => {
    await sql`alter table ledger_command ${sql.raw(how)} trigger append_only`.execute(db);
  };
  await triggers('disable');
  await db.deleteFrom('ledger_command').execute();
  await sql`insert into ledger_command select * from walked_command on conflict do nothing`.execute(db);
  await triggers('enable always');
}

/** Rebuilds the derived tables when another version of the rules made them. */
export async function renewProjection(
  db: LedgerTransaction,
  onProgress: (words: string) => void,
): Promise<void> {
  await readHead(db, false);
  const query = db.selectFrom('ledger_head').select(['projection', 'size']).where('id', '=', 1);
  const current = await query.executeTakeFirstOrThrow();
  if (current.projection === PROJECTION_VERSION) return;
  if (current.size > 0)
    onProgress('the balances were made by another version; they are being rebuilt from the records');
  await rebuildLedger(db, onProgress);
}
