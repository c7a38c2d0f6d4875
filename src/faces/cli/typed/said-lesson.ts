import { COLUMN_ROLES, type Lesson, type LessonColumn } from '../../../documents/results/lesson.ts';
import { InputError } from '../../../foundation/errors.ts';

export type LessonAnswer = NonNullable<Lesson['answers']>[number];

/** What columns hold: `Probe=sample`, `Cr2O3=content`, `±=spread`. Throws InputError naming the word. */
export const columnsSaid = (words: readonly string[], path: string): LessonColumn[] =>
  words.map((word) => {
    const { left: heading, right } = parted(word, path, 'HEADING=ROLE, such as Probe=sample');
    const role = COLUMN_ROLES.find((one) => one === right);
    if (role) return { heading, role };
    throw new InputError(`"${word}": "${right}" is nothing that a column holds`, {
      ...{ path, value: word, allowed: COLUMN_ROLES.join(', ') },
    });
  });

/** Answers to questions: `date-order=day-first`, of one sample `repeat@bin 14=replaces`. Throws InputError naming the word. */
export const answersSaid = (words: readonly string[], path: string): LessonAnswer[] =>
  words.map((word) => {
    const { left, right: answer } = parted(word, path, 'CODE=ANSWER, or CODE@SAMPLE=ANSWER');
    const at = left.indexOf('@');
    return at < 0 ? { code: left, answer } : { code: left.slice(0, at), answer, sample: left.slice(at + 1) };
  });

/** A word on both sides of its last equals sign. */
function parted(
  word: string,
  path: string,
  allowed: string,
): { readonly left: string; readonly right: string } {
  const at = word.lastIndexOf('=');
  const [left, right] = [word.slice(0, at).trim(), word.slice(at + 1).trim()];
  if (at > 0 && left !== '' && right !== '') return { left, right };
  throw new InputError(`"${word}" does not say what it is`, { path, value: word, allowed });
}
