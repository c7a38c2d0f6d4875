import type { PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { rowsOfCopy } from './copy-rows.ts';

/** The part of the driver's connection that takes rows. */
interface RowsIn {
  sendCopyFromChunk(rows: Buffer): void;
  endCopyFrom(): void;
}

/** The driver's query, whose rows follow when the server asks for them. The driver itself sends none. */
class CopyIn extends pg.Query {
  readonly #rows: string;
  constructor(sql: string, rows: string, done: (error: Error | null) => void) {
    super(sql, done as never);
    this.#rows = rows;
  }
  handleCopyInResponse(connection: RowsIn): void {
    connection.sendCopyFromChunk(Buffer.from(this.#rows));
    connection.endCopyFrom();
  }
}

/** A connection of the driver that also takes the rows of `copyRows`. */
export function takingRows(client: pg.PoolClient): PostgresPoolClient {
  const copy = (sql: string, rows: string) =>
    new Promise((resolve, reject) => {
      client.query(new CopyIn(sql, rows, (error) => (error ? reject(error) : resolve({ rows: [] }))));
    });
  const query = (sql: string, parameters: unknown[] = []) => {
    const rows = rowsOfCopy(sql, parameters);
    return rows === undefined ? client.query(sql, parameters) : copy(sql, rows);
  };
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
