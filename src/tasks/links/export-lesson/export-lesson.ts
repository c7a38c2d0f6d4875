import { lessonNamed } from '../../../desk/reference/lessons.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** What a lesson says, as a file holds it. Throws NotFoundError for one that there is not. */
export const exportLesson = defineVerb(
  contract,
  async ({ lesson }, context) => (await lessonNamed(lesson, context)).lesson,
);
