export { answeredAdvicePage as page } from '../../../pages/blocks/advice-page.ts';
