import type { RecorderPart, RecorderShelf } from '../../desk/context.ts';

/** What recorders have sent, in memory. */
export function shelfInMemory(): RecorderShelf {
  const parts: RecorderPart[] = [];
  return {
    keep: async (part) => {
      if (parts.some(({ source, sha256 }) => source === part.source && sha256 === part.sha256)) return false;
      parts.push(part);
      return true;
    },
    known: async (source, sha256) =>
      sha256.filter((one) => parts.some((part) => part.source === source && part.sha256 === one)),
    between: async (source, from, to) =>
      parts.filter(
        (part) => part.source === source && new Date(part.to) >= from && new Date(part.from) <= to,
      ),
  };
}
