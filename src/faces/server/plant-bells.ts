import type { TaskContext } from '../../desk/context.ts';
import { newsAfter } from '../../desk/exchange/news.ts';
import type { sourcesOf } from '../../desk/reference/sources.ts';
import type { Said } from '../../links/messages.ts';
import { type Doorbell, doorbell } from '../../links/webhook/doorbell.ts';
import type { Plant } from './plant.ts';

type Source = Awaited<ReturnType<typeof sourcesOf>>[number];

interface Options extends Pick<Plant, 'office' | 'clock'> {
  readonly state: (source: string, said: Said) => void;
}

interface Hung {
  readonly source: Source;
  readonly bell: Doorbell;
  /** Cursor up to which the feed was looked at. */
  looked: string | undefined;
}

/** The bells of the ERPs of a plant. What was told last is kept as the last word of the source, so that a server that starts again rings for news alone. */
export function plantBells({ office, clock, state }: Options) {
  const hung = new Map<string, Hung>();
  const take = (id: string): void => {
    hung.get(id)?.bell.close();
    hung.delete(id);
  };
  const hang = async (source: Source): Promise<Hung> => {
    const { id, address } = source;
    const said = (await (await office()).sources.states()).find((one) => one.id === id);
    const bell = doorbell({
      ...{ source: id, url: address, now: clock },
      say: (condition, words) => state(id, { condition, words }),
      taken: (cursor) =>
        state(id, {
          ...{ condition: 'works', words: 'it took the last bell' },
          ...{ raw: cursor, heardAt: clock().toISOString() },
        }),
    });
    const made: Hung = { source, bell, looked: said?.raw ?? undefined };
    hung.set(id, made);
    return made;
  };
  return {
    /** Rings where the ledger has news for these sources, and takes the bells of others away. Waits for no receiver. */
    look: async (sources: readonly Source[], store: TaskContext['store']): Promise<void> => {
      const erps = new Map(sources.flatMap((one) => (one.driver === 'webhook' ? [[one.id, one]] : [])));
      for (const [id, { source }] of hung)
        if (JSON.stringify(erps.get(id)) !== JSON.stringify(source)) take(id);
      for (const [id, source] of erps) {
        const at = hung.get(id) ?? (await hang(source));
        const news = await newsAfter(at.looked, store);
        if (news === null) continue;
        at.looked = news.cursor;
        if (news.isNews) at.bell.news(news.cursor);
      }
    },
    close: (): void => {
      for (const id of hung.keys()) take(id);
    },
  };
}
