import { useEffect, useSyncExternalStore } from 'react';
import type { Catalogue } from './catalogue.ts';
import { chosenLanguage, keepLanguage, type Language, loaded } from './speaking.ts';

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de/de.ts')).GERMAN,
  zh: async () => (await import('./zh/zh.ts')).CHINESE,
};

const listeners = new Set<() => void>();
let version = 0;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function tell(): void {
  version += 1;
  for (const listener of listeners) listener();
}

function choose(language: Language): void {
  keepLanguage(language);
  tell();
}

/** The language of the furnace pages on this device, whether its words are here, and how to choose another. */
export function useLanguage() {
  useSyncExternalStore(subscribe, () => version);
  const language = chosenLanguage();
  const isReady = language === 'en' || loaded.has(language);
  useEffect(() => {
    if (language === 'en' || isReady) return;
    CATALOGUES[language]().then(
      (words) => {
        loaded.set(language, words);
        tell();
      },
      // the files of the build are not on this device: English
      () => choose('en'),
    );
  }, [language, isReady]);
  return { language, isReady, choose };
}
