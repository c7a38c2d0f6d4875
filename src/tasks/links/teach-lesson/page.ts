export { teachingPage as page } from '../../../pages/blocks/results/teaching-page.ts';
