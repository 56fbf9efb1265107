/** A property's number ends in a check digit, such as the 2 of `0000001-2`; statements are numbered without it. */
const CHECK_DIGIT = /^(.*\d)-\d$/;

/**
 * Numbers statements of one property and kind: `HK-2022-0000001-01`, counted on within the year whatever the period, so that
 * no number is given out twice.
 */
export function statementNumbers(
  kind: string,
  propertyNumber: string,
  firstDay: string,
  taken: readonly string[],
): () => string {
  const number = (CHECK_DIGIT.exec(propertyNumber)?.[1] ?? propertyNumber).replace(/\s+/g, '');
  const prefix = `${kind}-${firstDay.slice(0, 4)}-${number}-`;
  let last = 0;
  for (const each of taken) {
    const running = each.startsWith(prefix) ? each.slice(prefix.length) : '';
    if (/^\d+$/.test(running)) last = Math.max(last, Number(running));
  }
  return () => {
    last += 1;
    return `${prefix}${String(last).padStart(2, '0')}`;
  };
}
