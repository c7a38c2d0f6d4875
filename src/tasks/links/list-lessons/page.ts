export { lessonsPage as page } from '../../../pages/blocks/results/teaching-page.ts';
