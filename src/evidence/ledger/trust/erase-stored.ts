import { sql } from 'kysely';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { parseEnvelope } from '../../records/record.ts';
import type { Entry } from '../rules/entry.ts';
import { inOrder } from '../rules/state-in-order.ts';
import { sealedRows, subjectsNamed } from '../store/load.ts';
import { replaceSubjects, subjectRow } from '../store/projection.ts';
import type { LedgerDatabase, LedgerTransaction } from '../store/tables.ts';
import { type ErasedField, erasedBy, erasedMark, textsWithout } from './erased.ts';

/**
 * Takes away from the tables what the erasing records among these say, and makes the states anew without it, in the transaction
 * that records them. What else has to go is left to `settle`. Throws ForbiddenError for a role that may only add.
 */
export async function eraseStored(db: LedgerTransaction, entries: readonly Entry[]): Promise<void> {
  const erasing = entries.filter(({ kind }) => kind === 'salt.erased').map(erasedBy);
  if (erasing.length === 0) return;
  await requireOwner(db);
  const changed = new Set<string>();
  for (const { target, field } of erasing) {
    const [row] = await sealedRows(db, { seqs: [target] });
    if (!row || textsWithout(row.disclosures, field) === row.disclosures) continue;
    await db
      .updateTable('ledger_disclosure')
      .set({ text: erasedMark(field) })
      .where('seq', '=', target)
      .where('text', '=', oldText(row.disclosures, field))
      .execute();
    changed.add(row.subject);
  }
  for (const name of changed) await stateAnew(db, name);
  await db.updateTable('ledger_head').set({ unsettled: true }).where('id', '=', 1).execute();
}

const oldText = (texts: readonly string[], field: ErasedField): string =>
  texts.find((text, i) => textsWithout(texts, field)[i] !== text)!;

async function stateAnew(db: LedgerTransaction, name: string): Promise<void> {
  const state = await inOrder(db, name);
  const end = (await subjectsNamed(db, 'ledger_subject', new Set([name]))).ends.get(name);
  if (state && end) await replaceSubjects(db, [subjectRow(state, end)]);
}

/** Whether this role may take something away. */
export async function mayErase(db: LedgerTransaction): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege('ledger_disclosure', 'update') as may`.execute(db);
  return rows[0]?.may === true;
}

async function requireOwner(db: LedgerTransaction): Promise<void> {
  if (await mayErase(db)) return;
  throw new ForbiddenError('this database role only adds to the ledger, so it erases nothing', {
    path: 'DATABASE_URL',
    allowed: 'the owner of the tables',
    cure: 'run this one command with DATABASE_URL of the owner; servers keep their role',
  });
}

/** Whether something that was erased may still lie where the tables were, or in the segment file. */
export async function isUnsettled(db: LedgerTransaction): Promise<boolean> {
  const query = db.selectFrom('ledger_head').select('unsettled').where('id', '=', 1);
  return (await query.executeTakeFirst())?.unsettled === true;
}

/** Everything that was ever erased, by the number of its record. */
export async function erasedFields(
  db: LedgerTransaction,
): Promise<ReadonlyMap<number, readonly ErasedField[]>> {
  const found = await db
    .selectFrom('ledger_record')
    .select('seq')
    .where('kind', '=', 'salt.erased')
    .execute();
  const fields = new Map<number, ErasedField[]>();
  for (const { text } of await sealedRows(db, { seqs: found.map(({ seq }) => seq) })) {
    const { target, field } = erasedBy(parseEnvelope(text));
    fields.set(target, [...(fields.get(target) ?? []), field]);
  }
  return fields;
}

/** Writes the tables anew, so that no row that was replaced stays in their files, does the rest, and notes that nothing is left to do. */
export async function settleTables(
  db: LedgerDatabase,
  rest: () => Promise<void> = async () => undefined,
): Promise<void> {
  await sql`vacuum full ledger_disclosure`.execute(db);
  await sql`vacuum full ledger_subject`.execute(db);
  await rest();
  await db.updateTable('ledger_head').set({ unsettled: false }).where('id', '=', 1).execute();
}
