import { useState } from 'react';
import type { Choice } from '../../src/documents/page.ts';
import { ApiError } from '../api/client.ts';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { ComponentStates } from './component-states.tsx';
import { Confirm } from './confirm.tsx';
import { DataTable } from './data-table.tsx';
import './design.css';
import { SelectField, TextField } from './field.tsx';
import { Head } from './head.tsx';
import { HowSure } from './how-sure.tsx';
import { InstrumentSample } from './instrument/sample.tsx';
import { NumberField } from './number-field.tsx';
import { Empty, Refused, Waiting } from './states.tsx';
import { Verdict } from './verdict.tsx';
import { type ShownContent, WindowList } from './window-bar.tsx';

const { design: words } = WORDS;

const COLOURS = [
  ...['--ink', '--dim', '--line', '--edge', '--page', '--paper', '--accent', '--accent-soft'],
  ...['--on-accent', '--good', '--hold', '--bad', '--window', '--range'],
];
const SIZES = ['--s1', '--s2', '--s3', '--s4', '--s5', '--s6', '--r', '--row', '--tap'];

const REFUSAL = new ApiError(422, {
  code: 'input',
  message: words.refused,
  details: [{ path: 'mass_kg', value: 600, unit: 'kg', allowed: words.allowed, cure: words.cure }],
});

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
      <Head title={words.title} sub={words.sub} />
      <div className="themes">
        {(['light', 'dark'] as const).map((scheme) => (
          <section key={scheme} data-scheme={scheme} className="theme stack" aria-label={WORDS.shell[scheme]}>
            <h2>{WORDS.shell[scheme]}</h2>
            <Tokens />
            <Controls />
            <States />
            <ComponentStates />
          </section>
        ))}
      </div>
    </>
  );
}

function Tokens() {
  return (
    <div className="card">
      <h3>{words.tokens}</h3>
      <DataTable
        label={words.tokens}
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

function Controls() {
  const [text, setText] = useState('');
  const [number, setNumber] = useState('1,234');
  const [choice, setChoice] = useState('PASS');
  const [isOpen, setOpen] = useState(false);
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
        <h3>{words.fields}</h3>
        <TextField label={words.text} help={words.help} value={text} onChange={setText} />
        <TextField label={words.wrongOne} wrong={words.wrong} value={text} onChange={setText} />
        <NumberField label={words.number} value={number} onChange={setNumber} />
        <SelectField
          label={words.choice}
          value={choice}
          onChange={setChoice}
          options={['PASS', 'HOLD', 'FAIL']}
        />
      </div>
      <div className="card stack">
        <h3>{words.dialog}</h3>
        <div className="cluster">
          <Button onPress={() => setOpen(true)}>{words.open}</Button>
        </div>
        <Confirm title={words.dialog} isOpen={isOpen} onClose={() => setOpen(false)}>
          <Button onPress={() => setOpen(false)}>{words.close}</Button>
        </Confirm>
      </div>
    </>
  );
}

const ROOM = { element: 'Cr', unit: 'wt%', min: 17, max: 21 };
const WINDOWS: readonly ShownContent[] = [
  { mark: { ...ROOM, value: 21.2, before: 19.8 }, said: '21.2 wt%' },
  { mark: { element: 'Bi', unit: 'ppm', max: 0.3, value: 0.5, low: 0, high: 0.5 }, said: '<0.5 ppm' },
  {
    mark: {
      ...{ element: 'S', unit: 'ppm', max: 20, range: { max: 16 }, value: 11 },
      ...{ low: 7, high: 15, isImputed: true },
    },
    said: '~11 ppm',
  },
  { mark: { element: 'Ni', unit: 'wt%', min: 50, value: 52.4 }, said: '52.4 wt%' },
];

function States() {
  return (
    <>
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
      <div className="card stack">
        <h3>{words.states}</h3>
        <Waiting />
        <Empty>{words.empty}</Empty>
        <Refused error={REFUSAL} />
      </div>
      <div className="card stack">
        <h3>{words.windows}</h3>
        <WindowList label={words.windows} contents={WINDOWS} />
      </div>
      <div className="card stack">
        <h3>{words.instrument}</h3>
        <InstrumentSample />
      </div>
      <div className="card stack">
        <h3>{words.links}</h3>
        <HowSure what="S" operation="vacuum-induction" />
      </div>
    </>
  );
}
