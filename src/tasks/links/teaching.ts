import type { TaskContext } from '../../desk/context.ts';
import { keepLesson, lessonsForShape } from '../../desk/reference/lessons.ts';
import type { NamedFile } from '../../documents/contract/named-file.ts';
import type { Lesson } from '../../documents/results/lesson.ts';
import type { StandingLesson, Teaching } from '../../documents/results/lessons.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { InputError, UnavailableError } from '../../foundation/errors.ts';
import { canonicalText, hashOf, sha256Hex } from '../../foundation/quantity/canonical.ts';
import { gridsOf } from '../../sheets/grid.ts';
import type { ResultFile } from '../../sheets/result-file.ts';
import { requireAsShown } from '../as-shown.ts';

/** Lines of a table that are shown. */
const SHOWN = 400;

/** A file of results as a verb reads it: opened, with the hash of its bytes. */
export interface OpenedFile {
  readonly opened: ResultFile;
  readonly sha256: string;
}

/** The file of an order, opened. Throws InputError for bytes that are no table and no text. */
export async function openedFile(
  { name, base64 }: NamedFile,
  { openFile }: Pick<TaskContext, 'openFile'>,
): Promise<OpenedFile> {
  if (!openFile) throw new UnavailableError('files of results cannot be opened here', { path: 'file' });
  const bytes = Buffer.from(base64, 'base64');
  return { opened: await openFile(bytes, name), sha256: sha256Hex(bytes) };
}

interface Taught {
  readonly lesson: Lesson;
  /** It has a name, and is kept once that is confirmed. */
  readonly isNamed: boolean;
  readonly reading: Reading;
  readonly confirm?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * What is read of a file by a lesson, beside the file itself; kept once `confirm` repeats what was shown. Throws InputError where nothing was
 * read by a lesson that would be kept.
 */
export async function taughtOn(
  { opened, sha256 }: OpenedFile,
  { lesson, isNamed, reading, confirm, reason }: Taught,
  context: TaskContext,
): Promise<Teaching> {
  const offered = await lessonsForShape(reading.shape, context);
  const before = offered.find(({ name }) => isNamed && name === lesson.name);
  const isSame = before !== undefined && isTheSame(before, lesson);
  const { name: _, ...said } = lesson;
  const shown = hashOf({ sha256, said, rows: reading.rows });
  if (isNamed) requireContents(reading);
  requireAsShown(reading.file, { confirm, shown }, context);
  const kept =
    isNamed && confirm !== undefined ? await keepLesson({ lesson, sha256, reason }, context) : null;
  const tried = kept?.triedOn ?? new Set([...(isSame ? before.triedOn : []), sha256]);
  return {
    format: 'remelt-teaching/1',
    ...{ sha256, lesson: isNamed ? lesson : null, reading, shown },
    tables: tablesOf(opened),
    offered: offered.map(({ name, version, counts }) => ({ name, version, counts })),
    tried: [...tried].length,
    kept: kept !== null || (isSame && before.triedOn.includes(sha256)),
  };
}

const isTheSame = (before: StandingLesson, lesson: Lesson): boolean =>
  canonicalText(before.lesson) === canonicalText(lesson);

function requireContents({ rows, file }: Reading): void {
  if (rows.some(({ value_wtpct, flag }) => value_wtpct !== null || flag !== undefined)) return;
  throw new InputError(`nothing was read in ${file}`, {
    path: 'file',
    allowed: 'a lesson by which at least one content is read',
    cure: 'say which column names the sample, which hold contents, and their unit',
  });
}

/** The file as it stands, its first lines. */
const tablesOf = (file: ResultFile): Teaching['tables'] =>
  gridsOf(file).map(({ where, isAligned, lines }) => ({
    where,
    isText: !isAligned,
    lines: lines
      .slice(0, SHOWN)
      .map(({ row, cells }) => ({ row, cells: cells.map(({ text, from }) => ({ text, from })) })),
    more: Math.max(0, lines.length - SHOWN),
  }));
