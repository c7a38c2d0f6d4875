import { Link } from '@tanstack/react-router';
import { PrintButton } from '../labels/print-button.tsx';
import { WORDS } from '../words.ts';
import type { HeatAtFurnace } from './heat-now.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: HeatAtFurnace;
  /** All of it is recorded: nothing of it waits on this device. */
  readonly isRecorded: boolean;
}

/** What a heat waits for once it is cast, and the way there: the heat, and the release of each ingot. */
export function CastDone({ heat: { id, outputs }, isRecorded }: Props) {
  const pieces = outputs.map(({ to }) => to).filter((to) => to.startsWith('object:'));
  return (
    <section className="card stack">
      <p>{isRecorded ? words.done(id) : words.doneHere(id)}</p>
      <div className="cluster">
        <Link to="/heats/$heat" params={{ heat: id }} className="btn">
          {words.toHeat(id)}
        </Link>
        {isRecorded && pieces.length > 0 ? (
          <PrintButton
            of={{ ingots: pieces.map((of) => of.slice('object:'.length)) }}
            words={words.ingotLabels}
            file={`ingots-${id}`}
          />
        ) : null}
        {pieces.map((of) => (
          <Link key={of} to="/release/$of" params={{ of }} className="btn">
            {words.toRelease(of.slice('object:'.length))}
          </Link>
        ))}
      </div>
    </section>
  );
}
