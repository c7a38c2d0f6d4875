import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { viewsSchema } from '../../src/documents/kept.ts';
import { bookDocument, readDocument, send } from '../api/client.ts';
import { useKey } from '../api/use-key.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { views: words } = WORDS;

/** What an address says of a page. */
type Search = Readonly<Record<string, string | undefined>>;

interface Props {
  readonly page: 'yard';
  readonly search: Search;
  readonly onChoose: (search: Record<string, string>) => void;
}

/** Views of a page under names, the own ones and those that others share; the one that is shown can be kept. */
export function SavedViews({ page, search, onChoose }: Props) {
  const client = useQueryClient();
  const key = ['views', page];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readDocument(viewsSchema, '/api/views', { order: { page }, signal }),
    staleTime: 60_000,
  });
  const remove = useMutation({
    mutationFn: (id: string) => send(`/api/views/${encodeURIComponent(id)}`, 'DELETE'),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const [isNaming, setNaming] = useState(false);
  const views = data?.views ?? [];
  const shown = views.find((view) => textOf(view.search) === textOf(search));
  const choose = (id: string) => onChoose(views.find((view) => view.id === id)?.search ?? {});
  const isBare = textOf(search) === textOf({});
  return (
    <div className="cluster">
      {views.length > 0 ? (
        <SelectField label={words.title} value={shown?.id ?? ''} onChange={choose} none={words.none}>
          <Group label={words.own} views={views.filter(({ own }) => own)} />
          <Group label={words.shared} views={views.filter(({ own }) => !own)} />
        </SelectField>
      ) : null}
      {shown === undefined && !isBare ? (
        <Button quiet onPress={() => setNaming(true)}>
          {words.save}
        </Button>
      ) : null}
      {shown?.mayEnd ? (
        <Button quiet onPress={() => remove.mutate(shown.id)} disabled={remove.isPending}>
          {words.remove(shown.name)}
        </Button>
      ) : null}
      {remove.error ? <Refused error={remove.error} /> : null}
      {isNaming ? <NameView page={page} search={search} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

interface NameProps extends Pick<Props, 'page' | 'search'> {
  readonly onClose: () => void;
}

function NameView({ page, search, onClose }: NameProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const key = useKey();
  const keeping = useMutation({
    mutationFn: () => {
      const order = { page, name: name.trim(), shared, search: JSON.parse(textOf(search)) };
      return bookDocument(viewsSchema, { path: '/api/views', order, key: key.of(order) });
    },
    onSuccess: (views) => {
      client.setQueryData(['views', page], views);
      onClose();
    },
  });
  return (
    <Confirm title={words.save} isOpen onClose={onClose}>
      <Form
        sending={keeping}
        onSend={() => keeping.mutate()}
        send={words.go}
        disabled={name.trim() === ''}
        onCancel={onClose}
      >
        <TextField label={words.name} help={words.saveHelp} value={name} onChange={setName} needed focus />
        <label>
          <input type="checkbox" checked={shared} onChange={({ target }) => setShared(target.checked)} />{' '}
          {words.forAll}
        </label>
      </Form>
    </Confirm>
  );
}

interface GroupProps {
  readonly label: string;
  readonly views: readonly {
    readonly id: string;
    readonly name: string;
    readonly by: string;
    readonly own: boolean;
    readonly left: boolean;
  }[];
}

function Group({ label, views }: GroupProps) {
  if (views.length === 0) return null;
  return (
    <optgroup label={label}>
      {views.map(({ id, name, by, own, left }) => (
        <option key={id} value={id}>
          {own ? name : left ? words.left(name, by) : words.by(name, by)}
        </option>
      ))}
    </optgroup>
  );
}

/** The same text for the same view, whatever the order of its parts. */
const textOf = (search: Search): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(search)
        .filter(([, value]) => value !== undefined && value !== '')
        .sort(([a], [b]) => a.localeCompare(b)),
    ),
  );
