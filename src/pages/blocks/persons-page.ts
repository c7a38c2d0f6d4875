import type { Page } from '../../documents/page.ts';
import { certifyingWords, deputyWords, type Persons, releasingWords } from '../../documents/persons.ts';
import { list, next, section, shortPage, tableOf } from './parts.ts';

/** Whose ledger it is, who may do what in it today, and what waits for another person. */
export const personsPage = ({
  plant,
  demonstration,
  signedIn,
  persons,
  proposed,
  releasing,
  rights = [],
}: Persons): Page => ({
  ...shortPage(
    plant ? `${plant.name}, founded by record ${plant.seq}` : 'A ledger without a plant',
    [
      tableOf(persons, [
        ['person', ({ id }) => id],
        ['name', ({ name }) => name],
        ['roles', ({ roles }) => roles.join(', ')],
        ['until', ({ validUntil }) => validUntil ?? '-'],
        ['deputy', ({ deputy }) => (deputy ? deputyWords(deputy) : '-')],
        ['proved by', ({ provedBy }) => provedBy.join(', ') || 'nothing'],
      ]),
      ...proposed.map((one) =>
        next(
          `proposed: ${one.id}, ${one.name}, ${proposal(one, persons)}; another person confirms it`,
          'persons/confirm-person',
          { person: one.id },
        ),
      ),
      ...list([
        ...[releasingWords(releasing), certifyingWords(releasing)].filter((words) => words !== null),
        ...(demonstration ? ['a demonstration: these persons are invented'] : []),
      ]),
    ],
    signedIn === null ? 'nobody signed in' : `signed in: ${signedIn}`,
  ),
  sections: section('rights', 'Who may do what', [rightsTable(rights)], { folded: true }),
});

/** Each act with the roles for it, who has one, and what keeps a person from it. */
const rightsTable = (rights: NonNullable<Persons['rights']>) =>
  tableOf(
    rights,
    [
      ['act', ({ words }) => words],
      ['roles', ({ roles }) => roles.join(', ')],
      ['today', ({ persons }) => persons.join(', ') || 'nobody'],
      ['not who did', ({ otherThan }) => otherThan.join(', ')],
    ],
    'Not who did: on the same metal, document or person.',
  );

/** All that a second person confirms of a proposal. */
const proposal = (
  { id, roles, ended, validUntil, deputy, provedBy }: Persons['proposed'][number],
  persons: Persons['persons'],
): string =>
  ended
    ? 'ends'
    : [
        `${roles.join(', ')}${validUntil === null ? '' : ` until ${validUntil}`}`,
        ...(deputy ? [`deputy ${deputyWords(deputy)}`] : []),
        ...(provedBy.length === 0
          ? []
          : [persons.some((one) => one.id === id) ? 'proves themselves anew' : 'proves themselves']),
      ].join('; ');
