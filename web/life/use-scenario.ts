import { z } from 'zod';
import type { Job } from '../../src/documents/job.ts';
import { ApiError, type Refusal, readDocument, send, startJob } from '../api/client.ts';
import { useKeptJob } from '../api/use-kept-job.ts';
import { WORDS } from '../words.ts';

const { life: words } = WORDS;

const calculationsSchema = z.object({
  calculations: z.array(z.object({ name: z.string(), format: z.string().optional() })),
});

/** One scenario at a time, run by the server as a job: it can be stopped, and a page that is loaded again finds it. */
export function useScenario() {
  const { id, job, page, error, setError, keep, clear } = useKeptJob({
    name: 'remelt-scenario-job',
    pause_ms: 500,
    lost,
  });
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
    clear,
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
