import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { DropFile, PasteText } from '../design/take-file.tsx';
import { DocumentForm } from '../forms/document-form.tsx';
import { useDraft } from '../forms/drafts.ts';
import { save } from '../show-page/document-actions.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { schemaOf } from './document-schemas.ts';
import { EXAMPLES } from './examples.ts';
import { useScenario } from './use-scenario.ts';

const { life: words } = WORDS;

/** A document that is open in its form; null while none is. */
interface Opened {
  readonly document: object | null;
}

/** Runs a scenario, an investment or claims: typed in fields, from an example or a file, and shows the report. */
export function Scenario() {
  const scenario = useScenario();
  const { job, page, error, isRunning } = scenario;
  const [{ document }, keep, forget] = useDraft<Opened>('calculation', 'document', { document: null });
  const read = (text: string) => {
    try {
      const found: unknown = JSON.parse(text);
      if (typeof found !== 'object' || found === null) throw new SyntaxError('no document');
      scenario.clear();
      keep({ document: found });
    } catch {
      scenario.refuse({
        code: 'input',
        message: words.noJson,
        details: [{ cure: words.noCure }],
      });
    }
  };
  const other = () => {
    forget();
    scenario.clear();
  };
  if (page)
    return (
      <PageView
        page={page}
        actions={
          <>
            <Button onPress={() => save(jsonOf(job?.answer), 'scenario.json')}>{words.save}</Button>
            <Button onPress={other}>{words.another}</Button>
            {document ? (
              <Button go onPress={scenario.clear}>
                {words.change}
              </Button>
            ) : null}
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
      ) : document ? (
        <Typed
          document={document}
          error={error}
          onChange={(next) => keep({ document: next as object })}
          onRun={() => scenario.run(document)}
          onOther={other}
        />
      ) : (
        <Choose
          onText={read}
          onDocument={(found) => {
            scenario.clear();
            keep({ document: found as object });
          }}
        />
      )}
    </>
  );
}

const shareOf = (done: number): string => `${Math.round(100 * done)} %`;

const jsonOf = (answer: unknown): Blob =>
  new Blob([JSON.stringify(answer, null, 2)], { type: 'application/json' });

interface TypedProps {
  readonly document: object;
  readonly error: unknown;
  readonly onChange: (document: unknown) => void;
  readonly onRun: () => void;
  readonly onOther: () => void;
}

/** A document in its form, kept on this device until another one is opened. */
function Typed({ document, error, onChange, onRun, onOther }: TypedProps) {
  const [schema, setSchema] = useState<{ readonly of: z.ZodType | undefined } | null>(null);
  const { format = '' } = document as { readonly format?: string };
  useEffect(() => {
    let isLate = false;
    void schemaOf({ format }).then((of) => {
      if (!isLate) setSchema({ of });
    });
    return () => {
      isLate = true;
    };
  }, [format]);
  if (schema === null) return <Waiting />;
  return (
    <section className="card stack" aria-label={words.scenario}>
      <DocumentForm schema={schema.of} {...{ document, onChange, error }} />
      <div className="cluster">
        <Button go onPress={onRun}>
          {words.run}
        </Button>
        <Button onPress={() => save(jsonOf(document), `${format.split('/')[0] || 'document'}.json`)}>
          {words.saveDocument}
        </Button>
        <Button onPress={onOther}>{words.other}</Button>
      </div>
    </section>
  );
}

interface ChooseProps {
  readonly onText: (text: string) => void;
  readonly onDocument: (document: unknown) => void;
}

/** An example, a file that is dropped or chosen, or a text that is pasted. */
function Choose({ onText, onDocument }: ChooseProps) {
  return (
    <div className="stack">
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
      <DropFile words={words} accept=".json" onFile={(file) => void file.text().then(onText)} />
      <PasteText label={words.paste} go={words.openText} onText={onText} />
    </div>
  );
}
