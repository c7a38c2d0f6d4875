import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import type { Page } from '../../src/documents/page.ts';
import {
  ApiError,
  jobEnded,
  type Refusal,
  readDocument,
  readPage,
  refusalOfJob,
  send,
  startJob,
} from '../api/client.ts';
import { WORDS } from '../words.ts';

const { life: words } = WORDS;

/** Where the job is kept, so that a page that is loaded again finds it. */
const KEPT = 'remelt-scenario-job';
/** How often is asked how far it is [ms]. */
const PAUSE_MS = 500;

const calculationsSchema = z.object({
  calculations: z.array(z.object({ name: z.string(), format: z.string().optional() })),
});

/** One scenario at a time, run by the server as a job: it can be stopped, and a page that is loaded again finds it. */
export function useScenario() {
  const [id, setId] = useState<string | null>(() => sessionStorage.getItem(KEPT));
  const [job, setJob] = useState<Job | null>(null);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  const keep = useCallback((next: string | null) => {
    if (next === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, next);
    setId(next);
    setJob(null);
    setPage(null);
  }, []);
  const run = async (document: unknown) => {
    setError(null);
    keep(null);
    try {
      const path = `/api/calculations/${await calculationFor(document)}`;
      const started = await startJob({ path, order: document as object as never, key: crypto.randomUUID() });
      keep(started.id);
    } catch (refused) {
      setError(refused);
    }
  };
  useEffect(() => {
    if (id === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      const first = await readDocument(jobSchema, `/api/jobs/${id}`, { signal });
      const ended = await jobEnded(first, { signal, pause_ms: PAUSE_MS, onLook: setJob });
      setJob(ended);
      if (ended.state !== 'done')
        throw new ApiError(409, ended.error ? refusalOfJob(ended.error) : lost(ended));
      setPage(await readPage(`/api/jobs/${id}`, {}, { signal }));
    };
    follow().catch((refused: unknown) => {
      if (signal.aborted) return;
      keep(null);
      setError(refused);
    });
    return () => controller.abort();
  }, [id, keep]);
  return {
    job,
    page,
    error,
    isRunning: id !== null && page === null,
    run: (document: unknown) => void run(document),
    refuse: (refusal: Refusal) => setError(new ApiError(422, refusal)),
    stop: () => {
      if (id !== null) void send(`/api/jobs/${id}`, 'DELETE').catch(() => undefined);
    },
    clear: () => {
      setError(null);
      keep(null);
    },
  };
}

const lost = ({ words: said }: Job): Refusal => ({
  code: 'lost',
  message: said || words.lost,
  details: [],
});

/** Name of the calculation that reads a document, by its format. Throws ApiError for a document that none reads. */
async function calculationFor(document: unknown): Promise<string> {
  const { format, method, inputs } = (document ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof method === 'string' && inputs !== undefined) return 'lifecycle';
  const { calculations } = await readDocument(calculationsSchema, '/api/calculations');
  const found = calculations.find((one) => one.format !== undefined && one.format === format);
  if (found) return found.name;
  throw new ApiError(422, {
    code: 'input',
    message: words.unknown,
    details: [
      {
        path: 'format',
        value: typeof format === 'string' ? format : '',
        allowed: calculations.flatMap((one) => one.format ?? []).join(', '),
        cure: words.unknownCure,
      },
    ],
  });
}
