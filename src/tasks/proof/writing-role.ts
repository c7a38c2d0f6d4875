import { roleStatements } from '../../evidence/ledger/store/postgres-role.ts';

interface RoleOrder {
  readonly name: string;
  readonly password: string;
  /** The server, as the owner of the tables; absent: nothing is run. */
  readonly databaseUrl?: string | undefined;
}

interface WrittenRole {
  readonly statements: readonly string[];
  /** Address that servers use; without a password where the role was there before. */
  readonly url: string | null;
  /** Null where nothing was run. */
  readonly isNew: boolean | null;
}

/** SQL of a role that books and reads alone, run where a server is named; then also the address that servers use. */
export async function writingRole({ name, password, databaseUrl }: RoleOrder): Promise<WrittenRole> {
  const statements = roleStatements(name, password);
  if (databaseUrl === undefined) return { statements, url: null, isNew: null };
  const { asOwner } = await import('../../evidence/ledger/store/postgres-store.ts');
  const isNew = !(await asOwner(databaseUrl, name, statements));
  const url = new URL(databaseUrl);
  [url.username, url.password] = [name, isNew ? password : ''];
  // the password of a role that was there is not touched, and nobody here knows it
  return { statements: isNew ? statements : statements.slice(1), url: url.href, isNew };
}
