import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { money } from '../design/locale.ts';
import { Empty } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { readLots } from '../yard/lots-query.ts';
import '../show-page/page.css';

const { plan: words, yard } = WORDS;

/** Cleared lots that are counted here; a yard with more says so. */
const COUNTED = 10_000;

/** The cleared lots of the yard. */
export const useClearedLots = () =>
  useQuery({
    queryKey: ['free'],
    queryFn: ({ signal }) => readLots({ status: 'cleared', limit: COUNTED }, signal),
  });

/** Forms of metal that is bought: no grade that a heat is made of. */
const BOUGHT: readonly string[] = ['virgin', 'addition-alloy'];

/** What is cleared and free, by grade, returns first; a grade that was returned can be taken into the order. */
export function FreeMetal({ onChoose }: { readonly onChoose: (grade: string) => void }) {
  const { data } = useClearedLots();
  const returned = new Set(data?.lots.filter(({ form }) => !BOUGHT.includes(form)).map(({ grade }) => grade));
  const free = data?.by.grade?.filter(({ free_g }) => free_g > 0);
  if (!free) return null;
  const grades = free.toSorted((a, b) => Number(returned.has(b.name)) - Number(returned.has(a.name)));
  if (grades.length === 0) return <Empty>{words.nothingFree}</Empty>;
  return (
    <section className="card page">
      <h2>{words.free}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{yard.grade}</th>
            <th scope="col" className="n">
              {yard.mass}
            </th>
            <th scope="col" className="n">
              {words.lots}
            </th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ name, free_g, lots }) => (
            <tr key={name}>
              <td>
                {returned.has(name) ? (
                  <Link to="/plan" search={{ grade: name }} onClick={() => onChoose(name)}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </td>
              <td className="n">{money(free_g / 1000, 0)}</td>
              <td className="n">{lots}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
