import { useQuery } from '@tanstack/react-query';
import { type LotsStep, lotsStepSchema } from '../../src/documents/yard/lots-step.ts';
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

type Shown = LotsStep['lots'];

/** What a step would do, lot by lot; empty until the server has said it. */
export function useShownStep(path: string, order: object): Shown {
  const { data } = useQuery({
    queryKey: ['shown step', path, order],
    queryFn: () =>
      bookDocument(lotsStepSchema, {
        ...{ path, order: { ...order, dryRun: true }, key: crypto.randomUUID() },
      }),
    gcTime: 0,
  });
  return data?.lots ?? NOTHING;
}

const NOTHING: Shown = [];

/** The lots of a step that are left out unless somebody says why they go all the same. */
export const contradictedOf = (lots: Shown): readonly Against[] =>
  lots.flatMap(({ lot, declaredOtherwise, foundNoMore }) => {
    const said = declaredOtherwise ?? foundNoMore;
    return said === undefined ? [] : [{ lot, said }];
  });

/** Why lots are left out of a step, by lot; without those that go all the same. */
export const leftOutOf = (lots: Shown, despite: readonly Against[]): ReadonlyMap<string, string> =>
  new Map(
    lots
      .filter(({ outcome, lot }) => outcome === 'left out' && !despite.some((one) => one.lot === lot))
      .map(({ lot, words: why }) => [lot, sentenceInLocale(why)]),
  );

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
