import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type Job, jobSchema, jobsSchema } from '../../src/documents/job.ts';
import type { Page } from '../../src/documents/page.ts';
import type { SheetReadingDocument } from '../../src/documents/sheet-order.ts';
import { ApiError, jobEnded, readDocument, readPage, refusalOfJob, startJob } from '../api/client.ts';
import { bookedHere } from '../api/use-booking.ts';
import { useKey } from '../api/use-key.ts';
import { WORDS } from '../words.ts';
import type { SameName } from './same-names.tsx';

const { imports: words } = WORDS;

/** Where the job is kept, so that a page that is loaded again finds it. */
const KEPT = 'remelt-import-job';
/** How often is asked how far it is [ms]. */
const PAUSE_MS = 300;
const CALCULATION = 'book-returns';

/** The lots of a sheet, and what is said of names that are written otherwise already. */
interface Asked {
  readonly rows: SheetReadingDocument['lots'];
  readonly sameNames: SameName | undefined;
}

/** One import at a time, booked by the server as a job: a page that is loaded again, or another device, finds it. */
export function useImport() {
  const client = useQueryClient();
  const key = useKey();
  const [id, setId] = useState<string | null>(() => sessionStorage.getItem(KEPT));
  const [job, setJob] = useState<Job | null>(null);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const keep = useCallback((next: string | null) => {
    if (next === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, next);
    setId(next);
    setJob(null);
    setPage(null);
  }, []);
  /** Books the lots; true once the server has taken them. */
  const start = async ({ rows, sameNames }: Asked): Promise<boolean> => {
    const order = { rows, ...(sameNames === undefined ? {} : { sameNames }) };
    setError(null);
    setStarting(true);
    try {
      keep((await startJob({ path: '/api/yard/book-returns', order, key: key.of(order) })).id);
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
        if (open) setId((before) => before ?? open.id);
      })
      .catch(() => undefined);
    return () => controller.abort();
  }, [id]);
  useEffect(() => {
    if (id === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      const first = await readDocument(jobSchema, `/api/jobs/${id}`, { signal });
      const ended = await jobEnded(first, { signal, pause_ms: PAUSE_MS, onLook: setJob });
      if (ended.state !== 'done')
        throw new ApiError(409, ended.error ? refusalOfJob(ended.error) : { ...LOST, message: words.lost });
      bookedHere();
      setPage(await readPage(`/api/jobs/${id}`, {}, { signal }));
      sessionStorage.removeItem(KEPT);
      await client.invalidateQueries();
    };
    follow().catch((refused: unknown) => {
      if (signal.aborted) return;
      keep(null);
      setError(refused);
    });
    return () => controller.abort();
  }, [id, keep, client]);
  return {
    job,
    page,
    error,
    isRunning: isStarting || (id !== null && page === null),
    start,
    clear: () => {
      setError(null);
      keep(null);
    },
  };
}

const LOST = { code: 'job', details: [] };

const isOpen = ({ state }: Job): boolean => state === 'waiting' || state === 'running';
