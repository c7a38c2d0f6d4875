import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { kilograms } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { balanceOf, type TypedLoss } from './balance.ts';
import { CorrectRecord } from './correct-record.tsx';
import type { HeatAtFurnace } from './heat-now.ts';
import { Losses } from './losses.tsx';

const { furnace: words } = WORDS;

/** Where metal went that is unaccounted for: a loss that was forgotten at the pour or the casting is declared later. */
export function LostLater({ heat: { id, balances } }: { readonly heat: HeatAtFurnace }) {
  const missing_g = balances.find(({ unbalanced_g }) => unbalanced_g > 0)?.unbalanced_g ?? 0;
  const [typed, setTyped] = useState<readonly TypedLoss[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { losses, isReady } = balanceOf(missing_g, 0, typed);
  return (
    <section className="card stack" aria-label={words.lostLaterTitle}>
      <h2 className="hold">{words.lostLaterTitle}</h2>
      <p>{words.lostLater(kilograms(missing_g))}</p>
      <OnlyFor act="record heat">
        <Losses input_g={missing_g} output_g={0} typed={typed} onChange={setTyped} />
        <Button tap go disabled={!isReady || losses.length === 0} onPress={() => setAsked(true)}>
          {words.declareLoss}
        </Button>
      </OnlyFor>
      {isAsked ? (
        <CorrectRecord
          title={words.declareLoss}
          order={{ of: `heat:${id}`, losses }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}
