import { refusal } from '../refusal.ts';

export const nothingInstalled = () =>
  refusal('', 'nothing_installed', {
    de: 'An der Messstelle ist kein Gerät.',
    en: 'There is no device at the measuring point.',
  });
