import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { kilograms } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { CorrectRecord } from './correct-record.tsx';
import type { HeatAtFurnace } from './heat-now.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly of: string;
  /** Absent: the last step. */
  readonly record?: string;
  readonly onClose: () => void;
}

/** Takes one record back, in two looks: what that does, and then the record of it. */
export const UndoRecord = ({ of, record, onClose }: Props) => (
  <CorrectRecord
    title={words.undoTitle(record ?? of)}
    order={{ of, ...(record === undefined ? {} : { record }) }}
    onClose={onClose}
  />
);

/** Who takes back which step: the planner a plan, the melter a charge or an addition, quality what was poured and cast. */
const ACTS = {
  planned: 'plan heat',
  charged: 'withdraw charge',
  melted: 'correct record',
  cast: 'correct record',
} as const;

/** Takes the last recorded step of a heat back. */
export function UndoStep({ heat: { id, status, losses_g } }: { readonly heat: HeatAtFurnace }) {
  const [isOpen, setOpen] = useState(false);
  const [loss, setLoss] = useState<string | null>(null);
  if (status === 'cancelled') return null;
  return (
    <section className="card stack">
      <OnlyFor act={ACTS[status]} what={words.undoStep[status]}>
        <Button tap onPress={() => setOpen(true)}>
          {words.undoStep[status]}
        </Button>
      </OnlyFor>
      {Object.entries(losses_g).map(([to, mass_g]) => (
        <OnlyFor key={to} act="record heat" what={words.undoLoss(kilograms(mass_g), to)}>
          <Button onPress={() => setLoss(to)}>{words.undoLoss(kilograms(mass_g), to)}</Button>
        </OnlyFor>
      ))}
      {loss === null ? null : (
        <UndoRecord of={`heat:${id}`} record={`loss:${loss}`} onClose={() => setLoss(null)} />
      )}
      {isOpen ? <UndoRecord of={`heat:${id}`} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
