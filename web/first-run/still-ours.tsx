import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { grouped } from '../design/locale.ts';
import { pricesQuery } from '../plant/prices-query.ts';
import { registerQuery } from '../plant/register.tsx';
import { WORDS } from '../words.ts';

const { setUp: words, plant } = WORDS;

const REGISTERS = [
  ['furnaces', 'furnace'],
  ['scales', 'scale'],
  ['laboratories', 'laboratory'],
  ['materials', 'material'],
] as const;

/** What plans still assume of ours, each kind with its count and the page where the plant enters its own. */
export function StillOurs() {
  const registers = useQueries({ queries: REGISTERS.map(([, of]) => registerQuery(of)) });
  const prices = useQuery(pricesQuery);
  const kinds = [
    ...REGISTERS.map(([view], i) => {
      const used = registers[i]!.data?.entries.filter(({ state }) => state !== 'ended') ?? [];
      const ours = used.filter(({ state }) => state === 'ours').length;
      // an own entry of which a field was left open stands on an assumption of ours too
      const open = used.filter(({ state, assumed }) => state === 'own' && assumed.length > 0).length;
      return { view, of: used.length, ours, open };
    }),
    {
      view: 'prices' as const,
      of: prices.data?.prices.length ?? 0,
      ours: prices.data?.prices.filter(({ ours }) => ours).length ?? 0,
      open: 0,
    },
  ].filter(({ ours, open }) => ours + open > 0);
  if (kinds.length === 0) return null;
  return (
    <section className="card stack" aria-label={words.assumed}>
      <h2 className="part">{words.assumed}</h2>
      <ul>
        {kinds.map(({ view, of, ours, open }) => (
          <li key={view}>
            <Link to="/plant" search={{ view }}>
              {plant[view]}
            </Link>
            :{' '}
            <span className="hold">
              {[
                ...(ours > 0 ? [words.ours(grouped(String(ours)), grouped(String(of)))] : []),
                ...(open > 0 ? [words.partOurs(open)] : []),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
