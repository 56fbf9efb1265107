/** Stands with every result, so that it is known which arithmetic made it. The version of the package. */
export const ENGINE_VERSION = '0.1.0';
