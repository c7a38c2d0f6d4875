import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { contract as listLots } from '../../src/tasks/yard/list-lots/contract.ts';
import { readVerb } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { heatsNamed } from '../heats/heats-query.ts';
import { CameraButton } from '../scan/camera-button.tsx';
import { numberIn } from '../scan/label.ts';
import { WORDS } from '../words.ts';
import { isLarge, lotsQuery, rowsQuery } from '../yard/lots-query.ts';
import { focusPage } from './focus-page.ts';
import { addressOf, isAbout, moreFor, placesFor } from './places.ts';
import type { Opened } from './use-keys.ts';

const { keys: words } = WORDS;

interface Props {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** What is opened over the page: the list of its keys, the field that goes anywhere, or the one that takes a label. */
export function Over({ opened, onClose }: Props) {
  return opened === 'keys' ? (
    <Keys onClose={onClose} />
  ) : (
    <Palette onClose={onClose} isScan={opened === 'scan'} />
  );
}

function Keys({ onClose }: Pick<Props, 'onClose'>) {
  const session = useSession();
  const rows = [
    [words.paletteKey, words.palette],
    ['j', words.next],
    ['k', words.previous],
    ['Enter', words.open],
    ...placesFor(session).map(([, name, letter]) => [`g ${letter}`, name] as const),
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

/** Lots or heats that are offered at most. */
const OFFERED = 8;

/** The first ids with what was typed in them, those that begin with it first. */
function idsWith(text: string, ids: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const at = (id: string): number => id.toLowerCase().indexOf(wanted);
  const found = text === '' ? [] : ids.filter((id) => at(id) >= 0);
  return found.toSorted((a, b) => at(a) - at(b) || a.length - b.length).slice(0, OFFERED);
}

/** Lots with the text in them, also those of which nothing is left. */
const usedLots = (find: string) =>
  queryOptions({
    queryKey: ['lots', 'used', find],
    queryFn: ({ signal }) => readVerb(listLots, { order: { find, usedUp: true, limit: OFFERED }, signal }),
  });

/** Loads a list to its end, part by part. */
function useWhole({ hasNextPage, isFetchingNextPage, fetchNextPage }: Parts): void {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
}
type Parts = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>;

/**
 * Ids of the lots of the yard and of the heats, as far as they are loaded: no address is asked whether it is there. Of a large yard those
 * that hold the text.
 */
function useIds(
  text: string,
  visits: boolean,
): { readonly lots: readonly string[]; readonly heats: readonly string[] } {
  const isWanted = text !== '';
  const lots = useInfiniteQuery({ ...lotsQuery, enabled: isWanted && !visits });
  const large = isLarge(lots.data?.pages);
  const found = useQuery({ ...rowsQuery({ find: text, sort: 'lot' }, 0), enabled: isWanted && large });
  const heats = useQuery({ ...heatsNamed(text), enabled: isWanted });
  // a lot of which nothing is left stands in no list of the yard
  const used = useQuery({ ...usedLots(text), enabled: /\d/.test(text) && !visits });
  useWhole(lots);
  return {
    lots: [
      ...new Set(
        [...(large ? [found.data] : (lots.data?.pages ?? [])), used.data].flatMap(
          (page) => page?.lots.map(({ id }) => id) ?? [],
        ),
      ),
    ],
    heats: heats.data?.heats.map(({ heat }) => heat) ?? [],
  };
}

/** Goes to a page by its name or a word for it, or to a lot or heat by its number; Enter takes the first. A label names no page. */
function Palette({ onClose, isScan }: Pick<Props, 'onClose'> & { readonly isScan: boolean }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const text = numberIn(typed);
  const session = useSession();
  const visits = session.visits === true;
  const { lots, heats } = useIds(text, visits);
  const go = (to: () => Promise<void>) => {
    onClose();
    void to().then(focusPage);
  };
  const toLot = (lot: string) =>
    [words.lot(lot), () => navigate({ to: '/yard/$lot', params: { lot } })] as const;
  const toHeat = (heat: string) =>
    [words.heat(heat), () => navigate({ to: '/heats/$heat', params: { heat } })] as const;
  const [foundLots, foundHeats] = [idsWith(text, lots), idsWith(text, heats)];
  const pages = [
    ...placesFor(session)
      .filter(([to, name]) => isAbout(text, to, name))
      .map(([to, name]) => [name, () => navigate({ to })] as const),
    ...moreFor(session)
      .filter((place) => isAbout(text, addressOf(place), place[2]))
      .map(
        ([to, view, name]) =>
          [name, () => navigate({ to, search: view === undefined ? {} : { view } })] as const,
      ),
  ];
  const choices = [
    ...(isScan ? [] : pages),
    ...foundLots.map(toLot),
    ...foundHeats.map(toHeat),
    ...(text === '' || visits
      ? []
      : [[words.find(text), () => navigate({ to: '/yard', search: { find: text } })] as const]),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = choices;
    if (first) go(first[1]);
  };
  return (
    <Confirm title={isScan ? words.scan : words.palette} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={isScan ? words.scanned : words.where}
          value={typed}
          onChange={setTyped}
          type="search"
          focus
        />
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
