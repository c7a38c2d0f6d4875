export { answeredAdvicePage as page } from '../../../pages/blocks/heats/advice-page.ts';
