import { Session } from 'node:inspector/promises';

/** Runs while the profiler learns which functions take time. */
const RUNS = 3;

/** Share of the processor time of some work that functions of `src/` take which the part runs too, by V8's own samples. */
export async function coveredShare(work: () => unknown, part: () => unknown): Promise<number> {
  const functions = new Set((await profiled(part)).keys());
  const times = await profiled(work);
  let [covered, all] = [0, 0];
  for (const [place, time] of times) {
    all += time;
    if (functions.has(place) && place.includes('/src/')) covered += time;
  }
  return covered / all;
}

/** Own time of each function [us]: file and name. */
async function profiled(work: () => unknown): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  for (let run = 0; run < RUNS; run++) work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const placeOf = new Map(
    nodes.map(({ id, callFrame }) => [id, `${callFrame.url} ${callFrame.functionName}`]),
  );
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const place = placeOf.get(id)!;
    // The first words to the profiler are not the work.
    if (place.startsWith('node:')) continue;
    times.set(place, (times.get(place) ?? 0) + timeDeltas[i]!);
  }
  return times;
}
