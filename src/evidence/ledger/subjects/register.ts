import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface RegisterState extends SubjectState {
  readonly type: 'register';
  readonly status: 'entered' | 'ended';
  /** Canonical JSON of what was entered last. */
  readonly entry: string;
  /** When the last of its records was made. */
  readonly at: string;
  readonly by: string | null;
}

/** What a plant consists of, by its kind and name: `register:furnace/VIM-1`. Entered again, the latest counts, also after its end. */
export const registerSubject = defineSubject<RegisterState>({
  type: 'register',
  statuses: ['entered', 'ended'],
  evolve(before, { at, kind, subject, body }: Fact) {
    if (kind === 'register.ended' && before?.status === 'entered')
      return { ...before, status: 'ended', at, by: body.by ?? null };
    if (kind !== 'register.entered') throw cannotHappen({ kind, subject });
    const { entry, by = null } = body;
    return { ...named('register', subject), status: 'entered', entry, at, by };
  },
});
