import type { ReactNode } from 'react';
import { Waiting } from '../design/states.tsx';
import { CHOOSE, LANGUAGES, type Language } from './speaking.ts';
import { useLanguage } from './use-language.ts';

/** A page of the furnace in the language of this device; it waits until the words are here. */
export function Spoken({ children }: { readonly children: () => ReactNode }) {
  const { language, isReady } = useLanguage();
  return isReady ? (
    <div lang={language} className="stack">
      {children()}
    </div>
  ) : (
    <Waiting />
  );
}

/** The languages of the furnace pages, each by its own name; the one that is chosen is kept on this device. */
export function ChooseLanguage() {
  const { language, choose } = useLanguage();
  return (
    <select
      className="languages"
      aria-label={CHOOSE}
      value={language}
      onChange={({ target }) => choose(target.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([id, name]) => (
        <option key={id} value={id} lang={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
