import { TextField } from '../../design/field.tsx';
import { Form } from '../../design/form.tsx';
import { kilograms } from '../../design/locale.ts';
import { NumberField } from '../../design/number-field.tsx';
import { useDraft } from '../../forms/drafts.ts';
import { OnlyFor } from '../../people/only-for.tsx';
import { WORDS } from '../../words.ts';
import { gramsOf } from '../balance.ts';
import { Folded } from '../folded.tsx';
import { putHeat } from '../outbox/put-heat.ts';

const { furnace: words } = WORDS;
const FORM = 'substitute';

/** A lot that the sheet does not hold, in place of one that is short: weighed, and charged with its reason. */
export function Substitute({ heat }: { readonly heat: string }) {
  const [typed, change, forget] = useDraft(heat, FORM, { lot: '', mass: '', reason: '' });
  const { lot, mass, reason } = typed;
  const mass_g = gramsOf(mass);
  const isReady = lot.trim() !== '' && mass_g !== undefined && reason.trim() !== '';
  const submit = () => {
    putHeat(heat, {
      words: words.additionOf(lot.trim(), kilograms(mass_g!)),
      order: { charge: [{ lot: lot.trim(), actual_g: mass_g }], unplanned: reason.trim() },
      draft: { form: FORM, typed },
    });
    forget();
  };
  return (
    <Folded title={words.substitute}>
      <OnlyFor act="charge heat">
        <Form form={FORM} onSend={submit} send={words.bookAddition} disabled={!isReady} tap>
          <p className="dim">{words.substituteHelp}</p>
          <TextField
            label={words.substituteLot}
            value={lot}
            onChange={(text) => change({ lot: text })}
            needed
          />
          <NumberField
            label={words.substituteMass}
            value={mass}
            onChange={(text) => change({ mass: text })}
            needed
          />
          <TextField
            label={words.substituteReason}
            value={reason}
            onChange={(text) => change({ reason: text })}
            needed
          />
        </Form>
      </OnlyFor>
    </Folded>
  );
}
