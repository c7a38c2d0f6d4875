import { InputError } from '../../../foundation/errors.ts';

/** What can only be added to: the records, what opens them, and the keys they were asked under. */
const LOG = ['ledger_record', 'ledger_disclosure', 'ledger_command'];
/** What is derived from them, and can be made anew. */
const DERIVED = ['ledger_subject', 'ledger_edge', 'ledger_tree'];

/**
 * SQL statements that make a role which books and reads, and can neither change nor delete what was booked. The owner of the
 * tables runs them, after each update of Remelt again. Throws InputError for a name that is not a plain one.
 */
export function roleStatements(role: string, password: string): readonly string[] {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(role))
    throw new InputError(`"${role.slice(0, 100)}" is not the name of a role`, {
      path: 'name',
      value: role.slice(0, 100),
      allowed: 'small letters, digits and _, at most 63, such as remelt_app',
    });
  return [
    `do $$ begin
  if to_regrole('${role}') is null then
    create role ${role} login password '${password}';
  end if;
  execute format('grant connect, temporary on database %I to ${role}', current_database());
end $$`,
    `revoke all on all tables in schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    `grant select, insert on ${LOG.join(', ')} to ${role}`,
    `grant select, insert, update, delete on ${DERIVED.join(', ')} to ${role}`,
    `grant select, update on ledger_head, ledger_migration_lock to ${role}`,
    `grant select, insert, delete on ledger_pending to ${role}`,
    `grant select on ledger_migration to ${role}`,
    `do $$ begin
  if to_regnamespace('office') is not null then
    grant usage on schema office to ${role};
    grant select, insert, update, delete on all tables in schema office to ${role};
  end if;
end $$`,
  ];
}
