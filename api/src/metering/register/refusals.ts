import type { Sentence } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { refusal } from '../../problem.ts';
import { berlinDay } from '../../properties/index.ts';

export const nothingInstalled = () =>
  refusal('', 'nothing_installed', {
    de: 'An der Messstelle ist kein Gerät.',
    en: 'There is no device at the measuring point.',
  });

/** A day of a body that has not come yet. @throws Problem `rule-violated`. */
export function refuseFuture(context: Pick<Context, 'now'>, pointer: string, day: string): void {
  if (day > berlinDay(context.now())) {
    throw refusal(pointer, 'in_the_future', { de: 'Der Tag liegt in der Zukunft.', en: 'The day lies in the future.' });
  }
}

/** A point is there for safety alone. */
export const COUNTS_NOTHING: Sentence = {
  de: 'An dieser Messstelle wird nichts gezählt.',
  en: 'Nothing is counted at this measuring point.',
};

/** Nothing was installed at a point when somebody read it. */
export const NO_DEVICE: Sentence = {
  de: 'An diesem Tag war an der Messstelle kein Gerät.',
  en: 'There was no device at the measuring point on this day.',
};
