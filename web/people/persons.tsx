import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { deputyWords, type Persons as PersonsDocument, releasingWords } from '../../src/documents/persons.ts';
import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';
import { EndPerson } from './end-person.tsx';
import { type Person, useMay } from './may.ts';
import { NameDeputy } from './name-deputy.tsx';
import { NewLink } from './new-link.tsx';
import { PersonForm } from './person-form.tsx';
import { Proposals } from './proposals.tsx';
import { personsQuery } from './queries.ts';
import './people.css';

const { people: words } = WORDS;

/** What is being done, and to whom. */
type Asked =
  | { readonly what: 'propose'; readonly person?: Person }
  | { readonly what: 'end' | 'link' | 'deputy'; readonly person: Person };

/** Who may do what in this plant: propose, confirm and end persons, and let them in with a link. */
export function Persons() {
  const { data, error, refetch } = useQuery(personsQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const mayPropose = useMay(data, proposal.act);
  const isReal = data?.demonstration === false;
  return (
    <>
      <Head title={words.persons} sub={data ? subOf(data) : undefined}>
        {mayPropose ? (
          <Button go onPress={() => setAsked({ what: 'propose' })}>
            {words.propose}
          </Button>
        ) : null}
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data ? (
        <>
          {data.demonstration ? <p className="notice">{words.invented}</p> : null}
          <Releasing persons={data} />
          <Proposals persons={data} />
          <section className="card">
            <DataTable
              label={words.persons}
              columns={[words.person, words.roles, words.until, words.deputy, words.provedBy, words.act]}
              rows={data.persons.map((person) => ({
                key: person.id,
                cells: [
                  <span key="name">
                    {person.name} <span className="dim">{person.id}</span>
                  </span>,
                  person.roles.join(', '),
                  person.validUntil ?? '',
                  person.deputy ? deputyWords(person.deputy) : '',
                  isReal ? person.provedBy.map((by) => words.proofs[by]).join(', ') || words.nothing : '',
                  mayPropose ? (
                    <Acts key="acts" person={person} isReal={isReal} onAsk={setAsked} />
                  ) : undefined,
                ],
              }))}
            />
          </section>
          {isReal ? (
            <p className="dim">
              {PAGE_WORDS.terminal.persons} <Link to="/account">{PAGE_WORDS.terminal.toOwn}</Link>
            </p>
          ) : null}
          <Rights persons={data} />
        </>
      ) : null}
      {data || error ? null : <Waiting />}
      {data && asked?.what === 'propose' ? (
        <PersonForm persons={data} {...(asked.person ? { person: asked.person } : {})} onClose={close} />
      ) : null}
      {data && asked?.what === 'deputy' ? (
        <NameDeputy persons={data} absent={asked.person} onClose={close} />
      ) : null}
      {asked?.what === 'end' ? <EndPerson person={asked.person} onClose={close} /> : null}
      {asked?.what === 'link' ? <NewLink person={asked.person} onClose={close} /> : null}
    </>
  );
}

/** Said while fewer than two persons can release metal whatever the others did. */
function Releasing({ persons: { releasing } }: { readonly persons: PersonsDocument }) {
  const said = releasingWords(releasing);
  return said === null ? null : <p className="notice">{said}</p>;
}

const subOf = ({ plant }: PersonsDocument): string =>
  plant ? words.plantOf(plant.name, plant.seq) : words.noPlant;

interface ActsProps {
  readonly person: Person;
  readonly isReal: boolean;
  readonly onAsk: (asked: Asked) => void;
}

function Acts({ person, isReal, onAsk }: ActsProps) {
  return (
    <div className="cluster acts">
      <Button quiet onPress={() => onAsk({ what: 'propose', person })}>
        {words.change} <span className="hidden">{person.id}</span>
      </Button>
      <Button quiet onPress={() => onAsk({ what: 'deputy', person })}>
        {words.nameDeputy} <span className="hidden">{person.id}</span>
      </Button>
      {isReal ? (
        <Button quiet onPress={() => onAsk({ what: 'link', person })}>
          {words.link} <span className="hidden">{person.id}</span>
        </Button>
      ) : null}
      <Button quiet onPress={() => onAsk({ what: 'end', person })}>
        {words.end} <span className="hidden">{person.id}</span>
      </Button>
    </div>
  );
}

/** Each act with the roles for it, who has one today, and what keeps a person from it. */
function Rights({ persons: { rights = [] } }: { readonly persons: PersonsDocument }) {
  return (
    <section className="card page">
      <details>
        <summary>
          <h2>{words.rolesTitle}</h2>
        </summary>
        <p className="dim">{words.allRead}</p>
        <DataTable
          label={words.rolesTitle}
          columns={[words.may, words.roles, words.today, words.otherThan]}
          rows={rights.map(({ act, words: said, roles, persons, otherThan }) => ({
            key: act,
            cells: [said, roles.join(', '), persons.join(', ') || words.nobodyHas, otherThan.join(', ')],
          }))}
        />
      </details>
    </section>
  );
}
