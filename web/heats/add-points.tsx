import { useState } from 'react';
import type { StatedPoints } from '../../src/documents/hold-points.ts';
import { Button } from '../design/button.tsx';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { PointFields } from '../plan/point-fields.tsx';
import { BLANK_POINT, pointsOf, type TypedPoint } from '../plan/points-typed.ts';
import { WORDS } from '../words.ts';

const { points: words } = WORDS;

/** Hold and witness points that a heat gets after it was planned: a correction of its plan, with the reason. */
export function AddPoints({ heat }: { readonly heat: string }) {
  const [typed, setTyped] = useState<readonly TypedPoint[]>([BLANK_POINT]);
  const [isAsked, setAsked] = useState(false);
  const [adds, setAdds] = useState<StatedPoints | null>(null);
  const ask = () => {
    setAsked(true);
    setAdds(typed.length === 0 ? null : pointsOf(typed));
  };
  const close = (isDone: boolean) => {
    setAdds(null);
    if (!isDone) return;
    setTyped([BLANK_POINT]);
    setAsked(false);
  };
  return (
    <details className="card steps">
      <summary>
        <h2>{words.addLater}</h2>
      </summary>
      <div className="stack">
        <PointFields typed={typed} onChange={setTyped} isAsked={isAsked} />
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
    </details>
  );
}
