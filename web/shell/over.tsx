import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isThere } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { CameraButton } from '../scan/camera-button.tsx';
import { numberIn } from '../scan/label.ts';
import { WORDS } from '../words.ts';
import { MORE, PLACES } from './places.ts';
import type { Opened } from './use-keys.ts';

const { keys: words } = WORDS;

interface Props {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** What a key opens over the page: the list of its keys, or the field that goes anywhere. */
export function Over({ opened, onClose }: Props) {
  return opened === 'keys' ? <Keys onClose={onClose} /> : <Palette onClose={onClose} />;
}

function Keys({ onClose }: Pick<Props, 'onClose'>) {
  const rows = [
    ['Ctrl K', words.palette],
    ['j', words.next],
    ['k', words.previous],
    ['Enter', words.open],
    ...PLACES.map(([, name, letter]) => [`g ${letter}`, name] as const),
    ['?', words.title],
    ['Esc', words.close],
  ] as const;
  return (
    <Confirm title={words.title} isOpen onClose={onClose}>
      <dl className="keys">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Confirm>
  );
}

/** Whether the ledger knows an id; undefined until that is known. */
function useIsThere(path: string, field: 'lot' | 'heat', id: string): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['is-there', path, id],
    queryFn: ({ signal }) => isThere(path, { [field]: id }, signal),
    enabled: id !== '',
    retry: false,
  });
  return data;
}

/** Goes to a page by its name, or to a lot or heat by its number where there is one; Enter takes the first. */
function Palette({ onClose }: Pick<Props, 'onClose'>) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const text = numberIn(typed);
  const isLot = useIsThere('/api/yard/show-lot', 'lot', text);
  const isHeat = useIsThere('/api/heats/compare-heat', 'heat', text);
  const go = (to: () => Promise<void>) => {
    onClose();
    void to();
  };
  const choices = [
    ...[...PLACES, ...MORE]
      .filter(([, name]) => name.toLowerCase().includes(text.toLowerCase()))
      .map(([to, name]) => [name, () => navigate({ to })] as const),
    ...(text === ''
      ? []
      : ([
          ...(isLot === false
            ? []
            : [[words.lot(text), () => navigate({ to: '/yard/$lot', params: { lot: text } })] as const]),
          ...(isHeat === false
            ? []
            : [[words.heat(text), () => navigate({ to: '/heats/$heat', params: { heat: text } })] as const]),
          [words.find(text), () => navigate({ to: '/yard', search: { find: text } })],
        ] as const)),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = choices;
    if (first) go(first[1]);
  };
  return (
    <Confirm title={words.palette} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField label={words.where} value={typed} onChange={setTyped} type="search" focus />
        <CameraButton onText={setTyped} />
        <div className="stack choices">
          {choices.map(([name, to]) => (
            <Button key={name} quiet onPress={() => go(to)}>
              {name}
            </Button>
          ))}
        </div>
      </form>
    </Confirm>
  );
}
