/** The largest whole number whose power of `degree` (1 and up) is not above `value` (0 and up). */
export function floorRoot(value: bigint, degree: number): bigint {
  if (value < 2n) return value;
  const power = BigInt(degree);
  // Newton from above: 2 to the power of the bits over the degree is never below the root.
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / degree));
  for (;;) {
    const next = ((power - 1n) * root + value / root ** (power - 1n)) / power;
    if (next >= root) return root;
    root = next;
  }
}
