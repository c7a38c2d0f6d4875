import type { ArrivalState } from '../../evidence/ledger/subjects/arrival.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { plainName } from '../../foundation/quantity/plain-name.ts';
import type { TaskContext } from '../context.ts';
import { type Note, note } from '../memory.ts';
import { keptReading } from './arrival-of.ts';
import { CONTROL_SAMPLES } from './entered-controls.ts';
import { controlsInFile, nameOf } from './samples-in-file.ts';
import { registered } from './source-of.ts';

/** One content of a control sample that a source measured. */
export interface ControlReading {
  readonly control: string;
  readonly element: string;
  readonly wtpct: number;
  readonly method: string | null;
  readonly source: string;
  readonly file: string;
  readonly arrival: string;
  /** When its file arrived. */
  readonly at: string;
}

/** What a control sample holds by its certificate, or by what the plant found itself. */
export interface ControlReference {
  readonly name: string;
  readonly method: string | null;
  readonly contents: Readonly<Record<string, { readonly wtpct: number; readonly sd_wtpct: number }>>;
}

const CONTROLS: Note<readonly ControlReading[]> = note();

/** Every reading of a control sample, the oldest first. */
export async function controlReadings({
  store,
  memory,
}: Pick<TaskContext, 'store' | 'memory'>): Promise<readonly ControlReading[]> {
  const states = (await store.subjects('arrival')).map(({ state }) => state as ArrivalState);
  return states
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((state) => memory.of(CONTROLS, [state], () => controlsOf(state)));
}

function controlsOf(state: ArrivalState): readonly ControlReading[] {
  const { reading, method } = keptReading(state);
  return controlsInFile(reading).flatMap((content) =>
    content.value_wtpct === null ||
    content.flag === 'below' ||
    content.flag === 'above' ||
    // what is asked of it may change its figure: it says nothing of the instrument yet
    (content.open ?? []).length > 0
      ? []
      : [
          {
            control: nameOf(content),
            element: content.element,
            wtpct: content.value_wtpct,
            method,
            source: state.source,
            file: state.file,
            arrival: state.id,
            at: state.at,
          },
        ],
  );
}

/** The control samples whose contents the plant has entered. */
export async function controlReferences(
  context: Pick<TaskContext, 'store'>,
): Promise<readonly ControlReference[]> {
  const entries = await registered((name) => name.startsWith(CONTROL_SAMPLES), context);
  return entries.map(({ name, entry }) => ({
    name: name.slice(CONTROL_SAMPLES.length),
    method: typeof entry.method === 'string' ? entry.method : null,
    contents: (entry.contents ?? {}) as ControlReference['contents'],
  }));
}

/** The reference of a reading: that of its name and method. */
export const referenceOf = (
  { control, method }: Pick<ControlReading, 'control' | 'method'>,
  references: readonly ControlReference[],
): ControlReference | undefined =>
  references.find(
    (one) => plainName(one.name) === plainName(control) && (one.method === null || one.method === method),
  );

/** How the latest control sample of a source came out. */
export interface ControlStanding {
  /** `none`: nobody measured one that a reference is entered for. */
  readonly state: 'good' | 'bad' | 'none';
  /** What was measured, and how far off it was where it is bad. */
  readonly words: string;
  /** When its file arrived; null without one. */
  readonly at: string | null;
}

/** The latest control of a source and method against what is entered of it: good where each element is within k standard deviations. */
export function controlStanding(
  of: { readonly source: string; readonly method: string; readonly k: number },
  readings: readonly ControlReading[],
  references: readonly ControlReference[],
): ControlStanding {
  const own = readings.filter(
    (one) =>
      one.source === of.source && one.method === of.method && referenceOf(one, references) !== undefined,
  );
  const latest = own.at(-1);
  if (latest === undefined)
    return { state: 'none', words: `no control sample of ${of.source} with known contents`, at: null };
  const together = own.filter(
    ({ arrival, control }) => arrival === latest.arrival && control === latest.control,
  );
  const { contents } = referenceOf(latest, references)!;
  const off = together.flatMap(({ element, wtpct }) => {
    const known = ownValue(contents, element);
    if (known === undefined || Math.abs(wtpct - known.wtpct) <= of.k * known.sd_wtpct) return [];
    return [`${element} ${wtpct} wt%, known ${known.wtpct} +- ${of.k * known.sd_wtpct}`];
  });
  const isJudged = together.some(({ element }) => ownValue(contents, element) !== undefined);
  if (!isJudged)
    return {
      state: 'none',
      words: `control ${latest.control} has no element in common with what is known of it`,
      at: latest.at,
    };
  return {
    state: off.length === 0 ? 'good' : 'bad',
    words:
      off.length === 0
        ? `control ${latest.control} is good`
        : `control ${latest.control} of ${of.source} is off: ${off.join('; ')}`,
    at: latest.at,
  };
}
