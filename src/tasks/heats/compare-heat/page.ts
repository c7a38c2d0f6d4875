import type { RecordedHeat } from '../../../documents/heats/heats.ts';
import { recordedHeatPage } from '../../../pages/blocks/heats/heats-page.ts';

type Compared = Pick<RecordedHeat, 'heat' | 'compared'> & Partial<Pick<RecordedHeat, 'asCharged'>>;

export const page = ({ asCharged = null, heat, compared }: Compared) =>
  recordedHeatPage({ heat, compared, asCharged, booked: [], repeated: false });
