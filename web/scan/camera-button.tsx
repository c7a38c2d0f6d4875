import { lazy, Suspense, useState } from 'react';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { scan: words } = WORDS;

/** What reads codes is loaded when the camera is first asked for. */
const Camera = lazy(() => import('./camera.tsx').then((one) => ({ default: one.Camera })));

interface Props {
  /** Told what the code says; the camera is off by then. */
  readonly onText: (text: string) => void;
}

/** Reads one code with the camera; nothing where the plant has switched cameras off. */
export function CameraButton({ onText }: Props) {
  const { camera } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (camera !== true) return null;
  const take = (text: string) => {
    setOpen(false);
    onText(text);
  };
  return (
    <div className="stack">
      <div>
        <Button onPress={() => setOpen(!isOpen)}>{isOpen ? words.close : words.open}</Button>
      </div>
      {isOpen ? (
        <Suspense fallback={<Waiting />}>
          <Camera onText={take} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
