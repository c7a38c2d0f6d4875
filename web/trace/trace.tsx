import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Empty } from '../design/states.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { trace: words } = WORDS;

/** Where metal came from, or went. */
export function Trace() {
  const { subject, direction = 'up' } = useSearch({ from: '/inside/trace' });
  return subject === undefined ? (
    <>
      <Head title={words.title} />
      <Ask key="none" subject="" direction={direction} />
      <Empty>{words.empty}</Empty>
    </>
  ) : (
    <ApiPage path="/api/proof/trace-metal" order={{ subject, direction }} title={words.title}>
      <Ask key={`${subject} ${direction}`} subject={subject} direction={direction} />
    </ApiPage>
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
    const search = {
      subject: typed.trim() || undefined,
      direction: way === 'down' ? ('down' as const) : undefined,
    };
    void navigate({ search });
  };
  return (
    <form className="cluster" onSubmit={go}>
      <TextField label={words.subject} help={words.help} value={typed} onChange={setTyped} />
      <SelectField label={words.direction} value={way} onChange={setWay}>
        <option value="up">{words.up}</option>
        <option value="down">{words.down}</option>
      </SelectField>
      <Button submit go>
        {words.go}
      </Button>
    </form>
  );
}
