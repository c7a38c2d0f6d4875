import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { kilograms } from '../design/locale.ts';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { queueQuery } from '../release/queue-query.ts';
import { nameOf } from '../release/release.tsx';
import { WORDS } from '../words.ts';
import { CutForm } from './cut-form.tsx';

const { cut: words } = WORDS;

/** Cuts an ingot or bar of the heat that is here into pieces, and takes the cut back. */
export function CutObject({ heat }: { readonly heat: string }) {
  const { data } = useQuery(queueQuery);
  const here = (data?.waiting ?? []).filter((one) => one.heat === heat && one.of.startsWith('object:'));
  const [chosen, setChosen] = useState('');
  const [done, setDone] = useState<{ readonly object: string; readonly words: string } | null>(null);
  const [isBack, setBack] = useState(false);
  const object = here.find(({ of }) => nameOf(of) === chosen) ?? here[0];
  if (!object && !done) return null;
  return (
    <details className="card steps">
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <div className="stack">
        {done ? (
          <div className="cluster" role="status">
            <span className="grow">{done.words}</span>
            <OnlyFor act="correct record" what={words.takeBack}>
              <Button onPress={() => setBack(true)}>{words.takeBack}</Button>
            </OnlyFor>
          </div>
        ) : null}
        {object ? (
          <OnlyFor act="record heat">
            <SelectField label={words.which} value={nameOf(object.of)} onChange={setChosen}>
              {here.map(({ of, form, mass_g }) => (
                <option key={of} value={nameOf(of)}>
                  {nameOf(of)}, {form}, {kilograms(mass_g)}
                </option>
              ))}
            </SelectField>
            <CutForm
              key={object.of}
              object={nameOf(object.of)}
              mass_g={object.mass_g}
              onCut={(sentence) => setDone({ object: object.of, words: sentence })}
            />
          </OnlyFor>
        ) : null}
      </div>
      {done && isBack ? (
        <CorrectRecord
          title={words.backTitle(nameOf(done.object))}
          order={{ of: done.object, record: 'cut' }}
          onClose={() => setBack(false)}
          onDone={() => {
            setBack(false);
            setDone(null);
          }}
        />
      ) : null}
    </details>
  );
}
