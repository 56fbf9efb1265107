/** A release of houses that are made up: what the audit misses in them is excused, as a manager would. */
export const RELEASE_ANYWAY = {
  overrides: ['statement_late', 'fuel_mix_missing', 'taxes_and_levies_missing', 'average_user_missing'].map(
    (check) => ({
      check,
      reason: 'Ein erfundenes Haus.',
    }),
  ),
};
