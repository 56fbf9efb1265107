/** `HeizkostenV § 7(1)` as it is cited in Germany: `§ 7 Abs. 1 HeizkostenV`. */
export function germanCitation(citation: string): string {
  const [, statute, provision = ''] = /^(\S+) (§ .*)$/.exec(citation) ?? [];
  if (statute === undefined) return citation;
  const german = provision
    .replace(/\((\d+[a-z]?)\)/g, ' Abs. $1')
    .replaceAll('no. ', 'Nr. ')
    .replaceAll('sentence ', 'Satz ')
    .replace(/\s+/g, ' ');
  return `${german} ${statute}`;
}
