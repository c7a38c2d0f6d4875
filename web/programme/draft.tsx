import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { parseDocument } from '../../src/documents/common.ts';
import { programmePlanSchema, programmeTemplatesSchema } from '../../src/documents/qualification/qualify.ts';
import { ask } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { DropFile } from '../design/take-file.tsx';
import { WORDS } from '../words.ts';
import { DraftForm } from './draft-form.tsx';
import type { Draft } from './draft-typed.ts';

const { programmes: words } = WORDS;

/** From a template, or a document, to a locked programme. */
export function NewProgramme() {
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <>
      <Head title={words.make} sub={words.makeHelp}>
        {draft ? (
          <Button onPress={() => setDraft(null)}>{words.otherDraft}</Button>
        ) : (
          <Link to="/programmes" className="btn">
            {words.back}
          </Link>
        )}
      </Head>
      {draft ? <DraftForm draft={draft} /> : <Drafts onDraft={setDraft} />}
    </>
  );
}

function Drafts({ onDraft }: { readonly onDraft: (draft: Draft) => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['programme-templates'],
    queryFn: () => ask(programmeTemplatesSchema, '/api/calculations/programmeTemplates', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const dropping = useMutation({
    mutationFn: async (file: File): Promise<Draft> => {
      const read: unknown = JSON.parse(await file.text());
      parseDocument(programmePlanSchema, read, file.name);
      return read as Draft;
    },
    onSuccess: onDraft,
  });
  return (
    <div className="stack">
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data?.map(({ name, title, document }) => (
        <section key={name} className="card row cluster">
          <span className="grow">
            {title} <span className="dim">{words.asks(document.programme.properties.length)}</span>
          </span>
          <Button onPress={() => onDraft(document as Draft)}>{words.begin}</Button>
        </section>
      ))}
      <DropFile words={words} accept=".json" onFile={(file) => dropping.mutate(file)} />
      {dropping.error ? (
        <p className="fail" role="alert">
          {words.noDocument} {sentenceInLocale(dropping.error.message)}
        </p>
      ) : null}
    </div>
  );
}
