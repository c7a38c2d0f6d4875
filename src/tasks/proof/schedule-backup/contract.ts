import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { backupStateSchema } from '../../../documents/kept.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'schedule-backup',
  verb: 'ledger backups',
  title: 'Let the server copy the ledger every day, and keep the latest copies',
  order: z.strictObject({
    hour: field(z.int().min(0).max(23).exactOptional(), {
      label: 'Hour of the day',
      help: 'from 0 to 23, by the clock of the computer of the server',
    }),
    keep: field(z.int().min(2).max(1000).exactOptional(), {
      label: 'Copies that stay',
      help: 'the latest copies of this ledger; default 14. Older ones go once the new one is checked',
    }),
    off: field(z.literal(true).exactOptional(), {
      label: 'Copy no more by the clock',
      help: 'the server stops; copies that are there stay',
      folded: true,
    }),
  }),
  answer: backupStateSchema,
  act: 'keep backup',
  who: 'who looks after copies',
  button: 'Copy every day',
  needs: ['hour', 'off'],
  examples: [{ hour: 2, keep: 14 }],
  exampleBy: 'p-qual',
});
