import { z } from 'zod';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { idText, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What a customer is shown of their metal, from now on: groups of fields, none = nothing. Who it is stays confidential. */
export const disclosureSet = defineKind(
  'disclosure.set',
  { ...happened },
  {
    ...told,
    customer: wordsText,
    opens: each('opens', z.array(idText).min(1)).optional(),
    reason: wordsText.optional(),
  },
);
