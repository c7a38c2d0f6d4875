import { useQuery } from '@tanstack/react-query';
import type { HeatWhatIf } from '../../src/documents/heats/what-if.ts';
import { SelectField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { namesOf, totalsQuery } from '../yard/lots-query.ts';
import type { AskedChanges } from './what-if-asked.ts';

const { whatIf: words } = WORDS;

interface Props {
  readonly plan: HeatWhatIf;
  readonly asked: AskedChanges;
  readonly onChange: (asked: AskedChanges) => void;
}

/** Changes of the charge as a whole: the share of a form, and what an element costs in all that is bought. */
export function WhatIfMore({ plan: { windows_wtpct }, asked, onChange }: Props) {
  const forms = namesOf(useQuery(totalsQuery({ status: 'cleared' })).data?.by.form);
  const { share, element } = asked;
  return (
    <>
      <fieldset className="plain fields">
        <legend>{words.share}</legend>
        <SelectField
          label={words.form}
          value={share.form}
          onChange={(form) => onChange({ ...asked, share: { form, most: '' } })}
          none={words.none}
          options={forms}
        />
        {share.form === '' ? null : (
          <NumberField
            label={words.mostShare}
            value={share.most}
            onChange={(most) => onChange({ ...asked, share: { ...share, most } })}
          />
        )}
      </fieldset>
      <fieldset className="plain fields">
        <legend>{words.elementPrice}</legend>
        <SelectField
          label={words.element}
          value={element.name}
          onChange={(name) => onChange({ ...asked, element: { ...element, name, by: '' } })}
          none={words.none}
          options={Object.keys(windows_wtpct)}
        />
        {element.name === '' ? null : (
          <>
            <SelectField
              label={words.way}
              value={element.isCheaper ? 'cheaper' : 'dearer'}
              onChange={(way) =>
                onChange({ ...asked, element: { ...element, isCheaper: way === 'cheaper' } })
              }
              options={[
                ['dearer', words.dearer],
                ['cheaper', words.cheaper],
              ]}
            />
            <NumberField
              label={words.by}
              value={element.by}
              onChange={(by) => onChange({ ...asked, element: { ...element, by } })}
            />
          </>
        )}
      </fieldset>
    </>
  );
}
