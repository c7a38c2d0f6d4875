import { useQuery } from '@tanstack/react-query';
import { lotsStepSchema } from '../../src/documents/yard/lots-step.ts';
import { bookDocument } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { counted, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { yard: words } = WORDS;

/** A lot that was identified as another grade than its paper declares, or that became clean of itself, and what was found. */
interface Against {
  readonly lot: string;
  readonly said: string;
}

/** The lots of a step that are left out unless somebody says why they go all the same; nothing is asked where `path` is undefined. */
export function useContradicted(path: string | undefined, order: object): readonly Against[] {
  const { data } = useQuery({
    queryKey: ['contradicted', path, order],
    queryFn: () =>
      bookDocument(lotsStepSchema, {
        ...{ path: path!, order: { ...order, dryRun: true }, key: crypto.randomUUID() },
      }),
    enabled: path !== undefined,
    gcTime: 0,
  });
  return (data?.lots ?? []).flatMap(({ lot, declaredOtherwise, foundNoMore }) => {
    const said = declaredOtherwise ?? foundNoMore;
    return said === undefined ? [] : [{ lot, said }];
  });
}

interface Props {
  readonly step: 'clear' | 'gate';
  readonly lots: readonly Against[];
  readonly why: string;
  readonly onWhy: (why: string) => void;
}

/** Lots that are left out because what is said of them contradicts what was said before, unless a reason is given. */
export function Contradicted({ step, lots, why, onWhy }: Props) {
  const { title, leftOutUnless, despite } =
    words[step === 'clear' ? 'contradictedPaper' : 'contradictedGate'];
  return (
    <section className="notice stack" aria-label={title}>
      <p>{leftOutUnless(counted(lots.length, 'lot'))}</p>
      <ul>
        {lots.map(({ lot, said }) => (
          <li key={lot}>
            <b>{lot}</b>: {sentenceInLocale(said)}
          </li>
        ))}
      </ul>
      <TextField label={despite} value={why} onChange={onWhy} />
    </section>
  );
}
