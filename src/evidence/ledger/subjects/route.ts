import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface RouteState extends SubjectState {
  readonly type: 'route';
  readonly status: 'entered';
  /** Canonical JSON of its operations. */
  readonly route: string;
  /** When it was recorded. */
  readonly at: string;
  readonly by: string | null;
}

/** A route that is planned by its name: `route:triple-melt`. Entered again, the latest counts. */
export const routeSubject = defineSubject<RouteState>({
  type: 'route',
  statuses: ['entered'],
  evolve(_before, { at, kind, subject, body }: Fact) {
    if (kind !== 'route.entered') throw cannotHappen({ kind, subject });
    const { route, by = null } = body;
    return { ...named('route', subject), status: 'entered', route, at, by };
  },
});
