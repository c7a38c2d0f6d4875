import type { WORDS } from '../words.ts';
import type { Spoken } from './speaking.ts';

/** Texts of the same shape in another language. */
type Same<T> = T extends string
  ? string
  : T extends (...of: infer A) => string
    ? (...of: A) => string
    : { readonly [K in keyof T]: Same<T[K]> };

type English = typeof WORDS;

/** What a verb asks on a form of the furnace: its button, and a label and help by field. The English words stand in its contract. */
interface VerbWords<Path extends string> {
  readonly button: string;
  readonly fields: Readonly<Record<Path, { readonly label: string; readonly help: string }>>;
}

/** The furnace pages in another language: nothing but translations. A key that is missing does not compile. */
export interface Catalogue extends Spoken {
  readonly furnace: Same<English['furnace']>;
  readonly windows: Same<English['windows']>;
  readonly scale: Same<English['scale']>;
  readonly points: Same<English['points']>;
  readonly scan: Same<
    Pick<English['scan'], 'open' | 'close' | 'picture' | 'help' | 'insecure' | 'refused' | 'none' | 'broken'>
  >;
  readonly plan: Same<Pick<English['plan'], 'wrongNumber' | 'ambiguous' | 'fits'>>;
  readonly furnaces: Same<Pick<English['furnaces'], 'leak'>>;
  readonly states: Same<
    Pick<English['states'], 'loading' | 'again' | 'offline' | 'asTyped' | 'allowed' | 'cure' | 'needed'>
  >;
  readonly proof: Same<English['proof']>;
  readonly people: Same<Pick<English['people'], 'waitsFor'>>;
  readonly verbs: {
    readonly 'hand-over-heat': VerbWords<'note'>;
    readonly 'measure-leak': VerbWords<'leak_Pa_m3_per_s' | 'furnace' | 'accepted'>;
  };
  /** What the server says in fixed words on these pages, by its English words. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly stages: Readonly<
    Record<
      'charge' | 'after-degassing' | 'late' | 'last-under-argon',
      { readonly title: string; readonly instruction: string }
    >
  >;
}
