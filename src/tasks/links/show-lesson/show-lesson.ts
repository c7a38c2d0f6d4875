import { lessonNamed } from '../../../desk/reference/lessons.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** One lesson with its history. Throws NotFoundError for one that there is not. */
export const showLesson = defineVerb(contract, async ({ lesson }, context) => ({
  format: 'remelt-lessons/1' as const,
  lessons: [await lessonNamed(lesson, context)],
}));
