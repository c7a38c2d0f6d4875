import { useEffect, useRef, useState } from 'react';
import { WORDS } from '../words.ts';
import { detectorHere } from './detector.ts';
import './scan.css';

const { scan: words } = WORDS;

interface Props {
  readonly onText: (text: string) => void;
  /** The page was left: the camera is off. */
  readonly onClose: () => void;
}

/** Time between two looks at the picture [ms]: a reading takes some 20. */
const PAUSE_MS = 120;

/** The picture of the camera until a code is read in it. It stays on this device, and the camera is off when this is gone. */
export function Camera({ onText, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [wrong, setWrong] = useState<string>();
  const told = useRef({ onText, onClose });
  told.current = { onText, onClose };
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const leave = () => {
      if (document.visibilityState === 'hidden') told.current.onClose();
    };
    document.addEventListener('visibilitychange', leave, { signal });
    if (video.current)
      read(video.current, signal).then(
        (text) => (text === null ? undefined : told.current.onText(text)),
        (error: unknown) => (signal.aborted ? undefined : setWrong(wordsOf(error))),
      );
    return () => ended.abort();
  }, []);
  if (wrong !== undefined)
    return (
      <p className="hold" role="alert">
        {wrong}
      </p>
    );
  return (
    <figure className="camera">
      <video ref={video} muted playsInline aria-label={words.picture} />
      <figcaption className="dim">{words.help}</figcaption>
    </figure>
  );
}

/** What the first code in the picture says; null where nobody waits for it any more. The camera is off when this is answered. */
async function read(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  // a browser has no camera to give to a page that others could change on its way
  if (navigator.mediaDevices === undefined) throw new DOMException('', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: { ideal: 'environment' } },
    audio: false,
  });
  try {
    if (signal.aborted) return null;
    video.srcObject = stream;
    await video.play();
    const detector = await detectorHere();
    while (!signal.aborted) {
      const [code] = await detector.detect(video);
      if (code && code.rawValue.trim() !== '') return signal.aborted ? null : code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Why there is no picture, and that typing goes on. */
function wordsOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'SecurityError') return words.insecure;
  if (name === 'NotAllowedError') return words.refused;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return words.none;
  return words.broken;
}
