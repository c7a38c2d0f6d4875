import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract as planHeat } from '../../src/tasks/heats/plan-heat/contract.ts';
import {
  ApiError,
  book,
  bookDocument,
  jobEnded,
  type Order,
  type Refusal,
  readDocument,
  readPage,
  refusalOfJob,
  send,
  startJob,
} from '../api/client.ts';
import { WORDS } from '../words.ts';

const PATH = addressOf(planHeat);
/** Where the plan that is being made is kept, so that a page that is loaded again finds it. */
const KEPT = 'remelt-planning';
/** How often is asked how far it is [ms]. */
const PAUSE_MS = 700;

/** A plan as it was shown: of which order, and what stands for it. */
export interface ShownPlan {
  readonly order: Order;
  readonly page: Page;
  readonly shown: string;
  /** Its lots are reserved. */
  readonly isReserved?: boolean;
}

/** What a plan that was stopped had found: nobody has confirmed it. */
export interface BestSoFar {
  readonly order: Order;
  /** Cost, and how many drawn heats pass. */
  readonly words: string;
  readonly charge: readonly { readonly lot: string; readonly mass_kg: number }[];
}

/** The plan of a colleague: to look at. */
export interface SharedPlan {
  readonly by: string;
  readonly page: Page;
}

/** How far a plan is, and what it has found. */
export type Progress = Pick<Job, 'words' | 'incumbent' | 'bound'>;
const NOTHING_YET: Progress = { words: '' };

/** A plan that the server makes: its job, and the booking that answers it. */
interface Planning {
  readonly job: string;
  readonly key: string;
  readonly order: Order;
}

const answerSchema = z.object({ shown: z.string() });

/**
 * One plan at a time, made by the server as a job: it can be stopped, what was typed stays, and a page that is loaded again, or another
 * device, finds it by its address.
 */
export function usePlanning(address: string | undefined, onAddress: (job: string | undefined) => void) {
  const client = useQueryClient();
  const [planning, setPlanning] = useState<Planning | null>(kept);
  const [shown, setShown] = useState<ShownPlan | null>(null);
  const [shared, setShared] = useState<SharedPlan | null>(null);
  const [best, setBest] = useState<BestSoFar | null>(null);
  /** It was stopped before it had found a charge. */
  const [isEmpty, setEmpty] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isStopping, setStopping] = useState(false);
  const [progress, setProgress] = useState<Progress>(NOTHING_YET);
  const [isStarting, setStarting] = useState(false);
  const keep = useCallback((next: Planning | null) => {
    if (next === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(next));
    setPlanning(next);
  }, []);
  const start = async (wanted: Order) => {
    setShown(null);
    setBest(null);
    setEmpty(false);
    setError(null);
    setProgress(NOTHING_YET);
    setStarting(true);
    const [order, key] = [{ ...wanted, dryRun: true }, crypto.randomUUID()];
    try {
      const { id: job } = await startJob({ path: PATH, order, key });
      keep({ job, key, order: wanted });
      onAddress(job);
    } catch (refused) {
      setError(refused);
    }
    setStarting(false);
  };
  const stop = () => {
    if (!planning) return;
    setStopping(true);
    // its end is heard where it is followed; where the server cannot be asked to stop it, it is left
    send(`/api/jobs/${planning.job}`, 'DELETE').catch(() => keep(null));
  };
  /** Shows the page of the same plan with its lots reserved; a page that is loaded again begins anew. */
  const reserved = (page: Page) => {
    sessionStorage.removeItem(KEPT);
    setShown((before) => before && { ...before, page, isReserved: true });
  };
  const clear = () => {
    setError(null);
    setShared(null);
    setShown(null);
    setBest(null);
    setEmpty(false);
    keep(null);
    onAddress(undefined);
  };
  useEffect(() => {
    if (address === undefined) return;
    const controller = new AbortController();
    readDocument(jobSchema, `/api/jobs/${encodeURIComponent(address)}`, { signal: controller.signal })
      .then(async (found) => {
        if (found.by !== undefined) return setShared(await sharedPlan(found, controller.signal));
        const next = planningOf(found);
        if (next) setPlanning((before) => (before?.job === next.job ? before : next));
        else setError(new ApiError(409, lost));
      })
      .catch((refused: unknown) => {
        if (!controller.signal.aborted) setError(refused);
      });
    return () => controller.abort();
  }, [address]);
  useEffect(() => {
    if (planning === null || shown !== null) return;
    const { order, key } = planning;
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      const found = await ended(planning.job, { signal, onProgress: setProgress });
      if (found) {
        keep(null);
        const isFound = found.charge.length > 0;
        setBest(isFound ? { order, ...found } : null);
        setEmpty(!isFound);
        return;
      }
      const asked = { path: PATH, order: { ...order, dryRun: true }, key, signal };
      const page = await book(asked);
      const { shown } = await bookDocument(answerSchema, asked);
      setShown({ order, page, shown });
      await client.invalidateQueries({ queryKey: ['page'] });
    };
    follow()
      .catch((refused: unknown) => {
        if (signal.aborted) return;
        keep(null);
        setError(refused);
      })
      .finally(() => setStopping(false));
    return () => controller.abort();
  }, [planning, shown, client, keep]);
  return {
    shown,
    shared,
    best,
    isEmpty,
    error,
    isStopping,
    progress,
    /** What is being planned. */
    order: planning?.order,
    isRunning: isStarting || (planning !== null && shown === null),
    start: (order: Order) => void start(order),
    stop,
    reserved,
    clear,
  };
}

/** The plan that a job makes; null for another job. */
export function planningOf({ id, calculation, asked }: Job): Planning | null {
  if (calculation !== 'plan-heat' || !asked?.order) return null;
  const { dryRun: _, ...order } = asked.order;
  return { job: id, key: asked.key, order };
}

interface Following {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** The plan of a colleague as it stands. Throws ApiError for one that was refused, with what can be had instead, or that is under way. */
async function sharedPlan({ id, by = '', ...job }: Job, signal: AbortSignal): Promise<SharedPlan> {
  const { state, error } = await jobEnded(
    { id, ...job },
    { signal, pause_ms: PAUSE_MS, onLook: () => undefined },
  );
  if (state !== 'done') throw new ApiError(409, error ? refusalOfJob(error) : lost);
  return { by, page: await readPage(`/api/jobs/${encodeURIComponent(id)}`, {}, { signal }) };
}

/** What a job had found when it was stopped; null once it is done. Throws ApiError for one that was refused or lost. */
async function ended(
  id: string,
  { signal, onProgress }: Following,
): Promise<Omit<BestSoFar, 'order'> | null> {
  const first = await readDocument(jobSchema, `/api/jobs/${id}`, { signal });
  const { state, error } = await jobEnded(first, {
    signal,
    pause_ms: PAUSE_MS,
    onLook: onProgress,
  });
  if (state === 'done') return null;
  const refusal = error as Refusal | undefined;
  if (state === 'stopped') return { words: refusal?.message ?? '', charge: chargeIn(refusal) };
  throw new ApiError(409, refusal ? refusalOfJob(refusal) : lost);
}

/** Lots and masses that the end of a stopped plan names. */
const chargeIn = (refusal: Refusal | undefined): BestSoFar['charge'] =>
  (refusal?.details ?? []).flatMap(({ path, value, unit }) =>
    path !== undefined && typeof value === 'number' && unit === 'kg' ? [{ lot: path, mass_kg: value }] : [],
  );

const lost = { code: 'job', message: WORDS.plan.lost, details: [] } satisfies Refusal;

function kept(): Planning | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Planning | null;
  } catch {
    return null;
  }
}
