// biome-ignore-all lint/suspicious/noExplicitAny: overwritten
export type Plant = unknown; export type DistributionKeys = unknown; export type PropertyContact = unknown;
