import { z } from 'zod';
import { SAMPLE_PURPOSES, VERDICTS } from '../../metal/alloy/words.ts';
import { instant, listOf, partFields, subjectOf } from '../common.ts';
import { recalledSchema } from './recalled.ts';

export { SAMPLE_PURPOSES };

/** `remelt-release-queue/1`: metal that waits for a release, a decision, a certificate or its shipment. */
export const releaseQueueSchema = z.object({
  format: z.literal('remelt-release-queue/1'),
  ...partFields,
  waiting: listOf(
    z.object({
      /** `object:H-1/ingot-1`, or the heat while nothing was cast from it. */
      of: subjectOf(['heat', 'object']),
      heat: z.string(),
      grade: z.string().nullable(),
      form: z.string(),
      mass_g: z.number(),
      /** The next step, the roles that can do it, and since when the heat waits. */
      waits: z.object({ for: z.string(), on: listOf(z.string()), since: instant, age_d: z.number() }),
      /** Measured results that count, and the specimens that they are of. */
      results: z.number(),
      specimens: z.number(),
      /** Those specimens by name, each with the elements that were measured of it. */
      measured: listOf(
        z.object({
          specimen: z.string(),
          elements: listOf(z.string()),
          /** Its id within the metal, and how it was measured. */
          analysis: z.string().exactOptional(),
          method: z.string().exactOptional(),
        }),
      ),
      /** Samples that were taken and not measured yet, with what for; absent without one. */
      taken: listOf(z.object({ sample: z.string(), purpose: z.enum(SAMPLE_PURPOSES) })).exactOptional(),
      /** A name for its next specimen that none of its samples and analyses has, taken back or not. */
      freeSpecimen: z.string(),
      /** Specification that the heat was planned for; absent where it was planned for its grade alone. */
      plannedFor: z.string().exactOptional(),
      /** Retests that were opened: the failed specimen, what failed, the further specimens, and those nobody has measured yet. */
      retests: listOf(
        z.object({
          replaces: z.string(),
          rule: z.string(),
          elements: listOf(z.string()),
          specimens: listOf(z.string()),
          missing: listOf(z.string()),
          place: z.string().nullable(),
        }),
      ).exactOptional(),
      /** The latest verdict; null before the first. */
      verdict: z
        .object({
          verdict: z.enum(VERDICTS),
          specification: z.string(),
          reasons: listOf(z.string()),
          /** Results were booked or withdrawn since, and nobody has signed what they make of it. */
          outdated: z.literal(true).exactOptional(),
        })
        .nullable(),
      /** Why somebody put it on hold since: the verdict does not count, only a new release decides. */
      held: z.string().exactOptional(),
      /** Recalls that reached it; absent where none did. */
      recalled: recalledSchema.exactOptional(),
      /**
       * Where it was not judged by itself: what it was cut or cast from that is PASS, whose release it may go with, and the
       * certificates of that metal.
       */
      covered: z
        .object({ of: z.string(), specification: z.string(), certificates: listOf(z.string()) })
        .exactOptional(),
      /** Where it may be shipped: the metal whose certificates stand for it, and their numbers, the latest last. */
      ships: z.object({ of: z.string(), certificates: listOf(z.string()) }).exactOptional(),
      /** Measurements after the release that no verdict judged: neither certified nor shipped until it is decided anew. */
      suspended: listOf(z.string()).exactOptional(),
      /** Customer that it was shipped to: what was measured or judged since is a matter for quality. */
      left: z.string().exactOptional(),
      /** Measurements after the release that ask and do not suspend. */
      asks: listOf(z.string()).exactOptional(),
      /** Numbers of certificates that stand. */
      certificates: listOf(z.string()),
      /** Persons who may sign the release today. */
      maySign: listOf(z.object({ id: z.string(), name: z.string() })),
      /** Persons with the role whose own hand keeps them from it, and what they did. */
      mayNot: listOf(z.object({ id: z.string(), name: z.string(), did: z.string() })),
    }),
  ),
  /** Number after that of the latest certificate, which none has had. */
  freeCertificate: z.string().exactOptional(),
  /** Controlled specifications that an independent person has compared, the latest revision of each: by these metal is judged. */
  specifications: listOf(z.string()),
  /** Grade that each of them is of; absent for one that names none. */
  grades: z.record(z.string(), z.string()),
  /** Elements that each of them judges by, with its windows as printed. */
  elements: z.record(
    z.string(),
    listOf(
      z.object({
        element: z.string(),
        unit: z.enum(['wt%', 'ppm']),
        min: z.number().exactOptional(),
        max: z.number().exactOptional(),
      }),
    ),
  ),
});
export type ReleaseQueue = z.infer<typeof releaseQueueSchema>;
