import { useEffect, useSyncExternalStore } from 'react';
import { onDevice } from '../offline/on-device.ts';
import type { Catalogue } from './catalogue.ts';

/** Languages of the furnace pages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de/de.ts')).GERMAN,
  zh: async () => (await import('./zh/zh.ts')).CHINESE,
};

const KEPT = 'remelt-language';
const loaded = new Map<Language, Catalogue>();
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

/** The language that was chosen on this device. */
function chosen(): Language {
  const kept = onDevice.get(KEPT) ?? 'en';
  return Object.hasOwn(LANGUAGES, kept) ? (kept as Language) : 'en';
}

/** Words of the page that is open, where it is one of the furnace and another language than English was chosen on this device. */
export const speaking = (): Catalogue | undefined =>
  // a test and a server have no address
  /^\/furnace(\/|$)/.test(globalThis.location?.pathname ?? '') ? loaded.get(chosen()) : undefined;

/** The language of the furnace pages on this device, whether its words are here, and how to choose another. */
export function useLanguage() {
  useSyncExternalStore(subscribe, () => version);
  const language = chosen();
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

function choose(language: Language): void {
  onDevice.keep(KEPT, language);
  tell();
}
