import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { kilograms } from '../design/locale.ts';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { nameOf } from '../release/name-of.ts';
import { queueQuery } from '../release/queue-query.ts';
import { WORDS } from '../words.ts';
import { CutInto } from './became.tsx';
import { CutForm } from './cut-form.tsx';
import { piecesQuery } from './pieces-query.ts';

const { cut: words } = WORDS;

/** Cuts an ingot or bar of the heat that is here into pieces, and takes a cut back, whoever made it. */
export function CutObject({ heat }: { readonly heat: string }) {
  const { data } = useQuery(queueQuery);
  const { data: known } = useQuery(piecesQuery(`heat:${heat}`));
  const here = (data?.waiting ?? []).filter((one) => one.heat === heat && one.of.startsWith('object:'));
  const [chosen, setChosen] = useState('');
  const [done, setDone] = useState('');
  const [back, setBack] = useState<string | null>(null);
  const object = here.find(({ of }) => nameOf(of) === chosen) ?? here[0];
  const cuts = (known?.pieces ?? []).flatMap(({ id, cut }) => (cut ? [{ id, cut }] : []));
  if (!object && cuts.length === 0) return null;
  return (
    <details className="card steps">
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <div className="stack">
        {done === '' ? null : <p role="status">{done}</p>}
        {cuts.map(({ id, cut }) => (
          <div key={id} className="cluster row">
            <div className="grow">
              <CutInto id={id} cut={cut} />
              {cut.by === null ? null : <span className="dim small">{words.cutBy(cut.by)}</span>}
            </div>
            <OnlyFor act="correct record" what={words.takeBackOf(id)}>
              <Button onPress={() => setBack(id)}>{words.takeBackOf(id)}</Button>
            </OnlyFor>
          </div>
        ))}
        {object ? (
          <OnlyFor act="record heat">
            <SelectField
              label={words.which}
              value={nameOf(object.of)}
              onChange={setChosen}
              options={here.map(({ of, form, mass_g }) => [
                nameOf(of),
                `${nameOf(of)}, ${form}, ${kilograms(mass_g)}`,
              ])}
            />
            <CutForm key={object.of} object={nameOf(object.of)} mass_g={object.mass_g} onCut={setDone} />
          </OnlyFor>
        ) : null}
      </div>
      {back === null ? null : (
        <CorrectRecord
          title={words.takeBackOf(back)}
          order={{ of: `object:${back}`, record: 'cut' }}
          onClose={() => setBack(null)}
          onDone={() => {
            setBack(null);
            setDone('');
          }}
        />
      )}
    </details>
  );
}
