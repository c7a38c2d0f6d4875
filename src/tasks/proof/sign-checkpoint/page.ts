export { checkpointPage as page } from '../../../pages/blocks/keys-page.ts';
