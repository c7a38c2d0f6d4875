import { leakAbove } from '../../src/foundation/quantity/leak.ts';
import { contract } from '../../src/tasks/heats/measure-leak/contract.ts';
import { unitOf } from '../forms/typed-form.ts';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import { HeatForm } from './heat-form.tsx';
import type { HeatAtFurnace } from './heat-now.ts';

const { furnace: words, furnaces } = WORDS;
const RATE = 'leak_Pa_m3_per_s';
/** Who measures, and who accepts a rate above the limit. */
const ACTS = ['record heat', 'override diagnostic'];

/** The leak-up rate of the furnace before the heat is melted, in the unit of its gauge. */
export function Leak({ heat: { id, leaks = [] } }: { readonly heat: HeatAtFurnace }) {
  const latest = leaks.at(-1);
  return (
    <Folded
      title={furnaces.leak}
      sub={latest ? words.leakNow(latest.leak_Pa_m3_per_s, latest.furnace) : undefined}
    >
      <HeatForm
        {...{ contract, heat: id, form: 'leak', act: ACTS }}
        start={{ [unitOf(RATE)]: 'mbar l/s' }}
        said={(typed) => words.leakOf(typed[RATE] ?? '', typed[unitOf(RATE)] ?? '')}
      />
    </Folded>
  );
}

/** Says at the head of a heat that its furnace leaks above its limit; nothing where it does not. */
export function LeakStop({ heat }: { readonly heat: Pick<HeatAtFurnace, 'leaks' | 'status'> | undefined }) {
  const leak = heat && ['planned', 'charged'].includes(heat.status) ? leakAbove(heat.leaks) : undefined;
  return leak === undefined ? null : (
    <p className="fail" role="alert">
      {words.leaks(leak.furnace, leak.leak_Pa_m3_per_s, leak.limit_Pa_m3_per_s!)}
    </p>
  );
}
