import { useQuery } from '@tanstack/react-query';
import { addressOf, type Contract } from '../../src/documents/contract/contract.ts';
import { contract as listProgrammes } from '../../src/tasks/qualification/list-programmes/contract.ts';
import { contract as listRoutes } from '../../src/tasks/reference/list-routes/contract.ts';
import { contract as listSpecifications } from '../../src/tasks/reference/list-specifications/contract.ts';
import { readDocument } from '../api/client.ts';
import { SelectField } from '../design/field.tsx';
import { WORDS } from '../words.ts';

const { plan: words } = WORDS;

/** Names of what the plant keeps; empty = none. */
export interface KeptNames {
  readonly spec: string;
  readonly route: string;
  readonly programme: string;
}

interface Props {
  readonly typed: KeptNames;
  readonly onChange: (name: keyof KeptNames, value: string) => void;
}

/** What a plan takes by its name: a specification, a route, a programme. A field is left out while the plant keeps none. */
export function KeptFields({ typed, onChange }: Props) {
  const specifications = useKept(listSpecifications);
  const routes = useKept(listRoutes);
  const programmes = useKept(listProgrammes);
  const field = (name: keyof KeptNames, none: string, choices: readonly Choice[] | undefined) =>
    choices === undefined || choices.length === 0 ? null : (
      <SelectField
        label={words[name]}
        value={typed[name]}
        onChange={(value) => onChange(name, value)}
        none={none}
        options={choices.map((one) => [one.name, one.words, one.isOff ?? false])}
      />
    );
  return (
    <>
      {field(
        'spec',
        words.noSpec,
        specifications?.specifications
          .filter(({ supersededBy }) => supersededBy === undefined)
          .map(({ name, customer, status }) =>
            status === 'compared'
              ? { name, words: words.ofCustomer(name, customer) }
              : { name, words: words.notCompared(name), isOff: true },
          ),
      )}
      {field(
        'route',
        words.noRoute,
        routes?.routes.map(({ name, operations }) => ({ name, words: `${name}: ${operations.join(' → ')}` })),
      )}
      {field(
        'programme',
        words.noProgramme,
        programmes?.programmes.map(({ programme: name, title, gates }) =>
          gates[0] === 'PASS'
            ? { name, words: title === null ? name : `${name}: ${title}` }
            : { name, words: words.notPassed(name), isOff: true },
        ),
      )}
    </>
  );
}

interface Choice {
  readonly name: string;
  readonly words: string;
  /** It is there and may not be chosen yet. */
  readonly isOff?: boolean;
}

/** A list that the plant keeps. */
const useKept = <Asks, Answer>(of: Contract<Asks, Answer, string | null, object>): Answer | undefined =>
  useQuery({
    queryKey: ['kept', of.name],
    queryFn: ({ signal }) => readDocument(of.answer, addressOf(of), { signal }),
  }).data;
