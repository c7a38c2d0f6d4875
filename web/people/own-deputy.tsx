import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deputyWords } from '../../src/documents/persons.ts';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';
import { NameDeputy } from './name-deputy.tsx';
import { personsQuery } from './queries.ts';

const { people: words } = WORDS;

/** For whom the person stands in, and their own deputy: who has it, or the button that names one. */
export function OwnDeputy({ id }: { readonly id: string }) {
  const { data } = useQuery(personsQuery);
  const [state, setState] = useState<'shown' | 'asked' | 'named'>('shown');
  const own = data?.persons.find((one) => one.id === id);
  if (!data || !own) return null;
  const deputies = data.persons.filter(({ deputy }) => deputy?.of === id);
  return (
    <section className="card stack" aria-labelledby="deputy">
      <h2 className="part" id="deputy">
        {words.ownDeputy}
      </h2>
      <p className="dim">{words.ownDeputyHelp}</p>
      {own.deputy ? <p>{words.standsIn(deputyWords(own.deputy))}</p> : null}
      {deputies.map(({ id: deputy, name, deputy: until }) => (
        <p key={deputy}>
          <b>{name}</b> {until ? deputyWords({ ...until, of: own.name }) : null}
        </p>
      ))}
      {state === 'named' ? <p role="status">{words.deputyNamed}</p> : null}
      <div>
        <Button onPress={() => setState('asked')}>{words.nameDeputy}</Button>
      </div>
      {state === 'asked' ? (
        <NameDeputy
          persons={data}
          absent={own}
          onClose={() => setState((now) => (now === 'named' ? now : 'shown'))}
          onDone={() => setState('named')}
        />
      ) : null}
    </section>
  );
}
