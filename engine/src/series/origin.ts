/** Where a value comes from, best first. */
export const SERIES_ORIGINS = ['measured', 'self_read', 'estimated', 'substituted'] as const;
export type SeriesOrigin = (typeof SERIES_ORIGINS)[number];

/** Whatever is made of several values is as good as the worst of them; made of none it is measured. */
export const worstOrigin = (origins: Iterable<SeriesOrigin>): SeriesOrigin => {
  let worst = 0;
  for (const origin of origins) worst = Math.max(worst, SERIES_ORIGINS.indexOf(origin));
  return SERIES_ORIGINS[worst] ?? 'substituted';
};
