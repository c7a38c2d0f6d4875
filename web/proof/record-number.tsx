import { useQuery } from '@tanstack/react-query';
import { WORDS } from '../words.ts';
import { checkpointQuery } from './checkpoint-query.ts';

const { proof: words } = WORDS;

/** The number of a record, and what covers it: a checkpoint that the plant has signed, or one that a witness has signed too. */
export function RecordNumber({ seq }: { readonly seq: number }) {
  const { data } = useQuery(checkpointQuery);
  const cover =
    data === undefined || seq >= data.signed ? null : seq < data.witnessed ? words.witnessed : words.signed;
  return (
    <span className="dim">
      {words.record(seq)}
      {cover === null ? null : <span className="covered"> · {cover}</span>}
    </span>
  );
}
