import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FILES_THAT_COUNT, type StandingLesson } from '../../src/documents/results/lessons.ts';
import { contract as endLesson } from '../../src/tasks/links/end-lesson/contract.ts';
import { contract as listLessons } from '../../src/tasks/links/list-lessons/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { base64Of, DropFile } from '../design/take-file.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { type DroppedFile, Teach } from './teach.tsx';
import './lessons.css';

const { lessons: words } = PAGE_WORDS;

const lessonsQuery = {
  queryKey: ['list-lessons'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readVerb(listLessons, { signal }),
};

/** Lessons by which files of instruments are read; a file that is dropped is read, and teaches one. */
export function Lessons() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(lessonsQuery);
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [told, tell] = useState<string | null>(null);
  const [ending, end] = useState<string | null>(null);
  if (file)
    return (
      <Teach
        key={file.base64}
        file={file}
        onLeave={() => setFile(null)}
        onKept={(name, tried) => {
          setFile(null);
          tell(words.kept(name, FILES_THAT_COUNT - tried));
          void client.invalidateQueries({ queryKey: lessonsQuery.queryKey });
        }}
      />
    );
  return (
    <>
      <Head title={WORDS.shell.lessons} sub={words.sub} />
      {told === null ? null : <p role="status">{told}</p>}
      <DropFile
        words={words}
        accept=".csv,.txt,.tsv,.xlsx,.prn,.asc,.dat"
        onFile={(dropped) => void base64Of(dropped).then((base64) => setFile({ name: dropped.name, base64 }))}
      />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data?.lessons.length === 0 ? <p className="dim">{words.nothing}</p> : null}
      {data && data.lessons.length > 0 ? (
        <DataTable
          label={WORDS.shell.lessons}
          columns={words.heads}
          rows={data.lessons.map((one) => ({
            key: one.name,
            cells: [
              <b key="name">{one.name}</b>,
              one.version,
              <Stands key="stands" lesson={one} />,
              one.ended ? null : (
                <OnlyFor key="end" act={endLesson.act} isSilent>
                  <Button quiet onPress={() => end(one.name)}>
                    {words.end} <span className="hidden">{one.name}</span>
                  </Button>
                </OnlyFor>
              ),
            ],
          }))}
        />
      ) : null}
      {ending === null ? null : (
        <VerbForm contract={endLesson} given={{ lesson: ending }} about={ending} onClose={() => end(null)} />
      )}
    </>
  );
}

const Stands = ({ lesson: { counts, ended, triedOn } }: { readonly lesson: StandingLesson }) => (
  <span className={counts ? 'pass' : ended ? 'dim' : 'hold'}>
    {ended ? words.ended : counts ? words.counts : words.tried(triedOn.length, FILES_THAT_COUNT)}
  </span>
);
