import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StatedPoints } from '../../src/documents/heats/hold-points.ts';
import { Button } from '../design/button.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { PointFields } from '../plan/point-fields.tsx';
import { BLANK_POINT, pointsOf, type TypedPoint } from '../plan/points-typed.ts';
import { WORDS } from '../words.ts';
import { piecesQuery } from './pieces-query.ts';

const { points: words } = WORDS;

interface Props {
  readonly heat: string;
}

/** Hold and witness points that a heat gets after it was planned, before the steps that are still to come; where none is, why. */
export function AddPoints({ heat }: Props) {
  const { data } = useQuery(piecesQuery(`heat:${heat}`));
  if (!data) return null;
  return (
    <details className="card steps">
      <summary>
        <h2>{words.addLater}</h2>
      </summary>
      {data.noPoint === undefined ? (
        <PointsForm key={data.pointSteps.join()} heat={heat} steps={data.pointSteps} />
      ) : (
        <p className="dim">{words.noPoint(sentenceInLocale(data.noPoint))}</p>
      )}
    </details>
  );
}

/** The points as they are typed: a correction of the plan, with the reason. */
function PointsForm({ heat, steps }: Props & { readonly steps: readonly TypedPoint['step'][] }) {
  const blank = { ...BLANK_POINT, step: steps.find((step) => step === BLANK_POINT.step) ?? steps[0]! };
  const [typed, setTyped] = useState<readonly TypedPoint[]>([blank]);
  const [isAsked, setAsked] = useState(false);
  const [adds, setAdds] = useState<StatedPoints | null>(null);
  const ask = () => {
    setAsked(true);
    setAdds(typed.length === 0 ? null : pointsOf(typed));
  };
  const close = (isDone: boolean) => {
    setAdds(null);
    if (!isDone) return;
    setTyped([blank]);
    setAsked(false);
  };
  return (
    <>
      <div className="stack">
        <PointFields typed={typed} onChange={setTyped} isAsked={isAsked} steps={steps} blank={blank} />
        <div className="cluster">
          <Button go disabled={typed.length === 0} onPress={ask}>
            {words.addThem}
          </Button>
        </div>
      </div>
      {adds ? (
        <CorrectRecord
          title={words.addTitle(heat)}
          order={{ of: `heat:${heat}`, record: 'plan', holdPoints: adds }}
          onClose={() => close(false)}
          onDone={() => close(true)}
        />
      ) : null}
    </>
  );
}
