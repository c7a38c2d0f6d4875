import { onDevice } from '../offline/on-device.ts';
import type { Catalogue } from './catalogue.ts';

/** Languages of the furnace pages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'remelt-language';

/** Words that were fetched, by their language. */
export const loaded = new Map<Language, Catalogue>();

/** The language that was chosen on this device. */
export function chosenLanguage(): Language {
  const kept = onDevice.get(KEPT) ?? 'en';
  return Object.hasOwn(LANGUAGES, kept) ? (kept as Language) : 'en';
}

export const keepLanguage = (language: Language): void => void onDevice.keep(KEPT, language);

/** Words of the page that is open, where it is one of the furnace and another language than English was chosen on this device. */
export function speaking(): Catalogue | undefined {
  // a test has no address
  const location: { readonly pathname: string } | undefined = Reflect.get(globalThis, 'location');
  return /^\/furnace(\/|$)/.test(location?.pathname ?? '') ? loaded.get(chosenLanguage()) : undefined;
}
