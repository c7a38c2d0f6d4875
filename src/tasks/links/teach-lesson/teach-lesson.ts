import { lessonsOf } from '../../../desk/reference/lessons.ts';
import type { Lesson } from '../../../documents/results/lesson.ts';
import { OF_ONE_FILE, type SaidOfFile, type StandingLesson } from '../../../documents/results/lessons.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { lessonFor } from '../../../sheets/lesson-for.ts';
import { readResults } from '../../../sheets/read-results.ts';
import { defineVerb } from '../../task.ts';
import { openedFile, taughtOn } from '../teaching.ts';
import { contract } from './contract.ts';

/**
 * Reads a file as somebody says how, shows what was read of it, and keeps that as a lesson once it is confirmed. Throws ConflictError for the
 * name of a lesson of files of another shape.
 */
export const teachLesson = defineVerb(
  contract,
  async ({ file, lesson: name, reason, confirm, ...said }, context) => {
    const { opened, sha256 } = await openedFile(file, context);
    requireOfAllFiles(said.answers);
    const lesson = lessonOf(name ?? file.name, lessonFor(opened), said);
    if (name !== undefined) requireSameShape(await lessonsOf(context), lesson);
    const reading = readResults(opened, lesson);
    return taughtOn(
      { opened, sha256 },
      { lesson, isNamed: name !== undefined, reading, confirm, reason },
      context,
    );
  },
);

function requireOfAllFiles(answers: Lesson['answers'] = []): void {
  const at = answers.findIndex(({ code }) => OF_ONE_FILE.has(code));
  if (at < 0) return;
  throw new InputError(`what ${answers[at]!.code} asks is of one file, and no lesson holds it`, {
    path: `answers.${at}.code`,
    value: answers[at]!.code,
    allowed: 'answers that hold for every file of the instrument',
    cure: 'leave the answer out: it is asked of each file that arrives',
  });
}

function requireSameShape(lessons: readonly StandingLesson[], { name, shape }: Lesson): void {
  const before = lessons.find((one) => one.name === name && !one.ended);
  if (!before || before.lesson.shape === shape) return;
  throw new ConflictError(`lesson ${name} is of files of another shape`, {
    path: 'lesson',
    value: name,
    allowed: 'a name that no lesson of other files has',
    cure: 'keep it under another name, or end that lesson first',
  });
}

/** What the file says of itself, with what a person said over it; lists that are empty say nothing. */
function lessonOf(
  name: string,
  { shape, columns, sampleKey }: Lesson,
  { rows = {}, ...said }: SaidOfFile,
): Lesson {
  const names = filled(rows);
  const taught = new Map([...(columns ?? []), ...(said.columns ?? [])].map((one) => [one.heading, one]));
  return {
    format: 'remelt-lesson/1',
    ...{ name, shape },
    ...(sampleKey === undefined ? {} : { sampleKey }),
    ...filled(said),
    ...filled({ columns: [...taught.values()] }),
    ...(Object.keys(names).length === 0 ? {} : { rows: names }),
  };
}

const filled = <T extends object>(said: T): T =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
