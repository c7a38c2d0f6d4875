import type { Page } from '../../../documents/page.ts';
import type { Lesson } from '../../../documents/results/lesson.ts';
import { list, shortPage } from '../../../pages/blocks/parts.ts';

/** What an exported lesson is for. */
export const page = ({ name, shape }: Lesson): Page =>
  shortPage(`Lesson ${name}`, list([`for files of the shape ${shape}`]));
