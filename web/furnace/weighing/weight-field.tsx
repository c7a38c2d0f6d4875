import { useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { SelectField } from '../../design/field.tsx';
import { inLocale, sentenceInLocale } from '../../design/locale.ts';
import { NumberField } from '../../design/number-field.tsx';
import type { Left } from '../../design/read-number.ts';
import { WORDS } from '../../words.ts';
import { type ReadWeight, readWeightOf } from './read-weight.ts';
import { readNow, useScale } from './use-scales.ts';

const { scale: words } = WORDS;

interface Props {
  readonly label: string;
  readonly value: string;
  /** Where the value was read from; what is typed since is not. */
  readonly read: ReadWeight | undefined;
  readonly onChange: (value: string, read?: ReadWeight) => void;
  readonly expected?: number | undefined;
  /** What a known total leaves for it. */
  readonly left?: Left | undefined;
  /** Scale that the sheet asks for. */
  readonly ofSheet?: string | undefined;
  /** False: it is only typed. Default true. */
  readonly hasScale?: boolean;
}

/** A weight: typed, or read from a scale that is connected. It says which, and a scale that does not answer keeps nobody from typing. */
export function WeightField({
  label,
  value,
  read,
  onChange,
  expected,
  left,
  ofSheet,
  hasScale = true,
}: Props) {
  const scale = useScale(ofSheet);
  const [isReading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const standing = read?.text === value && value !== '' ? read : undefined;
  const name = hasScale ? scale.name : undefined;
  const take = async (as: 'weight' | 'tare') => {
    if (name === undefined) return;
    setReading(true);
    setRefused(null);
    try {
      const reading = await readNow(name);
      if (as === 'tare') {
        if (reading.reading !== null)
          scale.setTare({ reading: reading.reading, scale: name, shown: reading.shown });
        return;
      }
      const next = readWeightOf(reading, scale.tare);
      if (next === null) return setRefused(words.noMore);
      onChange(next.text, next);
    } catch (error) {
      setRefused(refusalOf(error));
    } finally {
      setReading(false);
    }
  };
  return (
    <div className="stack">
      <NumberField
        label={label}
        value={value}
        onChange={(next) => onChange(next)}
        expected={expected}
        left={left}
      />
      {value === '' || name === undefined ? null : (
        <p className="dim">{standing ? standing.words : words.typed}</p>
      )}
      {name === undefined ? null : (
        <fieldset className="plain stack" aria-label={words.group(name)}>
          <Button tap disabled={isReading || !scale.isThere} onPress={() => void take('weight')}>
            {isReading ? words.reading(name) : scale.isThere ? words.read(name) : words.gone(name)}
          </Button>
          {refused === null ? null : (
            <p role="alert" className="hold">
              {refused}
            </p>
          )}
          {ofSheet === undefined || ofSheet === name ? null : <p className="dim">{words.other(ofSheet)}</p>}
          <div className="cluster">
            <Button disabled={isReading || !scale.isThere} onPress={() => void take('tare')}>
              {words.setTare}
            </Button>
            {scale.tare ? (
              <>
                <span>{words.tare(inLocale(`${scale.tare.shown.net} ${scale.tare.shown.unit}`))}</span>
                <Button onPress={() => scale.setTare(null)}>{words.noTare}</Button>
              </>
            ) : null}
          </div>
          {scale.names.length > 1 ? (
            <SelectField label={words.which} value={name} onChange={scale.choose} options={scale.names} />
          ) : null}
        </fieldset>
      )}
    </div>
  );
}

/** What the server says of a scale, and the cure; without a network, that it may be typed. */
function refusalOf(error: unknown): string {
  if (!(error instanceof ApiError)) return words.broken;
  if (error.status === 0) return words.offline;
  const cures = error.refusal.details.flatMap(({ cure }) => (cure === undefined ? [] : [cure]));
  return sentenceInLocale([error.message, ...new Set(cures)].join('. '));
}
