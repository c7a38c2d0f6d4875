import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/heats/calibrate-history/contract.ts';
import { book, send, startJob } from '../api/client.ts';
import { useKeptJob } from '../api/use-kept-job.ts';
import { base64Of } from '../design/take-file.tsx';
import { PAGE_WORDS } from '../page-words.ts';

const { pastHeats: words } = PAGE_WORDS;

/** What is said beside the tables, a line for each. */
export interface Said {
  readonly furnace: string;
  readonly map: string;
  readonly set: string;
}

/** Tables of past heats: read at once, and calculated as a job that a page which is loaded again finds. */
export function usePastHeats() {
  const { id, job, page, error, setError, keep, clear } = useKeptJob({
    name: 'remelt-past-heats-job',
    pause_ms: 700,
    lost: ({ words: said }) => ({ code: 'lost', message: said || words.lost, details: [] }),
  });
  const [files, setFiles] = useState<readonly { readonly name: string; readonly base64: string }[]>([]);
  const [reading, setReading] = useState<Page | null>(null);
  const [isReading, setIsReading] = useState(false);
  const order = (given: typeof files, said: Said) => ({
    files: given,
    ...(said.furnace.trim() === '' ? {} : { furnace: said.furnace.trim() }),
    ...listOf('map', said.map),
    ...listOf('set', said.set),
  });
  const read = async (given: typeof files, said: Said): Promise<void> => {
    setError(null);
    setIsReading(true);
    try {
      setReading(
        await book({
          path: addressOf(contract),
          order: { ...order(given, said), readOnly: true },
          key: crypto.randomUUID(),
        }),
      );
    } catch (refused) {
      setReading(null);
      setError(refused);
    } finally {
      setIsReading(false);
    }
  };
  return {
    job,
    page,
    error,
    files,
    reading,
    isReading,
    isRunning: id !== null && page === null,
    take: async (chosen: readonly File[], said: Said) => {
      const given = await Promise.all(
        chosen.map(async (file) => ({ name: file.name, base64: await base64Of(file) })),
      );
      setFiles(given);
      await read(given, said);
    },
    again: (said: Said) => read(files, said),
    calculate: async (said: Said) => {
      setError(null);
      try {
        const started = await startJob({
          path: addressOf(contract),
          order: order(files, said),
          key: crypto.randomUUID(),
        });
        keep(started.id);
      } catch (refused) {
        setError(refused);
      }
    },
    stop: () => {
      if (id !== null) void send(`/api/jobs/${id}`, 'DELETE').catch(() => undefined);
    },
    other: () => {
      setFiles([]);
      setReading(null);
      clear();
    },
  };
}

const listOf = (name: 'map' | 'set', text: string): { readonly [key: string]: readonly string[] } => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? {} : { [name]: lines };
};
