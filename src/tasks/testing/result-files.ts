import type { TaskContext } from '../../desk/context.ts';
import type { NamedFile } from '../../documents/contract/named-file.ts';
import type { Lesson } from '../../documents/results/lesson.ts';
import { teachLesson } from '../links/teach-lesson/teach-lesson.ts';
import { runTask } from '../task.ts';

/** A file of results as an order has it. */
export const resultFile = (name: string, text: string): NamedFile => ({
  name,
  base64: Buffer.from(text, 'latin1').toString('base64'),
});

/** Carbon and sulphur of a combustion instrument in the layout of a shop: decimal comma, cp1252, a control whose name says nothing. */
export const combustionFile = (
  day: number,
  contents: readonly string[] = ['0,0285;7,6', '0,0281;8,1'],
): NamedFile =>
  resultFile(
    `cs-${day}.csv`,
    [
      'Gerät;CS-8',
      'Probe;Einwaage [mg];C [%];S [ppm];Datum',
      `Hausprobe;500,1;0,0812;43,0;${day}.11.2026 10:12`,
      ...contents.map((one, i) => `718-${i + 1};501,${i};${one};${day}.11.2026 10:1${i + 3}`),
    ].join('\r\n'),
  );

/** A lesson for such files, taught on one of them. */
export async function keptLesson(name: string, context: TaskContext): Promise<Lesson> {
  const order = { file: combustionFile(9), lesson: name, rows: { controls: ['Haus*'] } };
  const { shown } = await runTask(teachLesson, order, context);
  const { lesson } = await runTask(teachLesson, { ...order, confirm: shown }, context);
  return lesson!;
}
