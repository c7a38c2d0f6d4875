import type { Page } from '../../../documents/page.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

type AnyPage = (answer: unknown) => Page;

/** The page of a calculation: its blocks are loaded when it is first shown. */
const of =
  <Answer>(load: () => Promise<(answer: Answer) => Page>): (() => Promise<AnyPage>) =>
  () =>
    load() as Promise<unknown> as Promise<AnyPage>;

/** How the answer of a calculation is shown, by its name: the same page as on a terminal. */
const CALCULATION_PAGES: Readonly<Record<string, () => Promise<AnyPage>>> = {
  scenario: of(async () => (await import('../../../pages/blocks/economics/scenario-page.ts')).scenarioPage),
  lifecycle: of(
    async () => (await import('../../../pages/blocks/economics/lifecycle-page.ts')).lifecyclePage,
  ),
  invest: of(async () => (await import('../../../pages/blocks/economics/invest-page.ts')).investPage),
  scaleUp: of(async () => (await import('../../../pages/blocks/economics/scale-up-page.ts')).scaleUpPage),
  claim: of(async () => (await import('../../../pages/blocks/economics/claim-page.ts')).claimPage),
  offers: of(async () => (await import('../../../pages/blocks/economics/offers-page.ts')).offersPage),
  simulate: of(async () => (await import('../../../pages/blocks/heats/simulation-page.ts')).simulationPage),
  calibrate: of(async () => {
    const { calibrationPage } = await import('../../../pages/blocks/heats/calibration-page.ts');
    return (output: Parameters<typeof calibrationPage>[0]) => calibrationPage(output);
  }),
  trial: of(async () => (await import('../../../pages/blocks/heats/trial-page.ts')).trialPage),
  assure: of(async () => (await import('../../../pages/blocks/qualification/assure-page.ts')).assurePage),
};

/** The page of a calculation's answer; null for a calculation that has none. */
export async function pageOfCalculation(name: string, answer: unknown): Promise<Page | null> {
  const load = ownValue(CALCULATION_PAGES, name);
  return load ? (await load())(answer) : null;
}
