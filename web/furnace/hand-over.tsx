import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contract } from '../../src/tasks/heats/hand-over-heat/contract.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { kilograms, moment } from '../design/locale.ts';
import { useMay } from '../people/may.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { personsQuery } from '../people/queries.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import { HeatForm } from './heat-form.tsx';
import type { HeatAtFurnace, HeatNow } from './heat-now.ts';
import { useWeights } from './outbox/kept-heat.ts';
import { putHeat } from './outbox/put-heat.ts';
import { toHandOver } from './weighing/handed-weights.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: HeatAtFurnace;
  /** Of its cold charge, while that is weighed; none once it is charged. */
  readonly lines: readonly { readonly number: number; readonly lot: string }[];
}

/** Lots with what was weighed of each. */
const massesOf = (weighed: readonly { readonly lot: string; readonly mass_g: number }[]): string =>
  weighed.map(({ lot, mass_g }) => `${lot} ${kilograms(mass_g)}`).join(', ');

/** The note of the shift before that nobody took over yet; undefined where there is none, or its heat is cast. */
export const noteOf = (
  { status, shifts = [] }: HeatAtFurnace,
  { isTakenOver }: Pick<HeatNow, 'isTakenOver'>,
) => {
  const latest = shifts.at(-1);
  return latest?.step === 'handed-over' && status !== 'cast' && !isTakenOver ? latest : undefined;
};

/** Whether somebody who works at the heat has to take it over first: there is a note, and it is not their own. */
export function useMustTakeOver(heat: HeatAtFurnace, now: HeatNow): boolean {
  const { person } = useSession();
  const { data } = useQuery(personsQuery);
  const may = useMay(data, contract.act);
  const note = noteOf(heat, now);
  // where the roles are not known, as without a network, the server decides
  return note !== undefined && person != null && (may || !data) && person.id !== note.by;
}

/** What the shift before said of the heat, until somebody else has ticked each note and takes it over. */
export function HandedOver({ heat, now }: { readonly heat: HeatAtFurnace; readonly now: HeatNow }) {
  const { id, status } = heat;
  const mustTakeOver = useMustTakeOver(heat, now);
  const nameOf = usePersonName();
  const [ticked, tick] = useState<readonly string[]>([]);
  const latest = noteOf(heat, now);
  if (latest === undefined) return null;
  const takeOver = () => putHeat(id, { contract, words: words.takeOverOf(id), order: { takeOver: true } });
  const weighed = status === 'planned' ? latest.weighed : undefined;
  const notes = [words.noteRead, ...(weighed ? [words.weightsSeen] : [])];
  return (
    <section className="card stack" aria-label={words.handOver}>
      <b>{words.handedOver(nameOf(latest.by), moment(latest.happenedAt))}</b>
      <p className="sentence">{latest.note}</p>
      {weighed ? <p className="hold">{words.handedWeights(massesOf(weighed))}</p> : null}
      {mustTakeOver ? (
        <>
          {notes.map((note) => (
            <label key={note} className="check tap">
              <input
                type="checkbox"
                checked={ticked.includes(note)}
                onChange={({ target }) =>
                  tick(target.checked ? [...ticked, note] : ticked.filter((one) => one !== note))
                }
              />
              {note}
            </label>
          ))}
          <Button tap go disabled={notes.some((note) => !ticked.includes(note))} onPress={takeOver}>
            {words.takeOverShift}
          </Button>
        </>
      ) : (
        <OnlyFor act={contract.act}>{null}</OnlyFor>
      )}
    </section>
  );
}

/** The note for the next shift; what it must know besides stands on the page. */
export function HandOver({ heat: { id, shifts = [] }, lines }: Props) {
  const nameOf = usePersonName();
  const latest = shifts.at(-1);
  const weighed = toHandOver(useWeights(id), lines);
  const taken =
    latest?.step === 'taken-over' ? words.tookOver(nameOf(latest.by), moment(latest.happenedAt)) : undefined;
  return (
    <Folded title={words.handOver} sub={taken}>
      <HeatForm
        {...{ contract, heat: id, form: 'hand-over', act: contract.act }}
        given={weighed.length > 0 ? { weighed } : {}}
        said={() => words.handOverOf(id)}
      >
        {weighed.length > 0 ? <p className="hold">{words.weightsGo(massesOf(weighed))}</p> : null}
      </HeatForm>
    </Folded>
  );
}
