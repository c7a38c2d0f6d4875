import { arrivalOf, isTakeable } from '../../../desk/arrivals/arrival-of.ts';
import { knownArrival } from '../../../desk/arrivals/known-arrival.ts';
import { takeCommands } from '../../../desk/arrivals/take-commands.ts';
import { signalOf } from '../../../desk/context.ts';
import type { Arrival, ArrivedSample, Said } from '../../../documents/results/arrival.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Books samples of a file, all or none, each as an analysis that names the file and its hash. Throws InputError for a sample that the file does
 * not have, ConflictError naming what is asked of one, and what the ledger refuses: a person without the right, a retest that nobody opened.
 */
export const takeResults = defineVerb(
  contract,
  async ({ arrival: id, samples, method, laboratory }, context) => {
    const state = await knownArrival(id, context);
    const arrival = await arrivalOf(state, context);
    const how = { method: method ?? arrival.method, laboratory: laboratory ?? arrival.laboratory };
    const chosen = chosenOf(arrival, { samples, isMethodNamed: method !== undefined });
    const commands = await takeCommands({ arrival, samples: chosen }, how, context);
    await context.store.execute({ type: 'batch', commands }, signalOf(context));
    return arrivalOf(await knownArrival(state.id, context), context);
  },
);

interface Asked {
  readonly samples: readonly string[] | undefined;
  readonly isMethodNamed: boolean;
}

function chosenOf(arrival: Arrival, { samples, isMethodNamed }: Asked): readonly ArrivedSample[] {
  const { file } = arrival;
  // a method that is named now answers the question after it
  const asksOf = ({ asks }: ArrivedSample): readonly Said[] =>
    asks.filter(({ code }) => code !== 'method' || !isMethodNamed);
  const canTake = (one: ArrivedSample): boolean => isTakeable({ ...one, asks: [...asksOf(one)] });
  if (samples === undefined) {
    const all = arrival.samples.filter(canTake);
    if (all.length > 0) return all;
    const waiting = arrival.samples.find(({ state }) => state === 'waits');
    throw asked(file, waiting, waiting ? asksOf(waiting)[0] : arrival.asks[0]);
  }
  return samples.map((name, i) => {
    const found = arrival.samples.find((one) => one.name === name);
    if (found === undefined)
      throw new InputError(`${file} has no sample ${name}`, {
        path: `samples[${i}]`,
        value: name,
        allowed: arrival.samples.map((one) => one.name).join(', ') || 'none: it holds no sample',
      });
    if (canTake(found)) return found;
    throw asked(file, found, asksOf(found)[0]);
  });
}

const asked = (file: string, one: ArrivedSample | undefined, ask: Said | undefined): ConflictError =>
  new ConflictError(
    one === undefined
      ? `nothing of ${file} waits${ask ? `: ${ask.words}` : ''}`
      : `${one.name} of ${file} cannot be taken: ${ask?.words ?? `it was ${one.state} already`}`,
    {
      path: 'samples',
      value: one?.name ?? null,
      allowed: 'a sample that waits, and of which nothing is asked',
      ...(ask === undefined ? {} : { cure: ask.cure }),
    },
  );
