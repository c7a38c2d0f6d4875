import type { Arrival } from '../../documents/results/arrival.ts';
import type { Lesson } from '../../documents/results/lesson.ts';
import type { StandingLesson } from '../../documents/results/lessons.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { type ArrivalState, keptBytes } from '../../evidence/ledger/subjects/arrival.ts';
import { MOST_DEFLATED } from '../../evidence/records/arrival-records.ts';
import { InputError, NotFoundError, RemeltError } from '../../foundation/errors.ts';
import { hashOf, sha256Hex } from '../../foundation/quantity/canonical.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { lessonsForShape } from '../reference/lessons.ts';
import { arrivalOf } from './arrival-of.ts';
import { samplesInFile } from './samples-in-file.ts';
import { sourceOf } from './source-of.ts';
import { takeCommands } from './take-commands.ts';
import { takenByRule } from './taking-rules.ts';

/** A file as its source gave it. */
export interface ArrivedFile {
  readonly source: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** When it came, ISO 8601 with zone; default now. */
  readonly at?: string | undefined;
  readonly method?: string | undefined;
  readonly laboratory?: string | undefined;
}

/** The number of a file: from its source and its bytes, so that the same file of a source is the same arrival, whatever it is named. */
export const arrivalId = (source: string, sha256: string): string => hashOf([source, sha256]).slice(0, 12);

/**
 * Books a file of results with its bytes, once, and takes of it what a rule of the plant takes. The same bytes from the same source again book
 * nothing and are answered as before. A file that cannot be read arrives too: it asks.
 */
export async function arrive(order: ArrivedFile, context: TaskContext): Promise<Arrival> {
  const sha256 = sha256Hex(order.bytes);
  const id = arrivalId(order.source, sha256);
  const before = await arrivalNumbered(id, context);
  if (before === null) await bookOnce(order, { id, sha256 }, context);
  const state = before ?? (await arrivalNumbered(id, context))!;
  return afterRule(state, context);
}

/** What a file is once the rule of its source has taken what it may. */
async function afterRule(state: ArrivalState, context: TaskContext): Promise<Arrival> {
  const arrival = await arrivalOf(state, context);
  if (state.status === 'settled') return arrival;
  const { rule, takes } = await takenByRule(arrival, context);
  if (rule === null || takes.length === 0) return arrival;
  const commands = await takeCommands({ arrival, samples: takes }, { ...arrival, rule: rule.name }, context);
  try {
    await context.store.execute({ type: 'batch', commands }, signalOf(context));
  } catch (error) {
    // what a rule cannot take waits for a person
    if (!(error instanceof RemeltError)) throw error;
    return arrival;
  }
  return arrivalOf((await arrivalNumbered(state.id, context))!, context);
}

async function arrivalNumbered(
  id: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<ArrivalState | null> {
  try {
    return (await store.subject(`arrival:${id}`)) as ArrivalState;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Books it, unless somebody else has booked it meanwhile. */
async function bookOnce(
  order: ArrivedFile,
  named: { readonly id: string; readonly sha256: string },
  context: TaskContext,
): Promise<void> {
  try {
    await book(order, named, context);
  } catch (error) {
    if (!(error instanceof RemeltError) || (await arrivalNumbered(named.id, context)) === null) throw error;
  }
}

async function book(
  { source, file, bytes, at, method, laboratory }: ArrivedFile,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
  context: TaskContext,
): Promise<void> {
  const { raw, size } = keptBytes(bytes);
  refuseSize({ file, bytes, size });
  const from = await sourceOf(source, context);
  const plain = await readOr({ file, bytes }, undefined, context);
  const lesson = await lessonOf(plain, from.lesson, context);
  const reading = lesson === undefined ? plain : await readOr({ file, bytes }, lesson.lesson, context);
  const kept = {
    reading,
    method: method ?? from.method ?? lesson?.lesson.method ?? null,
    laboratory: laboratory ?? from.laboratory ?? lesson?.lesson.laboratory ?? null,
  };
  const by = signatureOf(context.actor);
  await context.store.execute(
    {
      type: 'arriveResults',
      arrival: id,
      source,
      file,
      sha256,
      raw,
      reading: readingText(kept, file),
      ...(lesson === undefined ? {} : { lesson: `${lesson.name}, version ${lesson.version}` }),
      samples: samplesInFile(reading).map(({ name }) => name),
      ...(at === undefined ? {} : { happenedAt: at }),
      ...by,
    },
    signalOf(context),
  );
}

/** Most characters of what is read of a file, as the record keeps it. */
const MOST_READ = 1_000_000;

function readingText(kept: object, file: string): string {
  const text = JSON.stringify(kept);
  if (text.length <= MOST_READ) return text;
  throw new InputError(`${file} holds more results than one file may`, {
    path: 'bytes',
    value: text.length,
    unit: 'characters',
    allowed: `at most ${MOST_READ}`,
    cure: 'let the instrument write a file for each run, and send these',
  });
}

function refuseSize({
  file,
  bytes,
  size,
}: Pick<ArrivedFile, 'file' | 'bytes'> & { readonly size: number }): void {
  if (bytes.length === 0)
    throw new InputError(`${file} is empty`, {
      path: 'bytes',
      allowed: 'a file with results',
      cure: 'send it again once the instrument has written it',
    });
  if (size <= MOST_DEFLATED) return;
  throw new InputError(`${file} is too large to be kept with its results`, {
    path: 'bytes',
    value: size,
    unit: 'bytes, compressed',
    allowed: `at most ${MOST_DEFLATED}`,
    cure: 'let the instrument write a file for each run, and send these',
  });
}

/**
 * The lesson by which a file is read: the one that its source names, else the one for files of its shape. Until it counts it reads nothing that
 * nobody looks at.
 */
async function lessonOf(
  reading: Reading,
  named: string | undefined,
  context: Pick<TaskContext, 'store'>,
): Promise<StandingLesson | undefined> {
  const fitting = await lessonsForShape(reading.shape, context);
  return fitting.find(({ counts, name }) => counts && (named === undefined || name === named));
}

/** What is read of a file; of one that cannot be read, only the question what it is. */
async function readOr(
  { file, bytes }: Pick<ArrivedFile, 'file' | 'bytes'>,
  lesson: Lesson | undefined,
  { compute }: TaskContext,
): Promise<Reading> {
  try {
    return await compute.readResults({ name: file, bytes }, lesson);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const asks = [{ code: 'unreadable', words: error.message }];
    return { format: 'remelt-results/1', file, rows: [], asks, left: [], shape: '' };
  }
}
