import { useQuery } from '@tanstack/react-query';
import { lotsStepSchema } from '../../src/documents/lots-step.ts';
import { bookDocument } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { counted, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { yard: words } = WORDS;

/** A lot that was identified as another grade than its paper declares, and what was found. */
interface Against {
  readonly lot: string;
  readonly said: string;
}

/** The lots among these whose identification contradicts their paper; nothing is asked before somebody is about to clear them. */
export function useContradicted(lots: readonly string[], isClearing: boolean): readonly Against[] {
  const { data } = useQuery({
    queryKey: ['contradicted', lots],
    queryFn: () =>
      bookDocument(lotsStepSchema, {
        ...{ path: '/api/yard/clear-lots', order: { lots, dryRun: true }, key: crypto.randomUUID() },
      }),
    enabled: isClearing,
    gcTime: 0,
  });
  return (data?.lots ?? []).flatMap(({ lot, declaredOtherwise: said }) =>
    said === undefined ? [] : [{ lot, said }],
  );
}

interface Props {
  readonly lots: readonly Against[];
  readonly why: string;
  readonly onWhy: (why: string) => void;
}

/** Lots that are left out of the clearing because their paper says something else, unless a reason is given. */
export function Contradicted({ lots, why, onWhy }: Props) {
  return (
    <section className="notice stack" aria-label={words.contradicted}>
      <p>{words.leftOutUnless(counted(lots.length, 'lot'))}</p>
      <ul>
        {lots.map(({ lot, said }) => (
          <li key={lot}>
            <b>{lot}</b>: {sentenceInLocale(said)}
          </li>
        ))}
      </ul>
      <TextField label={words.despite} value={why} onChange={onWhy} />
    </section>
  );
}
