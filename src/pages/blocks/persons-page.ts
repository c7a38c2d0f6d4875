import type { Page } from '../../documents/page.ts';
import { certifyingWords, type Persons, releasingWords } from '../../documents/persons.ts';
import { list, next, shortPage, table } from './parts.ts';

/** Whose ledger it is, who may do what in it today, and what waits for another person. */
export const personsPage = ({
  plant,
  demonstration,
  signedIn,
  persons,
  proposed,
  releasing,
}: Persons): Page =>
  shortPage(
    plant ? `${plant.name}, founded by record ${plant.seq}` : 'A ledger without a plant',
    [
      table(
        ['person', 'name', 'roles', 'until', 'deputy', 'proved by'],
        persons.map(({ id, name, roles, validUntil, deputy, provedBy }) => [
          id,
          name,
          roles.join(', '),
          validUntil ?? '-',
          deputy ? `of ${deputy.of} until ${deputy.until}` : '-',
          provedBy.join(', ') || 'nothing',
        ]),
      ),
      ...proposed.map(({ id, name, roles, ended }) =>
        next(
          `proposed: ${id}, ${name}, ${ended ? 'ends' : roles.join(', ')}; another person confirms it`,
          'persons/confirm-person',
          { person: id },
        ),
      ),
      ...list([
        ...[releasingWords(releasing), certifyingWords(releasing)].filter((words) => words !== null),
        ...(demonstration ? ['a demonstration: these persons are invented'] : []),
      ]),
    ],
    signedIn === null ? 'nobody signed in' : `signed in: ${signedIn}`,
  );
