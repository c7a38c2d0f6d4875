import type { RecorderPart, RecorderShelf, TaskContext } from '../../../desk/context.ts';

/** A part as it travels: bytes in base64. */
interface SentPart extends Omit<RecorderPart, 'bytes'> {
  readonly bytes: string;
}

type Store = TaskContext['store'];

/** What recorders have sent, as the command line asks a server for it. */
export const recorderDesk = (shelf: RecorderShelf | undefined) =>
  shelf && {
    keep: (_: Store, { bytes, ...part }: SentPart) =>
      shelf.keep({ ...part, bytes: Buffer.from(bytes, 'base64') }),
    known: (_: Store, ...asked: Parameters<RecorderShelf['known']>) => shelf.known(...asked),
    between: async (
      _: Store,
      ...[source, from, to]: readonly [string, string, string]
    ): Promise<SentPart[]> =>
      (await shelf.between(source, new Date(from), new Date(to))).map(({ bytes, ...part }) => ({
        ...part,
        bytes: Buffer.from(bytes).toString('base64'),
      })),
  };

/** The same shelf, asked from the other end. */
export const recordersOver = (
  ask: (method: keyof RecorderShelf, ...args: readonly unknown[]) => Promise<unknown>,
): RecorderShelf => ({
  keep: async ({ bytes, ...part }) =>
    (await ask('keep', {
      ...part,
      bytes: Buffer.from(bytes).toString('base64'),
    } satisfies SentPart)) as boolean,
  known: async (...asked) => (await ask('known', ...asked)) as readonly string[],
  between: async (source, from, to) =>
    ((await ask('between', source, from.toISOString(), to.toISOString())) as readonly SentPart[]).map(
      ({ bytes, ...part }) => ({ ...part, bytes: Buffer.from(bytes, 'base64') }),
    ),
});
