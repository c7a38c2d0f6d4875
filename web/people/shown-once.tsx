import { lazy, Suspense, useState } from 'react';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';

const { people: words } = WORDS;

// the maker of QR codes is loaded with the first code
const Code = lazy(() => import('./code.tsx').then((one) => ({ default: one.Code })));

interface Props {
  /** What it is, and what to do with it. */
  readonly label: string;
  readonly secret: string;
  /** A phone reads it as a QR code too. */
  readonly code?: boolean;
}

/** A secret that is shown this once: as text to copy, and as a code for a phone. */
export function ShownOnce({ label, secret, code }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <section className="once stack" aria-label={label}>
      <p>{label}</p>
      <code>{secret}</code>
      {/* a page that is not served safely has no clipboard */}
      {window.isSecureContext ? (
        <div className="cluster level">
          <Button onPress={copy}>{words.copy}</Button>
          <span role="status">{isCopied ? words.copied : ''}</span>
        </div>
      ) : null}
      {code ? (
        <Suspense>
          <Code text={secret} label={words.code} />
        </Suspense>
      ) : null}
    </section>
  );
}
