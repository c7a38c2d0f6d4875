import { expect, it } from 'vitest';
import { isFault, UnavailableError } from '../../../foundation/errors.ts';
import type { LedgerDatabase } from './tables.ts';
import { whileLocked } from './transact.ts';

const failed = (error: unknown) => new UnavailableError('the PostgreSQL server failed', {}, error);
/** A database whose connection fails at its first statement. */
const lost = (error: Error) =>
  ({ connection: () => ({ execute: () => Promise.reject(error) }) }) as unknown as LedgerDatabase;
/** A database whose lock is had at once. */
const here = {
  connection: () => ({
    execute: (work: (connection: unknown) => unknown) =>
      work({
        getExecutor: () => ({
          transformQuery: (x: unknown) => x,
          compileQuery: (x: unknown) => x,
          executeQuery: async () => ({ rows: [] }),
        }),
      }),
  }),
} as unknown as LedgerDatabase;

it('S11: a server that is lost while one works alone is UnavailableError', async () => {
  const error = new Error('Connection terminated unexpectedly');
  await expect(whileLocked(lost(error), async () => 1, failed)).rejects.toBeInstanceOf(UnavailableError);
});

it('S11: what the work itself throws goes on as it is', async () => {
  const fault = new TypeError('x is undefined');
  const throwing = async () => {
    throw fault;
  };
  await expect(whileLocked(here, throwing, failed)).rejects.toBe(fault);
  expect(await whileLocked(here, async () => 'done', failed)).toBe('done');
});

it('a fault of the program is told from what a driver or the system throws', () => {
  expect(isFault(new TypeError("reading 'seq'"))).toBe(true);
  const ofDriver = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' });
  for (const error of [ofDriver, new Error('ECONNRESET'), failed(null)]) expect(isFault(error)).toBe(false);
});
