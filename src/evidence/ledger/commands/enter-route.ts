import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';

/** A route under a name; under a known name it replaces the one before. */
export interface EnterRoute extends Told {
  readonly type: 'enterRoute';
  readonly name: string;
  /** Canonical JSON of its operations, and its hash. */
  readonly route: string;
  readonly documentSha256: string;
  /** Why it replaces the one before. */
  readonly reason?: string;
}

/** N3: the latest route of a name counts; heats already planned keep theirs. */
export const enterRoute = defineCommand<EnterRoute>({
  type: 'enterRoute',
  names: ({ name }) => ({ subjects: [`route:${name}`] }),
  act: 'enter route',
  decide(desk, { name, route, documentSha256, reason, by, happenedAt }) {
    checkName(name, `${desk.path}name`);
    desk.write('route.entered', `route:${name}`, {
      happenedAt: whenHappened(desk, happenedAt),
      route,
      documentSha256,
      ...(reason === undefined ? {} : { reason }),
      by,
    });
  },
});
