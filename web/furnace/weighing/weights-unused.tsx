import { useEffect, useState } from 'react';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { Button } from '../../design/button.tsx';
import { kilograms } from '../../design/locale.ts';
import { WORDS } from '../../words.ts';
import type { HeatAtFurnace } from '../heat-now.ts';
import { forgetWeights, keptWeights } from '../outbox/kept-heat.ts';
import { unusedWeights } from './unused-weights.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: HeatAtFurnace;
  readonly sheet: ChargeSheet;
}

/** What was weighed on this device for a heat that somebody else has charged otherwise, until it is read; what was used is forgotten. */
export function WeightsUnused({ heat, sheet }: Props) {
  const [weights, setWeights] = useState(() => keptWeights(heat.id));
  const charge = heat.charges[0];
  const unused = charge ? unusedWeights(weights, { sheet, charge }) : [];
  const forget = () => {
    forgetWeights(heat.id);
    setWeights({});
  };
  const isUsed = charge !== undefined && unused.length === 0;
  useEffect(() => {
    if (isUsed) forgetWeights(heat.id);
  }, [isUsed, heat.id]);
  if (charge === undefined || unused.length === 0) return null;
  return (
    <section className="card stack" role="status">
      <p className="hold">
        {words.weightsUnused(
          charge.by ?? '',
          unused.map(({ lot, mass_g }) => `${lot} ${kilograms(mass_g)}`),
        )}
      </p>
      <div>
        <Button onPress={forget}>{words.understoodIt}</Button>
      </div>
    </section>
  );
}
