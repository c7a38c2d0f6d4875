import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RecorderPart, RecorderShelf } from '../../desk/context.ts';
import type { Office } from '../../office/open-office.ts';
import type { Plant } from './plant.ts';

/** Longest time that a part may be of: one that began earlier is not looked for [ms]. */
const LONGEST_MS = 48 * 3_600_000;
const HOUR_MS = 3_600_000;

/** Key of a part among the answers that the office keeps: its source, the hour in which it begins, and its number there. */
const keyOf = (source: string, hour: number, n: number): string =>
  `recorder-part ${source} ${new Date(hour * HOUR_MS).toISOString().slice(0, 13)} ${n}`;
/** Key of the mark that a content was sent. */
const markOf = (source: string, sha256: string): string => `recorder-part ${source} sha256 ${sha256}`;
const hourOf = (at: string | Date): number => Math.floor(new Date(at).getTime() / HOUR_MS);

/** What recorders have sent to a server, kept with the answers of the office for 30 days, so that every process of the server finds it. */
export const recorderShelf = ({
  office,
  clock,
}: Pick<Plant, 'clock'> & {
  readonly office: () => Promise<Pick<Office, 'keep' | 'answer'>>;
}): RecorderShelf => {
  const partsOf = async (source: string, hour: number): Promise<RecorderPart[]> => {
    const parts: RecorderPart[] = [];
    for (let n = 0; ; n++) {
      const found = await (await office()).answer(keyOf(source, hour, n));
      if (!found) return parts;
      const { bytes, ...part } = JSON.parse(found.reply.body) as Record<keyof RecorderPart, string>;
      parts.push({ ...part, bytes: inflateRawSync(Buffer.from(bytes, 'base64')) });
    }
  };
  return {
    keep: async (part) => {
      const hour = hourOf(part.from);
      const body = JSON.stringify({ ...part, bytes: deflateRawSync(part.bytes).toString('base64') });
      // another process may keep a part of the same hour at the same time: what is there then is looked at again
      for (;;) {
        const there = await partsOf(part.source, hour);
        if (there.some(({ sha256 }) => sha256 === part.sha256)) return false;
        const key = keyOf(part.source, hour, there.length);
        await (await office()).keep(
          key,
          { hash: part.sha256, reply: { status: 200, body } },
          clock().toISOString(),
        );
        const kept = await (await office()).answer(key);
        if (kept?.hash !== part.sha256) continue;
        const mark = { hash: part.sha256, reply: { status: 200, body: '{}' } };
        await (await office()).keep(markOf(part.source, part.sha256), mark, clock().toISOString());
        return true;
      }
    },
    known: async (source, sha256) => {
      const found: string[] = [];
      for (const one of sha256) if (await (await office()).answer(markOf(source, one))) found.push(one);
      return found;
    },
    between: async (source, from, to) => {
      const found: RecorderPart[] = [];
      for (let hour = hourOf(new Date(from.getTime() - LONGEST_MS)); hour <= hourOf(to); hour++)
        found.push(...(await partsOf(source, hour)));
      return found.filter((part) => new Date(part.to) >= from && new Date(part.from) <= to);
    },
  };
};
