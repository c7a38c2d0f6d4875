import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { subjectWords } from '../../src/documents/proof/claim-words.ts';
import { contract as traceMetal } from '../../src/tasks/proof/trace-metal/contract.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Empty } from '../design/states.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { Levels } from './levels.tsx';
import { SubjectTable } from './subject-table.tsx';

const { trace: words } = WORDS;

/** Where metal came from, or went: as a list by share, or as a graph that is opened one level at a time. */
export function Trace() {
  const { subject, direction = 'up', view } = useSearch({ from: '/inside/trace' });
  if (subject === undefined)
    return (
      <>
        <Head title={words.title} />
        <Ask key="none" subject="" direction={direction} />
        <Empty>{words.empty}</Empty>
      </>
    );
  const order = { subject, direction };
  const key = `${subject} ${direction}`;
  const ask = (
    <>
      <Ask key={key} subject={subject} direction={direction} />
      <Views />
    </>
  );
  const recall = (
    <Link className="btn" to="/recall" search={{ of: subject }}>
      {words.recall}
    </Link>
  );
  if (view === undefined)
    return (
      <ApiPage
        of={traceMetal}
        order={order}
        title={words.title}
        actions={recall}
        ask={ask}
        table={<SubjectTable key={key} subject={subject} direction={direction} />}
      />
    );
  return (
    <>
      <Head title={words[direction === 'up' ? 'madeOf' : 'wentTo'](subjectWords(subject))}>{recall}</Head>
      {ask}
      <Levels key={key} subject={subject} direction={direction} />
    </>
  );
}

/** The two ways to look at a trace; each has its own address. */
function Views() {
  const { view, ...search } = useSearch({ from: '/inside/trace' });
  return (
    <nav className="cluster tabs" aria-label={words.title}>
      {([undefined, 'graph'] as const).map((one) => (
        <Link
          key={one ?? 'list'}
          to="/trace"
          search={{ ...search, view: one }}
          activeOptions={{ exact: true, explicitUndefined: true }}
          aria-current={one === view ? 'page' : undefined}
        >
          {one === undefined ? words.list : words.graph}
        </Link>
      ))}
    </nav>
  );
}

interface AskProps {
  readonly subject: string;
  readonly direction: 'up' | 'down';
}

function Ask({ subject, direction }: AskProps) {
  const navigate = useNavigate({ from: '/trace' });
  const [typed, setTyped] = useState(subject);
  const [way, setWay] = useState<string>(direction);
  const go = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      search: ({ view }) => ({
        subject: typed.trim() || undefined,
        direction: way === 'down' ? ('down' as const) : undefined,
        view,
      }),
    });
  };
  return (
    <form className="cluster" onSubmit={go}>
      <TextField label={words.subject} help={words.help} value={typed} onChange={setTyped} />
      <SelectField
        label={words.direction}
        value={way}
        onChange={setWay}
        options={[
          ['up', words.up],
          ['down', words.down],
        ]}
      />
      <Button submit go>
        {words.go}
      </Button>
    </form>
  );
}
