import type { PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { copiesIn } from './copy-rows.ts';

/** The part of the driver's connection that takes rows. */
interface RowsIn {
  sendCopyFromChunk(rows: Buffer): void;
  endCopyFrom(): void;
}

/**
 * The driver's query, with the rows that its statements read behind it; the driver itself has none to send. All of it goes out
 * at once, so that the server works while this process does something else. After a refusal the server drops what follows.
 */
class CopyIn extends pg.Query {
  constructor(sql: string, rows: readonly string[], done: (error: Error | undefined) => void) {
    super(sql, done);
    const submit = this.submit.bind(this);
    this.submit = (connection) => {
      submit(connection);
      for (const text of rows) {
        (connection as unknown as RowsIn).sendCopyFromChunk(Buffer.from(text));
        (connection as unknown as RowsIn).endCopyFrom();
      }
    };
  }
  /** The server asks for what is on its way. */
  handleCopyInResponse(): void {}
}

/** A connection of the driver that also takes the rows of `copyOf`. */
export function takingRows(client: pg.PoolClient): PostgresPoolClient {
  const copy = (sql: string, rows: readonly string[]) =>
    new Promise((resolve, reject) => {
      client.query(new CopyIn(sql, rows, (error) => (error ? reject(error) : resolve({ rows: [] }))));
    });
  const query = (sql: string, parameters: unknown[] = []) => {
    const copies = copiesIn(sql, parameters);
    return copies
      ? copy(
          sql,
          copies.map(({ rows }) => rows),
        )
      : client.query(sql, parameters);
  };
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
