import type { Arrival, ArrivedSample, Said } from '../../documents/results/arrival.ts';
import { type Reading, readingSchema } from '../../documents/results/reading.ts';
import { type ArrivalState, isFinal } from '../../evidence/ledger/subjects/arrival.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { plainName } from '../../foundation/quantity/plain-name.ts';
import { knownMethod } from '../../metal/alloy/analysis-method.ts';
import { BATH, METAL_TYPES, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { enteredControls } from './entered-controls.ts';
import { clockWords } from './instrument-time.ts';
import { isOpen, type KnownSample, knownSamples, takenPlaces } from './known-samples.ts';
import { type Matched, matchSample } from './match-sample.ts';
import { controlsInFile, nameOf, type SampleInFile, samplesInFile } from './samples-in-file.ts';

/** What was kept of a file beside its bytes. */
export interface KeptReading {
  readonly reading: Reading;
  readonly method: string | null;
  readonly laboratory: string | null;
}

/** The samples of the plant, read once for many files. */
export interface Surroundings {
  readonly known: readonly KnownSample[];
  /** Plain names of the control samples that the plant has entered. */
  readonly controls: ReadonlySet<string>;
}

/** What was read of a file when it arrived. */
export function keptReading({ reading }: Pick<ArrivalState, 'reading'>): KeptReading {
  const { method = null, laboratory = null, ...kept } = JSON.parse(reading) as Partial<KeptReading>;
  const parsed = readingSchema.safeParse(kept.reading);
  const none: Reading = { format: 'remelt-results/1', file: '', rows: [], asks: [], left: [], shape: '' };
  return { reading: parsed.success ? parsed.data : none, method, laboratory };
}

/** The samples of the plant as files of results may name them. */
export const surroundings = async (
  context: Pick<TaskContext, 'store' | 'memory'>,
): Promise<Surroundings> => ({
  known: await knownSamples(context),
  controls: await enteredControls(context),
});

/** A file of results with what is known of each of its samples now: whose it is, what is asked, and what would be booked. */
export async function arrivalOf(
  state: ArrivalState,
  context: Pick<TaskContext, 'store' | 'compute' | 'clock' | 'memory'>,
  around?: Surroundings,
): Promise<Arrival> {
  const { known, controls } = around ?? (await surroundings(context));
  const kept = keptReading(state);
  const { reading, method, laboratory } = kept;
  const places = await placesFor(known, samplesInFile(reading), context);
  const samples = samplesInFile(reading).map((one) => sampleOf(one, { state, kept, known, places, context }));
  const controlsHere = [...new Set(controlsInFile(reading).map(nameOf))];
  // whoever entered the control samples has said that they are controls
  const isAnswered = ({ code }: Reading['asks'][number]): boolean =>
    code === 'control' && controlsHere.every((name) => controls.has(plainName(name)));
  const ofSamples = new Set(samples.flatMap(({ name }) => name));
  return {
    format: 'remelt-arrival/1',
    arrival: state.id,
    source: state.source,
    file: state.file,
    at: state.at,
    sha256: state.sha256,
    status: state.status,
    method,
    laboratory,
    lesson: state.lesson,
    rows: reading.rows.length,
    matched: samples.filter(isTakeable).length,
    samples,
    controls: controlsHere,
    asks: reading.asks
      .filter((one) => !isAnswered(one) && (one.sample === undefined || !ofSamples.has(one.sample.trim())))
      .map(({ code, words }) => ({ code, words, cure: ANSWER })),
    left: reading.left,
  };
}

/** True for a sample that waits and of which nothing is asked. */
export const isTakeable = ({ state, match, asks, analyses }: ArrivedSample): boolean =>
  state === 'waits' && match !== null && asks.length === 0 && analyses.length > 0;

const ANSWER = 'answer it in the lesson of the source, and send the file again; or refuse it';

type Places = ReadonlyMap<Subject, Awaited<ReturnType<typeof takenPlaces>>>;

/** Where the samples of the metals that a file may be of were taken. */
async function placesFor(
  known: readonly KnownSample[],
  samples: readonly SampleInFile[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<Places> {
  const subjects = new Set<Subject>();
  const note = (one: KnownSample): null => {
    if (METAL_TYPES.some((type) => one.of.startsWith(`${type}:`))) subjects.add(one.of);
    return null;
  };
  for (const { name } of samples) {
    const found = matchSample(name, known, note);
    if ('known' in found) note(found.known);
  }
  return new Map(
    await Promise.all([...subjects].map(async (of) => [of, await takenPlaces(of, store)] as const)),
  );
}

interface Around {
  readonly state: ArrivalState;
  readonly kept: KeptReading;
  readonly known: readonly KnownSample[];
  readonly places: Places;
  readonly context: Pick<TaskContext, 'compute' | 'clock'>;
}

function sampleOf(one: SampleInFile, around: Around): ArrivedSample {
  const { state, kept, known, places } = around;
  const settled = ownValue(state.settled, one.name);
  const placeOf = ({ of, sample, purpose }: KnownSample): string | null =>
    purpose === 'bath' ? BATH : (places.get(of)?.get(sample)?.place ?? null);
  const found: Matched | { readonly told: KnownSample } =
    settled?.of && settled.sample
      ? { told: toldSample(settled.of, settled.sample, known) }
      : matchSample(one.name, known, placeOf);
  const sample = 'told' in found ? found.told : 'known' in found ? found.known : undefined;
  const isDone = isFinal(settled);
  const { asks, notes } = isDone ? { asks: [], notes: [] } : saidOf(one, { found, sample, around });
  return {
    name: one.name,
    state: isDone ? (settled!.step === 'taken' ? 'taken' : 'refused') : 'waits',
    match:
      sample === undefined
        ? null
        : {
            of: sample.of as `heat:${string}`,
            sample: sample.sample,
            place: placeOf(sample),
            by: 'by' in found ? found.by : 'person',
          },
    analyses: one.analyses.map((results) => results.map((result) => ({ ...result }))),
    asks: [...asks, ...readingAsks(one, kept, isDone)],
    notes,
    candidates:
      'candidates' in found && !isDone
        ? found.candidates.map(({ of, sample: number }) => ({ of: of as `heat:${string}`, sample: number }))
        : [],
    settled: settled
      ? {
          step: settled.step,
          by: settled.by,
          rule: settled.rule,
          reason: settled.reason,
          at: settled.at,
        }
      : null,
  };
}

/** A sample that a person named, which may be one that nobody has booked as taken. */
const toldSample = (of: Subject, sample: string, known: readonly KnownSample[]): KnownSample =>
  known.find((one) => one.of === of && one.sample === sample) ?? {
    ...{ of, sample, code: '', purpose: 'product', measuredBy: [], gone: null },
  };

/** Questions of the reader that are open for a sample. */
const readingAsks = (one: SampleInFile, { reading }: KeptReading, isDone: boolean): Said[] => {
  if (isDone) return [];
  const open = new Set(one.contents.flatMap(({ open: codes = [] }) => codes));
  return reading.asks
    .filter(({ code, sample }) => sample?.trim() === one.name || (sample === undefined && open.has(code)))
    .map(({ code, words }) => ({ code, words, cure: ANSWER }));
};

function saidOf(
  one: SampleInFile,
  {
    found,
    sample,
    around: { state, kept, places, context },
  }: {
    readonly found: Matched | { readonly told: KnownSample };
    readonly sample: KnownSample | undefined;
    readonly around: Around;
  },
): { readonly asks: readonly Said[]; readonly notes: readonly Said[] } {
  const asks: Said[] = 'ask' in found ? [found.ask] : [];
  const notes: Said[] = [];
  const isTold = 'told' in found;
  const { method } = kept;
  const isAsked = one.contents.some(({ open = [] }) => open.length > 0);
  if (one.analyses.length === 0 && !isAsked)
    asks.push({
      code: 'no-result',
      words: `nothing of ${one.name} can be booked: ${one.left.join('; ') || 'it has no content'}`,
      cure: 'refuse it, or correct the lesson and send the file again',
    });
  else if (!isAsked)
    for (const words of one.left)
      notes.push({ code: 'left-out', words: `not booked: ${words}`, cure: 'look at the file' });
  if (method === null || knownMethod(context.compute.facts().analysisMethods, method) === undefined)
    asks.push({
      code: 'method',
      words:
        method === null ? 'nobody has said by which method it was measured' : `no method is named ${method}`,
      cure: 'name the method of the source, or when the results are taken',
    });
  else notes.push(...unfit(one, method, context));
  if (sample === undefined) return { asks, notes };
  const name = `sample ${sample.sample} of ${sample.of.replace(':', ' ')}`;
  const said = (code: string, words: string, cure: string): void => {
    // a person who named the sample has answered it
    (isTold ? notes : asks).push({ code, words, cure });
  };
  if (sample.gone !== null)
    said('gone', `${name}: ${sample.gone}`, 'say that it is this sample all the same, or refuse it');
  if (method !== null && sample.measuredBy.includes(method))
    said(
      'measured',
      `${name} was measured by ${method} already`,
      'say that it is a repeat of this sample, or refuse it',
    );
  else if (sample.gone === null && !isOpen(sample))
    notes.push({
      code: 'measured-otherwise',
      words: `${name} was measured by ${[...new Set(sample.measuredBy)].join(', ')}`,
      cure: 'take it where it is another method',
    });
  const unasked = one.analyses
    .flatMap((results) => results.map(({ element }) => element))
    .filter((element) => sample.asked && !sample.asked.includes(element));
  if (unasked.length > 0)
    notes.push({
      code: 'not-asked',
      words: `${[...new Set(unasked)].join(', ')} was measured, and nobody asked for it`,
      cure: 'take it with the others, or refuse it',
    });
  const taken = places.get(sample.of)?.get(sample.sample);
  const clock = clockWords(one.at, {
    arrivedAt: new Date(state.at),
    zone_min: new Date(state.at).getTimezoneOffset(),
  });
  if (clock !== null)
    notes.push({
      code: 'clock',
      words: clock,
      cure: 'set the clock of the instrument; its time is not booked',
    });
  if (taken !== undefined && taken.at > state.at)
    said('before-sample', `${name} was taken after the file arrived`, 'say whose sample it is, or refuse it');
  return { asks, notes };
}

/** Elements that the method is not known to measure. */
function unfit(one: SampleInFile, method: string, { compute }: Pick<TaskContext, 'compute'>): Said[] {
  const found = knownMethod(compute.facts().analysisMethods, method)!;
  const elements = [...new Set(one.analyses.flatMap((results) => results.map(({ element }) => element)))];
  const others = elements.filter((element) => !found.elements.has(element as never));
  return [
    ...(others.length === 0
      ? []
      : [
          {
            code: 'unfit-method',
            words: `${found.id} is not known to measure ${others.join(', ')}`,
            cure: 'take it as a result of unknown spread, or measure these by another method',
          },
        ]),
    ...(found.kind === 'laboratory'
      ? []
      : [
          {
            code: 'screening',
            words: `${found.id} sorts metal and releases none`,
            cure: 'measure by a method of a laboratory before the release',
          },
        ]),
  ];
}
