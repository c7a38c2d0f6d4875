import { onDevice } from '../offline/on-device.ts';

/** Languages of the furnace pages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', zh: '中文' } as const;
/** What the choice is called, in each of them. */
export const CHOOSE = 'Language · Sprache · 语言';
export type Language = keyof typeof LANGUAGES;

/** What another language says beside the groups of words. */
export interface Spoken {
  /** As a browser names it; numbers and dates are written as there. */
  readonly locale: string;
  readonly verbs: Readonly<
    Record<
      string,
      {
        readonly button: string;
        readonly fields: Readonly<Record<string, { readonly label: string; readonly help: string }>>;
      }
    >
  >;
  /** What the server says in fixed words, by its English words. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Steps of the make-up sheet, by their stage. */
  readonly stages: Readonly<Record<string, { readonly title: string; readonly instruction: string }>>;
}

const KEPT = 'remelt-language';

/** Words that were fetched, by their language. */
export const loaded = new Map<Language, Spoken>();

/** The language that was chosen on this device. */
export function chosenLanguage(): Language {
  const kept = onDevice.get(KEPT) ?? 'en';
  return Object.hasOwn(LANGUAGES, kept) ? (kept as Language) : 'en';
}

export const keepLanguage = (language: Language): void => void onDevice.keep(KEPT, language);

/** Words of the page that is open, where it is one of the furnace and another language than English was chosen on this device. */
export function speaking(): Spoken | undefined {
  // a test has no address
  const location: { readonly pathname: string } | undefined = Reflect.get(globalThis, 'location');
  return /^\/furnace(\/|$)/.test(location?.pathname ?? '') ? loaded.get(chosenLanguage()) : undefined;
}
