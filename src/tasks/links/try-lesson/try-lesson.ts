import { lessonNamed } from '../../../desk/reference/lessons.ts';
import { InputError } from '../../../foundation/errors.ts';
import { readResults } from '../../../sheets/read-results.ts';
import { defineVerb } from '../../task.ts';
import { openedFile, taughtOn } from '../teaching.ts';
import { contract } from './contract.ts';

/**
 * Reads a file by a lesson, and counts it once somebody says that it is read right. Throws InputError for a file of another shape, NotFoundError
 * for a lesson that there is not.
 */
export const tryLesson = defineVerb(contract, async ({ lesson: name, file, confirm }, context) => {
  const { lesson } = await lessonNamed(name, context);
  const opened = await openedFile(file, context);
  const reading = readResults(opened.opened, lesson);
  if (reading.shape !== lesson.shape)
    throw new InputError(`${file.name} has another shape than the files of lesson ${name}`, {
      path: 'file',
      value: file.name,
      allowed: 'a file with the same headings',
      cure: 'teach it as a lesson of its own',
      does: [{ verb: 'links/teach-lesson' }],
    });
  return taughtOn(opened, { lesson, isNamed: true, reading, confirm }, context);
});
