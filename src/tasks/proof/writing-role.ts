import { roleStatements } from '../../evidence/ledger/postgres-role.ts';

interface RoleOrder {
  readonly name: string;
  readonly password: string;
  /** The server, as the owner of the tables; absent: nothing is run. */
  readonly databaseUrl?: string | undefined;
}

/** SQL of a role that books and reads alone, run where a server is named; then also the address that servers use. */
export async function writingRole({
  name,
  password,
  databaseUrl,
}: RoleOrder): Promise<{ readonly statements: readonly string[]; readonly url: string | null }> {
  const statements = roleStatements(name, password);
  if (databaseUrl === undefined) return { statements, url: null };
  const { asOwner } = await import('../../evidence/ledger/postgres-store.ts');
  await asOwner(databaseUrl, statements);
  const url = new URL(databaseUrl);
  [url.username, url.password] = [name, password];
  return { statements, url: url.href };
}
