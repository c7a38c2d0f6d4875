import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Heats } from '../../src/documents/heats/heats.ts';
import { contract as listHeats } from '../../src/tasks/heats/list-heats/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { WORDS } from '../words.ts';

const { plan: words, furnace } = WORDS;

/** How long a number stands before the server is asked whether it is free [ms]. */
const REST_MS = 200;

/** What the ledger has under a heat number that is being typed; undefined until it has answered. */
export interface NumberState {
  /** Where a heat that is past planning has the number; a planned one may be planned anew. */
  readonly used: Heats['heats'][number] | undefined;
  readonly planned: boolean;
  readonly free: string | undefined;
}

/** Whether the number of a new heat is free, asked as it is typed. */
export function useHeatNumber(typed: string): NumberState | undefined {
  const wanted = typed.trim();
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data } = useQuery({
    queryKey: ['heat-number', asked],
    queryFn: ({ signal }) => readVerb(listHeats, { order: { number: asked }, signal }),
    enabled: asked !== '',
    retry: false,
  });
  if (asked !== wanted || data === undefined) return undefined;
  const [heat] = data.heats;
  return {
    used: heat?.status === 'planned' ? undefined : heat,
    planned: heat?.status === 'planned',
    free: data.freeNumber,
  };
}

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly state: NumberState | undefined;
  readonly wrong: string | undefined;
}

/** The number of a new heat: one that is used is refused while it is typed, and the next free one is a press away. */
export function HeatNumberField({ value, onChange, state, wrong }: Props) {
  const { used, planned = false, free } = state ?? {};
  const number = value.trim();
  return (
    <div className="stack">
      <TextField
        label={words.heat}
        value={value}
        onChange={onChange}
        wrong={used ? words.numberUsed(number, furnace.status[used.status]) : wrong}
        help={planned ? words.numberPlanned(number) : undefined}
        needed
      />
      {(used || planned) && free !== undefined ? (
        <div>
          <Button onPress={() => onChange(free)}>{words.takeNumber(free)}</Button>
        </div>
      ) : null}
    </div>
  );
}
