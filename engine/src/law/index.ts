export { type Citation, type Dated, findInForce, inForceOn, type ParameterInfo } from './dated.ts';
export { classifyResidential } from './de/co2kostaufg/section-5-split.ts';
export { heatByArea, heatByVolume, hotWaterShare } from './de/heizkostenv/section-9-combined-plants.ts';
export { reductionCents } from './de/heizkostenv/section-12-reductions.ts';
export {
  type JsonValue,
  LAW_PARAMETERS,
  type LawParameter,
  lawParametersOn,
  type PublishedLawParameter,
} from './register.ts';
