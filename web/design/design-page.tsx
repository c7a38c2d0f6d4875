import type { Choice } from '../../src/documents/page.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { ComponentStates } from './component-states.tsx';
import { DataTable } from './data-table.tsx';
import './design.css';
import { Head } from './head.tsx';
import { Verdict } from './verdict.tsx';

const { design: words } = PAGE_WORDS;

const COLOURS = [
  ...['--ink', '--dim', '--line', '--edge', '--page', '--paper', '--accent', '--accent-soft'],
  ...['--on-accent', '--good', '--hold', '--bad', '--window', '--range'],
];
const SIZES = ['--s1', '--s2', '--s3', '--s4', '--s5', '--s6', '--r', '--row', '--tap'];

const CHOICES: readonly Choice[] = [
  {
    ...{ does: words.wayOne, words: words.wayWords, cost: '5,510 USD', time: '1 d', who: 'analyst' },
    reaches: { from: 0.69, to: 0.96, asked: 0.95 },
  },
  { does: words.wayOpen, words: words.wayWords, cost: '-', time: '-', who: 'melter' },
  { does: words.wayOutside, words: words.wayWords, cost: '-', time: '-', who: 'quality', outside: true },
];

/** Every token and component that the pages are made of, in both themes beside each other. */
export function DesignPage() {
  return (
    <>
      <Head title={WORDS.shell.design} sub={words.sub} />
      <div className="themes">
        {(['light', 'dark'] as const).map((scheme) => (
          <section key={scheme} data-scheme={scheme} className="theme stack" aria-label={WORDS.shell[scheme]}>
            <h2>{WORDS.shell[scheme]}</h2>
            <Tokens scheme={WORDS.shell[scheme]} />
            <Kinds />
            <ComponentStates scheme={WORDS.shell[scheme]} />
          </section>
        ))}
      </div>
    </>
  );
}

function Tokens({ scheme }: { readonly scheme: string }) {
  return (
    <div className="card">
      <h3>{words.tokens}</h3>
      <DataTable
        label={`${words.tokens}, ${scheme}`}
        columns={[words.token, words.shown]}
        rows={[
          ...COLOURS.map((name) => ({
            key: name,
            cells: [name, <span key={name} className="swatch" style={{ background: `var(${name})` }} />],
          })),
          ...SIZES.map((name) => ({
            key: name,
            cells: [name, <span key={name} className="size" style={{ width: `var(${name})` }} />],
          })),
        ]}
      />
    </div>
  );
}

/** Every kind of button, verdict and way on beside each other. */
function Kinds() {
  return (
    <>
      <div className="card stack">
        <h3>{words.buttons}</h3>
        <div className="cluster">
          <Button>{words.plain}</Button>
          <Button go>{words.go}</Button>
          <Button quiet>{words.quiet}</Button>
          <Button disabled>{words.disabled}</Button>
          <Button tap>{words.tap}</Button>
        </div>
      </div>
      <div className="card stack">
        <h3>{words.verdicts}</h3>
        <div className="cluster">
          {['PASS', 'HOLD', 'FAIL', 'planned'].map((word) => (
            <Verdict key={word} word={word} />
          ))}
        </div>
      </div>
      <div className="card stack">
        <h3>{words.choices}</h3>
        <div className="choices">
          {CHOICES.map((choice, i) => (
            <ChoiceCard key={choice.does} choice={choice} isFirst={i === 0}>
              <Button go={i === 0}>{choice.does}</Button>
            </ChoiceCard>
          ))}
        </div>
      </div>
    </>
  );
}
