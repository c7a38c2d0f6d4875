import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { subjectWords } from '../../src/documents/proof/claim-words.ts';
import type { Traced } from '../../src/documents/proof/trace.ts';
import { contract as traceMetal } from '../../src/tasks/proof/trace-metal/contract.ts';
import { readVerb } from '../api/client.ts';
import { DataTable } from '../design/data-table.tsx';
import { kilograms, percent } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { goByKey } from './go-by-key.ts';
import { Level } from './level.tsx';
import { type Neighbour, neighboursOf } from './neighbours.ts';
import './trace.css';

const { trace: words } = WORDS;

interface Props {
  readonly subject: string;
  readonly direction: 'up' | 'down';
}

/** A trace as a graph that is opened one level at a time, with the table of the last level beside it. */
export function Levels({ subject, direction }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['document', traceMetal.name, subject, direction],
    queryFn: ({ signal }) => readVerb(traceMetal, { order: { subject, direction }, signal }),
  });
  if (error) return <Refused error={error} onAgain={() => void refetch()} />;
  return data ? <Opened trace={data} /> : <Waiting />;
}

function Opened({ trace }: { readonly trace: Traced }) {
  const { subject, direction } = trace;
  const neighbours = neighboursOf(trace);
  const [opened, setOpened] = useState<readonly string[]>([subject]);
  const levels = opened.map(neighbours);
  const last = opened.at(-1)!;
  const said = words[direction === 'up' ? 'madeOf' : 'wentTo'](subjectWords(last));
  if (levels[0]!.length === 0)
    return (
      <Empty>
        {direction === 'up'
          ? words.nothingBehind(subjectWords(subject))
          : words.nothingAfter(subjectWords(subject))}
      </Empty>
    );
  return (
    <div className="levels">
      <section className="card">
        <h2>{words.asGraph}</h2>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go between the buttons inside */}
        <div className="scroll graph" onKeyDown={goByKey}>
          <Level at={0} items={[rootOf(trace)]} opened={subject} onOpen={() => setOpened([subject])} />
          {levels.map((items, i) => (
            <Level
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is where it is
              key={`${i} ${opened[i]}`}
              at={i + 1}
              items={items}
              before={i === 0 ? 0 : levels[i - 1]!.findIndex((one) => one.subject === opened[i])}
              opened={opened[i + 1]}
              onOpen={(one) => setOpened([...opened.slice(0, i + 1), one])}
            />
          ))}
        </div>
        <p className="dim small part">{words.keysHelp}</p>
      </section>
      <section className="card">
        <h2>{said}</h2>
        <DataTable label={said} columns={COLUMNS(direction)} rows={levels.at(-1)!.map(cellsOf)} />
      </section>
    </div>
  );
}

const COLUMNS = (direction: 'up' | 'down') => [
  { head: words.what },
  { head: words.mass, numeric: true },
  { head: words.part, numeric: true },
  { head: words.whole[direction], numeric: true },
  { head: words.grade },
];

const cellsOf = ({ subject, mass_g, part, row }: Neighbour) => ({
  key: subject,
  cells: [
    <PlaceOf key="place" subject={subject} />,
    kilograms(mass_g),
    percent(part),
    row === undefined ? '' : percent(row.share, 2),
    row?.clearedAs ?? row?.declaredGrade ?? '',
  ],
});

/** The page of a lot or heat; an object is traced from itself. */
function PlaceOf({ subject }: { readonly subject: string }) {
  const id = subject.slice(subject.indexOf(':') + 1);
  if (subject.startsWith('lot:'))
    return (
      <Link to="/yard/$lot" params={{ lot: id }}>
        {subjectWords(subject)}
      </Link>
    );
  if (subject.startsWith('heat:'))
    return (
      <Link to="/heats/$heat" params={{ heat: id }}>
        {subjectWords(subject)}
      </Link>
    );
  return (
    <Link to="/trace" search={{ subject }}>
      {subjectWords(subject)}
    </Link>
  );
}

const rootOf = ({ subject }: Traced): Neighbour => ({
  subject,
  mass_g: 0,
  part: 1,
  row: undefined,
  goesOn: true,
});
