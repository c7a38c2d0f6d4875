import { useState } from 'react';
import { farSettings } from '../../src/documents/heats/far-settings.ts';
import { nameWords } from '../../src/foundation/quantity/field-words.ts';
import { Form } from '../design/form.tsx';
import { inLocale } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { useDraft } from '../forms/drafts.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { RecordNumber } from '../proof/record-number.tsx';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import type { HeatAtFurnace, HeatNow } from './heat-now.ts';
import { putHeat } from './outbox/put-heat.ts';
import { operationsOf, plannedSettings, routeAsRun } from './planned-settings.ts';

const { furnace: words } = WORDS;
const FORM = 'settings';

interface Props {
  readonly heat: HeatAtFurnace;
  readonly now: HeatNow;
}

/** How the furnace ran: the settings of the planned route, each as it was. What is left as planned is logged as planned. */
export function Settings({ heat: { id, route, furnace, log }, now: { input_g } }: Props) {
  const [typed, change, forget] = useDraft<Readonly<Record<string, string>>>(id, FORM, {});
  const [asked, setAsked] = useState('');
  const planned = plannedSettings(log?.text ?? route);
  const ran = Object.fromEntries(
    planned.flatMap(({ index, settings }) =>
      settings.flatMap(({ name, value }) => {
        const text = typed[`${index}/${name}`] ?? '';
        return text.trim() === '' ? [] : [[`${index}/${name}`, numberOf(text, value)]];
      }),
    ),
  );
  const isReady = furnace !== undefined && Object.values(ran).every((value) => value !== undefined);
  const asRan = isReady ? routeAsRun(log?.text ?? route, ran as Readonly<Record<string, number>>) : [];
  const far = farSettings(operationsOf(route), asRan);
  const isAsked = far.length > 0 && asked === JSON.stringify(far);
  const submit = () => {
    if (far.length > 0 && !isAsked) return setAsked(JSON.stringify(far));
    putHeat(id, {
      words: words.logOf(id),
      order: {
        log: {
          furnace,
          melt: { mass_kg: input_g / 1000 },
          route: asRan,
          ...(far.length > 0 ? { asRead: true } : {}),
        },
      },
      draft: { form: FORM, typed },
    });
    forget();
  };
  if (planned.length === 0 || furnace === undefined)
    return (
      <Folded title={words.logTitle}>
        <p className="dim">{words.noRoute}</p>
      </Folded>
    );
  return (
    <Folded title={words.logTitle} sub={log ? <RecordNumber seq={log.seq} /> : undefined}>
      <OnlyFor act="record heat">
        <Form
          form={FORM}
          onSend={submit}
          send={isAsked ? words.bookLogAnyway : words.bookLog}
          disabled={!isReady}
          go={!isAsked}
          tap
        >
          <p className="dim">{words.logHelp}</p>
          {planned.map(({ operation, index, settings }) => (
            <fieldset key={index} className="plain stack">
              <legend>
                {index + 1}. {operation}
              </legend>
              <div className="fields">
                {settings.map(({ name, value }) => (
                  <NumberField
                    key={name}
                    label={words.plannedAs(nameWords(name), inLocale(String(value)))}
                    value={typed[`${index}/${name}`] ?? ''}
                    onChange={(text) => change({ [`${index}/${name}`]: text })}
                    expected={value}
                  />
                ))}
              </div>
            </fieldset>
          ))}
          {isAsked ? (
            <div role="alert" className="hold">
              {far.map(({ index, name, planned: plan, ran: read }) => (
                <p key={`${index}/${name}`}>{words.isSetting(nameWords(name), read, plan)}</p>
              ))}
            </div>
          ) : null}
        </Form>
      </OnlyFor>
    </Folded>
  );
}
