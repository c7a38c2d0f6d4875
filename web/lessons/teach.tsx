import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type SaidOfFile, type Teaching, teachingSchema } from '../../src/documents/results/lessons.ts';
import { ownValue } from '../../src/foundation/quantity/own-value.ts';
import { contract as teachLesson } from '../../src/tasks/links/teach-lesson/contract.ts';
import { contract as tryLesson } from '../../src/tasks/links/try-lesson/contract.ts';
import { ask, bookVerb } from '../api/client.ts';
import { useKey } from '../api/use-key.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { Asks } from './asks.tsx';
import { CellIs, type PointedAt, WholeFile } from './cell-is.tsx';
import { FileTable } from './file-table.tsx';
import { type RowKind, type SaidLine, saidLines, withAnswer } from './said.ts';

const { lessons: words } = PAGE_WORDS;

/** A file as it was dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly base64: string;
}

interface Props {
  readonly file: DroppedFile;
  readonly onLeave: () => void;
  readonly onKept: (name: string, tried: number) => void;
}

/** A file beside what is read of it: questions first, then the file itself; what a cell is is said by pointing at it. */
export function Teach({ file, onLeave, onKept }: Props) {
  const [said, setSaid] = useState<SaidOfFile>({});
  // a lesson of the shape of the file; null: it is taught anew; undefined: nobody has said yet
  const [chosen, choose] = useState<string | null | undefined>();
  const [pointed, point] = useState<PointedAt | null>(null);
  const plain = useReading({ file, said });
  const offered = plain.data?.offered[0]?.name;
  const by = chosen === undefined ? offered : (chosen ?? undefined);
  const byLesson = useReading({ file, by }, by !== undefined);
  const { data, error } = by === undefined ? plain : byLesson;
  const say = (next: SaidOfFile) => {
    setSaid(next);
    point(null);
  };
  const rows = data?.reading.rows ?? [];
  const samples = new Set(rows.map(({ sample }) => sample)).size;
  return (
    <>
      <Head title={file.name} sub={data ? words.read(samples, rows.length) : words.sub}>
        <Button onPress={onLeave}>{words.other}</Button>
        {data ? <Keep {...{ file, said, by, data, onKept }} /> : null}
      </Head>
      {error ? <Refused error={error} /> : null}
      {data || error ? null : <Waiting words={words.reading} />}
      {by === undefined ? null : (
        <p className="notice cluster" role="status">
          {words.by(by)}
          <Button onPress={() => choose(null)}>{words.anew}</Button>
        </p>
      )}
      {data ? (
        <>
          <Asks
            asks={data.reading.asks}
            onAnswer={by === undefined ? (one, answer) => say(withAnswer(said, one, answer)) : null}
          />
          {by === undefined && pointed ? (
            <CellIs {...{ pointed, said }} onSay={say} onClose={() => point(null)} />
          ) : null}
          <FileTable data={data} onPoint={by === undefined ? point : null} />
          {data.reading.left.length > 0 ? (
            <details className="card">
              <summary>{words.left}</summary>
              <ul>
                {data.reading.left.map((one) => (
                  <li key={one}>{sentenceInLocale(one)}</li>
                ))}
              </ul>
            </details>
          ) : null}
          {by === undefined ? <WholeFile said={said} onSay={say} /> : null}
          {by === undefined ? <SaidSoFar said={said} onSay={say} /> : null}
        </>
      ) : null}
    </>
  );
}

interface Asked {
  readonly file: DroppedFile;
  readonly by?: string | undefined;
  readonly said?: SaidOfFile;
}

/** The file as it is read by a lesson, or as is said of it; what was shown before stays until the next has come. */
const useReading = (asked: Asked, isAsked = true) =>
  useQuery({
    queryKey: ['read-results', asked],
    queryFn: () => ask(teachingSchema, '/api/sheets/results', asked),
    enabled: isAsked,
    placeholderData: (before: Teaching | undefined) => before,
    retry: false,
  });

interface KeepProps extends Required<Omit<Asked, 'by'>> {
  readonly by: string | undefined;
  readonly data: Teaching;
  readonly onKept: Props['onKept'];
}

/** Keeps what was said as a lesson, or says that a lesson has read the file right. */
function Keep({ file, said, by, data, onKept }: KeepProps) {
  const [name, setName] = useState(() => nameFrom(file.name));
  const key = useKey();
  const keeping = useMutation({
    mutationFn: () => {
      const confirm = data.shown;
      if (by !== undefined) {
        const order = { lesson: by, file, confirm };
        return bookVerb(tryLesson, { order, key: key.of(order) });
      }
      const order = { file, lesson: name.trim(), ...said, confirm };
      return bookVerb(teachLesson, { order, key: key.of(order) });
    },
    onSuccess: ({ lesson, tried }) => {
      key.done();
      onKept(lesson?.name ?? name, tried);
    },
  });
  return (
    <OnlyFor act={teachLesson.act} what={words.keep}>
      {by === undefined ? <TextField label={words.name} value={name} onChange={setName} /> : null}
      <Button
        go
        disabled={
          keeping.isPending || data.reading.rows.length === 0 || (by === undefined && name.trim() === '')
        }
        onPress={() => keeping.mutate()}
      >
        {by === undefined ? words.keep : words.right}
      </Button>
      {keeping.error ? <Refused error={keeping.error} /> : null}
    </OnlyFor>
  );
}

/** "eltra-cs 2026-11-09.csv" -> "eltra-cs": what the next file of the instrument has too. */
const nameFrom = (file: string): string =>
  file
    .replace(/\.[^.]*$/, '')
    .replace(/[\s_-]*\d[\d\s_.-]*$/, '')
    .trim() || file;

function SaidSoFar({
  said,
  onSay,
}: {
  readonly said: SaidOfFile;
  readonly onSay: (said: SaidOfFile) => void;
}) {
  const lines = saidLines(said);
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-label={words.said}>
      <h2>{words.said}</h2>
      <div className="cluster">
        {lines.map(({ key, what, name, is, without }) => (
          <Button key={key} quiet onPress={() => onSay(without)}>
            <span className="hidden">{words.takeBack('')}</span>
            {name}: {isWords({ what, is })} ×
          </Button>
        ))}
      </div>
    </section>
  );
}

/** What something is said to be, in words. */
const isWords = ({ what, is }: Pick<SaidLine, 'what' | 'is'>): string =>
  what === 'row' ? words.kinds_of_rows[is as RowKind] : what === 'column' ? roleWords(is) : is;

/** "spread, k = 2" -> "their spread, k = 2". */
const roleWords = (is: string): string => {
  const [role = '', ...more] = is.split(', ');
  return [ownValue(words.roles, role) ?? role, ...more].join(', ');
};
