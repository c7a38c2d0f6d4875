import type { Order } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { massText, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { orderOfBest } from './order-of-best.ts';
import type { BestSoFar } from './use-planning.ts';
import '../show-page/page.css';

const { plan: words } = WORDS;

interface Props {
  readonly best: BestSoFar;
  readonly onPlan: (order: Order) => void;
}

/** The best charge of a plan that was stopped: it can be checked and then reserved, or the search begins again. */
export function BestSoFarCard({ best, onPlan }: Props) {
  return (
    <section className="card page" role="status">
      <h2>{words.stopped}</h2>
      <p>{sentenceInLocale(best.words)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.lots}</th>
            <th scope="col" className="n">
              kg
            </th>
          </tr>
        </thead>
        <tbody>
          {best.charge.map(({ lot, mass_kg }) => (
            <tr key={lot}>
              <td>{lot}</td>
              <td className="n">{massText(mass_kg)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim">{words.checkHelp}</p>
      <div className="cluster">
        <Button go onPress={() => onPlan(orderOfBest(best))}>
          {words.check}
        </Button>
        <Button onPress={() => onPlan(best.order)}>{words.planOn}</Button>
      </div>
    </section>
  );
}
