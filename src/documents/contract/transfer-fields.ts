import { z } from 'zod';
import { reasonSchema, subjectOf } from '../common.ts';
import { field } from './field.ts';

/** Fields of what goes from one plant to another. */

export const otherBundleField = field(z.unknown(), {
  label: 'Bundle of the other plant',
  help: 'bundle that the other plant made of the metal',
  reads: 'document',
  argument: 1,
});

export const otherTrustField = field(z.unknown(), {
  label: 'Trust document of the other plant',
  help: 'trust document of the other plant, which came by another way than the bundle',
  option: 'trust',
  reads: 'document',
});

export const ofField = field(subjectOf(['lot', 'object']).exactOptional(), {
  label: 'Which metal',
  help: 'lot:ID or object:ID of the sender, where the bundle shows several shipments',
  takes: 'subject',
  folded: true,
});

export const takenField = field(reasonSchema.exactOptional(), {
  label: 'Why it is taken all the same',
  help: 'why it is taken although both weights differ, the metal was recalled, or the bundle leaves something out',
  option: 'accept',
  takes: 'reason',
  folded: true,
});
