/** The parts of react-aria as plain elements, for a form that is called without a page (`mounted.ts`). */
export const Button = 'aria-button';
export const Dialog = 'dialog';
export const FieldError = 'span';
export const Heading = 'h2';
export const Input = 'input';
export const Label = 'span';
export const Modal = 'div';
export const ModalOverlay = 'aria-overlay';
export const Text = 'span';
export const TextArea = 'textarea';
export const TextField = 'div';
