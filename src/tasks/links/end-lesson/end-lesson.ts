import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { lessonNamed, lessonsOf } from '../../../desk/reference/lessons.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Ends the use of a lesson; what was read by it stays. Throws NotFoundError for one that is not in use. */
export const endLesson = defineVerb(contract, async ({ lesson: name, reason }, context) => {
  await lessonNamed(name, context);
  await context.store.execute(
    { type: 'endRegister', name: `lesson/${name}`, reason, ...signatureOf(context.actor) },
    signalOf(context),
  );
  const lessons = (await lessonsOf(context)).filter((one) => one.name === name);
  return { format: 'remelt-lessons/1' as const, lessons };
});
