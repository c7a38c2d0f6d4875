import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { sessionQuery } from '../api/session.ts';
import { isOwnBooking } from '../api/use-booking.ts';
import { WORDS } from '../words.ts';
import { isConcerned, type News, showsProof } from './concerned.ts';

const { live: words } = WORDS;

const texts = z.array(z.string()).optional();
const newsSchema = z.object({
  size: z.number(),
  kinds: texts,
  subjects: texts,
  more: z.boolean().optional(),
});

/** How long it is said that something was brought up to date [ms]. */
const SAID_MS = 6000;

/** Listens to what anybody books, and reads anew what shows it. What is being typed stays, for nothing else is touched. */
export function Live() {
  const client = useQueryClient();
  const [size, setSize] = useState<number | null>(null);
  useEffect(() => {
    if (size === null) return;
    const timer = setTimeout(() => setSize(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [size]);
  useEffect(() => {
    let source: EventSource | null = null;
    let seen = -1;
    const hear = ({ data }: MessageEvent<string>): void => {
      const news = newsSchema.safeParse(JSON.parse(data)).data;
      if (!news || news.size === seen) return;
      // the first event of a stream says where it begins: what was booked while nobody listened is not told
      const isBeginning = news.kinds === undefined;
      const isMissed = isBeginning && seen >= 0;
      seen = news.size;
      if (isBeginning && !isMissed) return;
      const told = isMissed ? { ...news, more: true } : news;
      void client.invalidateQueries({ predicate: ({ queryKey }) => isConcerned(queryKey, told) });
      void patchYard(told, client);
      if (!isOwnBooking()) setSize(news.size);
    };
    let hasOpened = false;
    // a stream ends with its session: somebody may have signed in or out meanwhile by a page without scripts, which tells no tab of it
    const askWhoIsHere = (): void => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    const hearOpened = (): void => {
      if (hasOpened) askWhoIsHere();
      hasOpened = true;
    };
    const hearRefused = (): void => {
      if (source?.readyState === EventSource.CLOSED) askWhoIsHere();
    };
    let covered = '';
    const hearCheckpoint = ({ data }: MessageEvent<string>): void => {
      // the first one says how far it is signed when the tab begins to listen
      const isFirst = covered === '';
      if (data !== covered)
        void client.invalidateQueries(
          isFirst ? { queryKey: ['checkpoint'] } : { predicate: ({ queryKey }) => showsProof(queryKey) },
        );
      covered = data;
    };
    const listen = (): void => {
      // a tab that nobody sees listens to nothing: browsers open few connections to one server
      if (document.visibilityState === 'hidden') {
        source?.close();
        source = null;
      } else if (source === null) {
        source = new EventSource('/api/events');
        source.addEventListener('head', hear);
        source.addEventListener('checkpoint', hearCheckpoint);
        source.addEventListener('open', hearOpened);
        source.addEventListener('error', hearRefused);
      }
    };
    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      source?.close();
    };
  }, [client]);
  return (
    <span role="status" className="live dim">
      {size === null ? '' : words.updated(size)}
    </span>
  );
}

/** Reads the lots that changed, where the yard is here. What it needs is loaded then: most pages show no lots. */
async function patchYard(news: News, client: QueryClient): Promise<void> {
  if (client.getQueryData(['lots']) === undefined) return;
  try {
    const { patchLots } = await import('./patch-lots.ts');
    await patchLots(news, client);
  } catch {
    // what cannot be read now is read anew when the yard is opened again
  }
}
