const KINDS = [
  ['heat_cost_allocator', /^(hkv|ehkv|hkv-?e.*|heizkostenverteiler|hca|heat ?cost ?allocator)$/],
  ['hot_water_meter', /^(wwz|ww|warmwasser(zähler|zaehler)?|hot ?water( ?meter)?)$/],
  ['cold_water_meter', /^(kwz|kw|kaltwasser(zähler|zaehler)?|cold ?water( ?meter)?)$/],
  ['heat_meter', /^(wmz|w[äa]e?rmez(ä|ae)hler|w[äa]e?rmemengenz(ä|ae)hler|heat ?meter)$/],
  ['smoke_alarm', /^(rwm|rm|rauch(warn)?melder|smoke ?(alarm|detector))$/],
] as const;

/** The kind of device behind the words and letters of the trade: HKV, KWZ, WWZ, WMZ, RWM. */
export function deviceKindOf(text: string): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
  return KINDS.find(([kind, pattern]) => pattern.test(plain) || plain === kind.replaceAll('_', ' '))?.[0];
}
