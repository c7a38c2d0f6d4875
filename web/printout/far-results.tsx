import { useState } from 'react';
import { inLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import type { FarResult } from './typed-results.ts';

const { furnace: words } = WORDS;

/** Whether results that are far from their limits were asked about, and how to ask; other results are asked anew. */
export function useFarAsked(far: readonly FarResult[]): readonly [isAsked: boolean, ask: () => void] {
  const [asked, setAsked] = useState('');
  const text = JSON.stringify(far);
  return [far.length > 0 && asked === text, () => setAsked(text)];
}

/** Asks whether results that are far from their limits are meant as they are typed. */
export const FarResults = ({ far }: { readonly far: readonly FarResult[] }) => (
  <div role="alert" className="hold">
    {far.map(({ element, text, unit, limit, limitUnit, predicted }) => (
      <p key={element}>
        {words.farResult(
          `${element} ${inLocale(text)} ${unit}`,
          `${inLocale(String(limit))} ${limitUnit}`,
          predicted === undefined ? undefined : `${inLocale(String(predicted))} ${limitUnit}`,
        )}
      </p>
    ))}
  </div>
);
