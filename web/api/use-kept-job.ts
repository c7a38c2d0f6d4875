import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import type { Page } from '../../src/documents/page.ts';
import { ApiError, jobEnded, type Refusal, readDocument, readPage, refusalOfJob } from './client.ts';
import { bookedHere } from './use-booking.ts';

interface Kind {
  /** Name under which the job is kept, so that a page that is loaded again finds it. */
  readonly name: string;
  /** How often is asked how far it is [ms]. */
  readonly pause_ms: number;
  /** It books: what pages show is read anew then, and a page that is loaded again begins anew. */
  readonly books?: boolean;
  /** What is said of one that the server lost. */
  readonly lost: (job: Job) => Refusal;
}

/** A job of the server that is followed to its end, and the page of its answer; a page that is loaded again finds it. */
export function useKeptJob(kind: Kind) {
  const client = useQueryClient();
  const { name } = kind;
  const [id, setId] = useState<string | null>(() => sessionStorage.getItem(name));
  const [job, setJob] = useState<Job | null>(null);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  const told = useRef(kind);
  told.current = kind;
  const keep = useCallback(
    (next: string | null) => {
      if (next === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, next);
      setId(next);
      setJob(null);
      setPage(null);
    },
    [name],
  );
  /** Follows one that was begun elsewhere, where none is followed here. */
  const found = useCallback((other: string) => setId((before) => before ?? other), []);
  useEffect(() => {
    if (id === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const { pause_ms, books, lost } = told.current;
    const follow = async () => {
      const first = await readDocument(jobSchema, `/api/jobs/${id}`, { signal });
      const ended = await jobEnded(first, { signal, pause_ms, onLook: setJob });
      setJob(ended);
      if (ended.state !== 'done')
        throw new ApiError(409, ended.error ? refusalOfJob(ended.error) : lost(ended));
      if (books) bookedHere();
      setPage(await readPage(`/api/jobs/${id}`, {}, { signal }));
      if (!books) return;
      sessionStorage.removeItem(name);
      await client.invalidateQueries();
    };
    follow().catch((refused: unknown) => {
      if (signal.aborted) return;
      keep(null);
      setError(refused);
    });
    return () => controller.abort();
  }, [id, keep, name, client]);
  return {
    id,
    job,
    page,
    error,
    setError,
    /** Follows a job from now on, or none. */
    keep,
    found,
    clear: () => {
      setError(null);
      keep(null);
    },
  };
}
