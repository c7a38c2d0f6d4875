export { lessonsPage as page } from '../../../pages/blocks/links/teaching-page.ts';
