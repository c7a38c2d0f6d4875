import { useEffect, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { type Job, jobsSchema } from '../../src/documents/job.ts';
import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { contract as bookReturns } from '../../src/tasks/yard/book-returns/contract.ts';
import { type Refusal, readDocument, startJob } from '../api/client.ts';
import { useKeptJob } from '../api/use-kept-job.ts';
import { useKey } from '../api/use-key.ts';
import { PAGE_WORDS } from '../page-words.ts';
import type { Said } from './asked.tsx';

const { imports: words } = PAGE_WORDS;

const CALCULATION = 'book-returns';

/** The lots of a sheet, and what is said of names that are written otherwise already. */
interface Asked extends Said {
  readonly rows: SheetReadingDocument['lots'];
  /** Rows of the sheet that are not among them, by the word of who books. */
  readonly leftOut: readonly number[];
}

/** One import at a time, booked by the server as a job: a page that is loaded again, or another device, finds it. */
export function useImport() {
  const key = useKey();
  const { id, job, page, error, setError, keep, found, clear } = useKeptJob({
    name: 'remelt-import-job',
    pause_ms: 300,
    books: true,
    lost: () => LOST,
  });
  const [isStarting, setStarting] = useState(false);
  /** Books the lots; true once the server has taken them. */
  const start = async ({ rows, leftOut, sameNames, asTyped }: Asked): Promise<boolean> => {
    const order = {
      rows,
      ...(leftOut.length === 0 ? {} : { leftOut }),
      ...(sameNames === undefined ? {} : { sameNames }),
      ...(asTyped ? { asTyped } : {}),
    };
    setError(null);
    setStarting(true);
    try {
      keep((await startJob({ path: addressOf(bookReturns), order, key: key.of(order) })).id);
      // what is refused may be sent again; the same table is booked once
      key.done();
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      setStarting(false);
    }
  };
  useEffect(() => {
    if (id !== null) return;
    const controller = new AbortController();
    // one that was begun on another device
    readDocument(jobsSchema, '/api/jobs', { signal: controller.signal })
      .then(({ jobs }) => {
        const open = jobs.find((one) => one.calculation === CALCULATION && isOpen(one));
        if (open) found(open.id);
      })
      .catch(() => undefined);
    return () => controller.abort();
  }, [id, found]);
  return {
    job,
    page,
    error,
    isRunning: isStarting || (id !== null && page === null),
    start,
    clear,
  };
}

const LOST: Refusal = { code: 'job', message: words.lost, details: [] };

const isOpen = ({ state }: Job): boolean => state === 'waiting' || state === 'running';
