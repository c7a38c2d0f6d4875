import type { Page } from '../../documents/page.ts';
import { certifyingWords, type Persons, releasingWords } from '../../documents/persons.ts';
import { list, next, shortPage, tableOf } from './parts.ts';

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
      tableOf(persons, [
        ['person', ({ id }) => id],
        ['name', ({ name }) => name],
        ['roles', ({ roles }) => roles.join(', ')],
        ['until', ({ validUntil }) => validUntil ?? '-'],
        ['deputy', ({ deputy }) => (deputy ? `of ${deputy.of} until ${deputy.until}` : '-')],
        ['proved by', ({ provedBy }) => provedBy.join(', ') || 'nothing'],
      ]),
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
