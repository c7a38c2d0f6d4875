import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { YardTotal } from '../../src/documents/yard/yard.ts';
import { money } from '../design/locale.ts';
import { Empty } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { totalsQuery } from '../yard/lots-query.ts';
import '../show-page/page.css';

const { plan: words, yard } = WORDS;

/** Forms of metal that is bought: no grade that a heat is made of. */
const BOUGHT: readonly string[] = ['virgin', 'addition-alloy'];

/** What is cleared and free, by grade, returns first; a grade that was returned can be taken into the order. */
export function FreeMetal({ onChoose }: { readonly onChoose: (grade: string) => void }) {
  const [cleared, ...bought] = useQueries({
    queries: [undefined, ...BOUGHT].map((form) => totalsQuery({ status: 'cleared', form })),
  }).map(({ data }) => data?.by.grade);
  if (!cleared) return null;
  const countIn = (grades: typeof cleared = [], name: string): number =>
    grades.find((one) => one.name === name)?.lots ?? 0;
  const isReturned = ({ name, lots }: YardTotal): boolean =>
    bought.reduce((sum, grades) => sum + countIn(grades, name), 0) < lots;
  const grades = cleared
    .filter(({ free_g }) => free_g > 0)
    .toSorted((a, b) => Number(isReturned(b)) - Number(isReturned(a)));
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
          {grades.map((grade) => (
            <tr key={grade.name}>
              <td>
                {isReturned(grade) ? (
                  <Link to="/plan" search={{ grade: grade.name }} onClick={() => onChoose(grade.name)}>
                    {grade.name}
                  </Link>
                ) : (
                  grade.name
                )}
              </td>
              <td className="n">{money(grade.free_g / 1000, 0)}</td>
              <td className="n">{grade.lots}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
