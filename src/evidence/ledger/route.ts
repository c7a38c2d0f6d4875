import { BalanceError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Entry } from './entry.ts';
import { defineSubject, type SubjectState } from './subject.ts';

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
  evolve(_before, { at, kind, subject, body }: Entry) {
    if (kind !== 'route.entered') throw new BalanceError(`${kind} is nothing that happens to ${subject}`);
    const { route, by = null } = body;
    return { type: 'route', id: idOf(subject), subject, node: null, status: 'entered', route, at, by };
  },
  columns: () => ({}),
  balance: () => null,
  edges: () => [],
  needs: () => [],
});
