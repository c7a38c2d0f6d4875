import { lessonsOf } from '../../../desk/reference/lessons.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The lessons of the plant, with their versions and the files that each was tried on. */
export const listLessons = defineVerb(contract, async (_, context) => ({
  format: 'remelt-lessons/1' as const,
  lessons: await lessonsOf(context),
}));
