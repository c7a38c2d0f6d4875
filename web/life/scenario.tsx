import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { DropFile, PasteText } from '../design/take-file.tsx';
import { save } from '../show-page/document-actions.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { EXAMPLES } from './examples.ts';
import { useScenario } from './use-scenario.ts';

const { life: words } = WORDS;

/** Runs a scenario that is dropped, pasted or chosen among the examples, and shows its report. */
export function Scenario() {
  const scenario = useScenario();
  const { job, page, error, isRunning } = scenario;
  const read = (text: string) => {
    try {
      scenario.run(JSON.parse(text));
    } catch {
      scenario.refuse({
        code: 'input',
        message: words.noJson,
        details: [{ cure: words.noCure }],
      });
    }
  };
  if (page)
    return (
      <PageView
        page={page}
        actions={
          <>
            <Button onPress={() => save(jsonOf(job?.answer), 'scenario.json')}>{words.save}</Button>
            <Button go onPress={scenario.clear}>
              {words.another}
            </Button>
          </>
        }
      />
    );
  return (
    <>
      <Head title={words.scenario} sub={words.scenarioHelp} />
      {error ? <Refused error={error} /> : null}
      {isRunning ? (
        <div className="card stack">
          <Waiting
            words={job ? words.running(shareOf(job.done), sentenceInLocale(job.words)) : WORDS.states.loading}
          />
          <progress value={job?.done ?? 0} max={1} aria-label={words.scenario} />
          <div className="cluster">
            <Button onPress={scenario.stop}>{words.stop}</Button>
          </div>
        </div>
      ) : (
        <Choose onText={read} onDocument={scenario.run} />
      )}
    </>
  );
}

const shareOf = (done: number): string => `${Math.round(100 * done)} %`;

const jsonOf = (answer: unknown): Blob =>
  new Blob([JSON.stringify(answer, null, 2)], { type: 'application/json' });

interface ChooseProps {
  readonly onText: (text: string) => void;
  readonly onDocument: (document: unknown) => void;
}

/** A file that is dropped or chosen, a text that is pasted, or an example. */
function Choose({ onText, onDocument }: ChooseProps) {
  return (
    <div className="stack">
      <DropFile words={words} accept=".json" onFile={(file) => void file.text().then(onText)} />
      <section className="card stack" aria-label={words.examples}>
        <h2>{words.examples}</h2>
        <div className="cluster">
          {EXAMPLES.map(([name, load]) => (
            <Button key={name} onPress={() => void load().then(onDocument)}>
              {name}
            </Button>
          ))}
        </div>
      </section>
      <PasteText label={words.paste} go={words.run} onText={onText} />
    </div>
  );
}
