import type { ReactNode } from 'react';
import { placeWords } from '../../src/foundation/quantity/field-words.ts';
import { ApiError } from '../api/client.ts';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { capital } from './capital.ts';
import { Deeds } from './deeds.tsx';
import { inLocale, sentenceInLocale } from './locale.ts';

const { states } = WORDS;

/** A moment as machines write it. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What is being waited for. */
export function Waiting({ words = states.loading }: { readonly words?: string }) {
  return (
    <p className="waits" role="status">
      {words}
    </p>
  );
}

/** A page or list that has nothing to show, and what to do first. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

/** A refusal as the server says it: what, where, what is allowed, the cure. */
export function Refused({ error, onAgain }: { readonly error: unknown; readonly onAgain?: () => void }) {
  const refusal = error instanceof ApiError ? error.refusal : null;
  const [title, isStale] = wordsOf(error);
  return (
    <section className="refusal" role="alert">
      <h2>{title}</h2>
      {refusal && refusal.details.length > 0 ? (
        <ul>
          {refusal.details
            .slice(0, 20)
            .map(({ where, path, value, unit, allowed, cure, does, message }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a refusal never changes
              <li key={i}>
                <b>{[where, placeWords(path ?? '')].filter(Boolean).join(', ')}</b>{' '}
                {value === undefined ? null : `${valueText(value, unit)}${unit ? ` ${unit}` : ''}. `}
                {[where, path, value, allowed, cure].every((part) => part === undefined) && message
                  ? sentenceInLocale(capital(message))
                  : null}
                {allowed ? `${states.allowed} ${sentenceInLocale(allowed)}. ` : null}
                {cure || does ? (
                  <>
                    {states.cure} {sentenceInLocale(cure ?? '')}
                    <Deeds deeds={does} />.
                  </>
                ) : null}
              </li>
            ))}
        </ul>
      ) : null}
      {isStale ? <Button onPress={() => location.reload()}>{states.reload}</Button> : null}
      {!isStale && onAgain ? <Button onPress={onAgain}>{states.again}</Button> : null}
    </section>
  );
}

/** A value that was refused: a number or a mass as the language of the browser writes it, a name as it was typed. */
const valueText = (value: unknown, unit: string | undefined): string =>
  typeof value === 'number' || (unit !== undefined && /^[-+]?[\d.,]+$/.test(String(value)))
    ? inLocale(String(value))
    : INSTANT.test(String(value))
      ? sentenceInLocale(String(value))
      : String(value);

function wordsOf(error: unknown): readonly [title: string, isStale: boolean] {
  if (!(error instanceof ApiError)) return [states.broken, false];
  if (error.status === 0) return [states.offline, false];
  if (error.status === 426) return [states.stale, true];
  return [capital(sentenceInLocale(error.message)), false];
}
