import { contract } from '../../src/tasks/heats/hand-over-heat/contract.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { kilograms, moment } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import { HeatForm } from './heat-form.tsx';
import type { HeatAtFurnace } from './heat-now.ts';
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

/** What the shift before said of the heat, until somebody else takes it over. */
export function HandedOver({ heat: { id, status, shifts = [] } }: Pick<Props, 'heat'>) {
  const { person } = useSession();
  const latest = shifts.at(-1);
  if (latest?.step !== 'handed-over' || status === 'cast') return null;
  const takeOver = () => putHeat(id, { contract, words: words.takeOverOf(id), order: { takeOver: true } });
  return (
    <section className="card stack" aria-label={words.handOver}>
      <b>{words.handedOver(latest.by ?? '', moment(latest.happenedAt))}</b>
      <p className="sentence">{latest.note}</p>
      {latest.weighed && status === 'planned' ? (
        <p className="hold">{words.handedWeights(massesOf(latest.weighed))}</p>
      ) : null}
      {person?.id === latest.by ? null : (
        <OnlyFor act={contract.act}>
          <Button tap go onPress={takeOver}>
            {words.takeOverShift}
          </Button>
        </OnlyFor>
      )}
    </section>
  );
}

/** The note for the next shift; what it must know besides stands on the page. */
export function HandOver({ heat: { id, shifts = [] }, lines }: Props) {
  const latest = shifts.at(-1);
  const weighed = toHandOver(useWeights(id), lines);
  const taken =
    latest?.step === 'taken-over' ? words.tookOver(latest.by ?? '', moment(latest.happenedAt)) : undefined;
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
