/** Slope of cost over size on logarithmic axes (least squares): 1 is proportional, 2 quadratic. */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const x = points.map(({ size }) => Math.log(size));
  const y = points.map(({ cost }) => Math.log(cost));
  const meanX = mean(x);
  const meanY = mean(y);
  const covariance = x.reduce((sum, each, at) => sum + (each - meanX) * ((y[at] ?? Number.NaN) - meanY), 0);
  const variance = x.reduce((sum, each) => sum + (each - meanX) ** 2, 0);
  return covariance / variance;
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
