import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** N3: the latest route of a name counts; heats already planned keep theirs. */
export const enterRoute = defineRecord({
  type: 'enterRoute',
  of: anew('route', 'name'),
  says: 'route.entered',
  act: 'enter route',
  rule(desk, { name }) {
    checkName(name, `${desk.path}name`);
  },
});
