import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KnownFacts } from '../../src/documents/known-facts.ts';
import { DataTable } from '../design/data-table.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { factsQuery } from './facts-query.ts';

const { facts: words } = WORDS;

/** Methods, materials or grades that calculations know, each with its source; they are data of the plant and not edited here. */
export function Facts({ of }: { readonly of: KnownFacts['of'] }) {
  const [find, setFind] = useState('');
  const { data, error } = useQuery(factsQuery(of));
  const wanted = find.trim().toLowerCase();
  const rows = (data?.rows ?? []).filter(({ id, names }) =>
    [id, ...names].some((name) => name.toLowerCase().includes(wanted)),
  );
  return (
    <>
      {of === 'materials' ? (
        <h2 className="part">{words.ofRemelt}</h2>
      ) : (
        <Head title={words.titles[of]} sub={data ? words.ofFile(data.file) : undefined} />
      )}
      {error ? <Refused error={error} /> : null}
      {data || error ? null : <Waiting />}
      <TextField label={words.find} type="search" value={find} onChange={setFind} />
      {data ? (
        <DataTable
          label={words.titles[of]}
          columns={words.heads}
          rows={rows.map(({ id, names, what, source, confidence }) => ({
            key: id,
            cells: [<b key="id">{id}</b>, names.join(', '), what, source, confidence],
          }))}
        />
      ) : null}
    </>
  );
}
