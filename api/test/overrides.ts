/** A release of houses that are made up: what the audit misses in them is excused, as a manager would. */
export const RELEASE_ANYWAY = {
  overrides: ['statement_late', 'fuel_mix_missing', 'taxes_and_levies_missing', 'average_user_missing'].map(
    (check) => ({
      check,
      reason: 'Ein erfundenes Haus.',
    }),
  ),
};

/** The same of a house with radio in all of its units, whose users were told of no month of the period. */
export const RELEASE_UNINFORMED = {
  overrides: [
    ...RELEASE_ANYWAY.overrides,
    { check: 'monthly_information_missing', reason: 'Ein erfundenes Haus, in dem niemand monatlich informiert wurde.' },
  ],
};
