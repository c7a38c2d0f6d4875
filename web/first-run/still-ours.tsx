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
      // an own entry of which a field was left open stands on an assumption of ours too
      const ours = used.filter(
        ({ state, assumed }) => state === 'ours' || (state === 'own' && assumed.length > 0),
      );
      return { view, of: used.length, ours: ours.length };
    }),
    {
      view: 'prices' as const,
      of: prices.data?.prices.length ?? 0,
      ours: prices.data?.prices.filter(({ ours }) => ours).length ?? 0,
    },
  ].filter(({ ours }) => ours > 0);
  if (kinds.length === 0) return null;
  return (
    <section className="card stack" aria-label={words.assumed}>
      <h2 className="part">{words.assumed}</h2>
      <ul>
        {kinds.map(({ view, of, ours }) => (
          <li key={view}>
            <Link to="/plant" search={{ view }}>
              {plant[view]}
            </Link>
            : <span className="hold">{words.ours(grouped(String(ours)), grouped(String(of)))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
