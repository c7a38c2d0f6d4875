import { MIGRATIONS } from '../store/migrations.ts';

const names = Object.keys(MIGRATIONS).map((name) => `'${name}'`);
const triggers = ['append_only', 'never_truncated'].map((name) => `enable always trigger ${name}`);
const guarded = ['ledger_record', 'ledger_command'];

/**
 * SQL that leaves of a ledger's tables what its migrations made, whatever rows and triggers a test has changed: far cheaper than to make
 * them anew. Fails after two seconds where somebody still works in them.
 */
export const EMPTIED_TABLES = `
set lock_timeout = '2s';
reset session_replication_role;
delete from ledger_migration where name not in (${names.join(', ')});
${guarded.map((table) => `alter table ${table} disable trigger all;`).join('\n')}
do $$ begin
  execute (select 'truncate ' || string_agg(tablename, ', ') from pg_tables
    where schemaname = 'public' and tablename not like 'ledger_migration%');
end $$;
insert into ledger_head (id, size, root, frontier) values (1, 0, sha256(''), '');
${guarded.map((table) => `alter table ${table} ${triggers.join(', ')};`).join('\n')}
reset lock_timeout`;
