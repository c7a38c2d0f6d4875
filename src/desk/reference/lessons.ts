import type { Lesson } from '../../documents/results/lesson.ts';
import {
  FILES_THAT_COUNT,
  type KeptLesson,
  keptLessonSchema,
  type StandingLesson,
} from '../../documents/results/lessons.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { RegisterState } from '../../evidence/ledger/subjects/register.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';

type Asked = Pick<TaskContext, 'store'>;

/** Where lessons are kept among the registers. */
const KEPT_AS = 'lesson/';

/** The lessons of the plant with their versions, ended ones too; the oldest first. */
export async function lessonsOf({ store }: Asked): Promise<readonly StandingLesson[]> {
  const states = (await store.subjects('register')).map(({ state }) => state as RegisterState);
  const names = states.flatMap(({ id }) => (id.startsWith(KEPT_AS) ? [id.slice(KEPT_AS.length)] : []));
  return Promise.all(names.map(async (name) => standing(name, await store.history(keptAs(name)))));
}

const keptAs = (name: string) => `register:${KEPT_AS}${name}` as const;

/** What the records of a lesson come to: the last entry counts, and a version is what one says that the one before did not. */
function standing(name: string, records: readonly StoredRecord[]): StandingLesson {
  let [version, last]: [number, KeptLesson | undefined] = [0, undefined];
  const changes = records.map(({ seq, record, body }): StandingLesson['changes'][number] => {
    const { by = null, reason = null, entry } = body as { by?: string; reason?: string; entry?: string };
    const told = { seq, at: record.at, by, reason };
    if (entry === undefined) return { ...told, what: 'ended' };
    const kept = keptLessonSchema.parse(JSON.parse(entry));
    const isSame = last !== undefined && canonicalText(last.lesson) === canonicalText(kept.lesson);
    const what = isSame ? 'tried' : last === undefined ? 'taught' : 'changed';
    if (!isSame) version++;
    last = kept;
    return { ...told, what };
  });
  const { lesson, triedOn } = last!;
  const ended = changes.at(-1)!.what === 'ended';
  const counts = !ended && triedOn.length >= FILES_THAT_COUNT;
  return { name, version, lesson, triedOn, counts, ended, changes };
}

/** The lesson of this name that is in use. Throws NotFoundError with the nearest ones. */
export async function lessonNamed(name: string, context: Asked): Promise<StandingLesson> {
  const lessons = (await lessonsOf(context)).filter(({ ended }) => !ended);
  const found = lessons.find((one) => one.name === name);
  if (found) return found;
  const names = lessons.map((one) => one.name);
  throw new NotFoundError(`"${name.slice(0, 100)}" is not a lesson of the plant`, {
    ...{ path: 'lesson', value: name.slice(0, 100) },
    allowed: names.join(', ') || 'no lesson has been kept yet',
    ...(names.length === 0 ? {} : { cure: `did you mean ${nearestWords(name, names, 2).join(' or ')}?` }),
  });
}

/** Lessons in use for files of this shape, the one that was changed last first. */
export async function lessonsForShape(shape: string, context: Asked): Promise<readonly StandingLesson[]> {
  const last = ({ changes }: StandingLesson) => changes.at(-1)!.seq;
  return (await lessonsOf(context))
    .filter(({ ended, lesson }) => !ended && lesson.shape === shape)
    .toSorted((a, b) => last(b) - last(a));
}

/** Keeps a lesson with one more file that it read as a person confirmed; what it says anew starts its files again. */
export async function keepLesson(
  {
    lesson,
    sha256,
    reason,
  }: { readonly lesson: Lesson; readonly sha256: string; readonly reason?: string | undefined },
  context: TaskContext,
): Promise<StandingLesson> {
  const before = (await lessonsOf(context)).find(({ name, ended }) => name === lesson.name && !ended);
  const isSame = before !== undefined && canonicalText(before.lesson) === canonicalText(lesson);
  const triedOn = [...new Set([...(isSame ? before.triedOn : []), sha256])];
  const text = canonicalText({ lesson, triedOn } satisfies KeptLesson);
  await context.store.execute(
    {
      ...{ type: 'enterRegister', name: `${KEPT_AS}${lesson.name}`, entry: text },
      documentSha256: hashOfText(text),
      ...(reason === undefined ? {} : { reason }),
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
  return lessonNamed(lesson.name, context);
}
