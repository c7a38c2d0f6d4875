export { checkpointStatePage as page } from '../../../pages/blocks/keys-page.ts';
