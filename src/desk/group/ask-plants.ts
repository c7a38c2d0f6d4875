import type { AskedPlant, Group, GroupPlant } from '../../documents/exchange/group.ts';
import { CancelledError, ForbiddenError, RemeltError } from '../../foundation/errors.ts';
import type { PlantAsker, TaskContext } from '../context.ts';

/** Longest time that a plant is waited for [ms] (assumption: an embedded ledger of some years opens within it). */
const PATIENCE_MS = 20_000;

/** A schema that answers of other plants are read through. */
interface Reads<Answer> {
  safeParse(value: unknown): { readonly success: true; readonly data: Answer } | { readonly success: false };
}

/** A verb that reads, what is asked of it, and which plants; default all. */
interface Asking {
  readonly verb: string;
  readonly order: object;
  readonly of?: readonly GroupPlant[];
  /** A plant that knows nothing of it has answered. */
  readonly mayBeUnknown?: boolean;
}

/** What a plant answered; `error` where it did not, in words, and whether it knows nothing of what was asked. */
export type Answered<Answer> =
  | { readonly plant: GroupPlant; readonly answer: Answer }
  | { readonly plant: GroupPlant; readonly error: string; readonly isUnknown: boolean };

/** The plants of a group, asked at once: each with the rights of its own token. */
export class AskedGroup {
  readonly #group: Group;
  readonly #asker: PlantAsker;
  readonly #context: TaskContext;
  readonly #failed = new Map<string, string>();

  constructor(group: Group, context: TaskContext) {
    if (!context.plants)
      throw new ForbiddenError('a group is not asked from here', {
        path: 'group',
        allowed: 'the terminal of somebody who holds the tokens of the plants',
        cure: 'ask it at a terminal: a server holds no tokens of other plants',
      });
    this.#group = group;
    this.#asker = context.plants;
    this.#context = context;
  }

  get plants(): readonly GroupPlant[] {
    return this.#group.plants;
  }

  /** The answer of each plant, or of those that are named, to one verb. Throws CancelledError when who asked stops it. */
  async ask<Answer>(
    { verb, order, of = this.plants, mayBeUnknown = false }: Asking,
    reads: Reads<Answer>,
  ): Promise<readonly Answered<Answer>[]> {
    let answered = 0;
    const answers = of.map(async (plant): Promise<Answered<Answer>> => {
      const answer = await this.#one(plant, { verb, order, mayBeUnknown }, reads);
      answered += 1;
      this.#context.onProgress?.(
        `${plant.id}: ${'answer' in answer ? 'answered' : answer.error} (${answered} of ${of.length})`,
      );
      return answer;
    });
    return orStopped(Promise.all(answers), this.#context.signal);
  }

  async #one<Answer>(
    plant: GroupPlant,
    { verb, order, mayBeUnknown }: Required<Omit<Asking, 'of'>>,
    reads: Reads<Answer>,
  ): Promise<Answered<Answer>> {
    const { signal } = this.#context;
    const late = AbortSignal.timeout(PATIENCE_MS);
    const both = signal ? AbortSignal.any([signal, late]) : late;
    const failed = (error: string, isUnknown = false) => {
      if (!isUnknown) this.#failed.set(plant.id, error);
      return { plant, error, isUnknown };
    };
    try {
      const said = await orStopped(this.#asker.ask(plant, { verb, order }, both), both);
      const read = reads.safeParse(said);
      if (!read.success) return failed('it answers in a form that this version does not read');
      this.#context.kept?.put([[keptKey(plant), this.#context.clock().toISOString()]]);
      return { plant, answer: read.data };
    } catch (error) {
      if (signal?.aborted) throw new CancelledError();
      if (late.aborted) return failed(`no answer within ${PATIENCE_MS / 1000} s`);
      if (error instanceof RemeltError)
        return failed(error.message, mayBeUnknown && error.code === 'not-found');
      throw error;
    }
  }

  /** How each plant stood to what was asked so far. */
  said(): { readonly at: string; readonly plants: AskedPlant[]; readonly complete: boolean } {
    const { clock, kept } = this.#context;
    const plants = this.plants.map((plant): AskedPlant => {
      const why = this.#failed.get(plant.id) ?? null;
      const last = kept?.get(keptKey(plant));
      const lastAnswered = why === null ? clock().toISOString() : typeof last === 'string' ? last : null;
      return { plant: plant.id, name: plant.name ?? plant.id, answered: why === null, why, lastAnswered };
    });
    return { at: clock().toISOString(), plants, complete: plants.every(({ answered }) => answered) };
  }
}

const keptKey = ({ id, url, folder, databaseVariable }: GroupPlant): string =>
  `group-answered:${id}:${url ?? folder ?? databaseVariable ?? ''}`;

/** The same, and CancelledError as soon as the signal says stop, however long the work goes on. */
async function orStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => undefined);
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new CancelledError());
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
