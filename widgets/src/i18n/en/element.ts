import { str } from '../str.ts';

/** Words every element has. */
export const templates = {
  'element.loading': 'Loading',
  'element.retry': 'Try again',
  'element.as-of': str`As of ${0}`,
  'element.request-id': str`Reference for questions: ${0}`,
  'element.expired-title': 'Your login has expired.',
  'element.expired-text': 'Log in again. Then you can go on here.',
  'element.offline-title': 'No connection.',
  'element.offline-text': 'Your data are safe. It goes on as soon as you are online again.',
  'element.forbidden-title': 'This area is not open to you.',
  'element.forbidden-text': 'Ask your property manager if you need it.',
  'element.forbidden-text-manager': 'Ask your metering service if you need it.',
  'element.error-text': 'Your data are safe. Try again in a moment.',
};
