export { groupRecallPage as page } from '../../../pages/blocks/group-page.ts';
