import { defineContract, VERDICT_EXIT } from '../../../documents/contract/contract.ts';
import { judgedNowSchema } from '../../../documents/proof/release.ts';
import { order } from '../release-measured/contract.ts';

export const contract = defineContract({
  group: 'release',
  name: 'judge-measured',
  verb: 'release',
  chosenBy: ['--dry-run'],
  title: 'Judge the measured analyses of a heat or object, and record nothing',
  order,
  answer: judgedNowSchema,
  act: null,
  reads: true,
  exit: ({ output }) => VERDICT_EXIT[output.verdict],
  prints: 'output',
  file: { option: 'save', help: 'with --of: write document and verdict, for the certificate' },
  forVisitors: true,
  examples: [{ of: 'heat:H26-001', spec: 'CUST-718-A rev 3' }],
});
