import type { Sentence } from '../law/sentence.ts';

/** How a user can be reached. */
export interface UserContact {
  /** Ways on which a message reaches him without his doing. */
  readonly notifiableBy: readonly ('e_mail' | 'sms' | 'push')[];
  /** He wants paper. */
  readonly wantsPaper?: boolean;
}

/** How an information has to be communicated so that the duty is fulfilled. */
export interface Communication {
  readonly medium: 'electronic' | 'paper';
  /** Ways of the active notification; empty on paper, which is its own. */
  readonly notifyBy: UserContact['notifiableBy'];
  readonly sentence: Sentence;
  readonly legalBasis: 'HeizkostenV § 6a(1)';
}

const PAPER: Communication = {
  medium: 'paper',
  notifyBy: [],
  legalBasis: 'HeizkostenV § 6a(1)',
  sentence: {
    de: 'Ohne elektronischen Zugang geht die Information auf Papier zu.',
    en: 'Without electronic access the information goes out on paper.',
  },
};

/**
 * Section 6a(1): information is communicated, not merely held ready. A portal alone is never enough: the user has to be
 * told that something new is there, and whoever cannot be told electronically gets paper.
 */
export function communicationFor({ notifiableBy, wantsPaper }: UserContact): Communication {
  if (wantsPaper === true || notifiableBy.length === 0) return PAPER;
  return {
    medium: 'electronic',
    notifyBy: notifiableBy,
    legalBasis: 'HeizkostenV § 6a(1)',
    sentence: {
      de: 'Der Nutzer wird benachrichtigt, dass die neue Information da ist; das Portal allein genügt nicht.',
      en: 'The user is notified that the new information is there; the portal alone is not enough.',
    },
  };
}
