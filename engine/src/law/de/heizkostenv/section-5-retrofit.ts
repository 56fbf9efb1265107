import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';
import { GATEWAY_RETROFIT, REMOTE_READING_RETROFIT, type Retrofit } from './section-5-retrofit.parameters.ts';

/** HeizkostenV section 5(3): until when a device that cannot be read remotely is replaced; undefined for later ones. */
export const remoteReadingRetrofit = (installedOn: Day): Dated<Retrofit> | undefined =>
  forDevice(REMOTE_READING_RETROFIT, installedOn);

/** HeizkostenV section 5(4): until when a remotely readable device can be connected; undefined for later ones. */
export const gatewayRetrofit = (installedOn: Day): Dated<Retrofit> | undefined =>
  forDevice(GATEWAY_RETROFIT, installedOn);

// The duty looks back at what was there already, so the newest wording holds for devices older than itself.
const forDevice = (entries: readonly Dated<Retrofit>[], installedOn: Day): Dated<Retrofit> | undefined =>
  entries.findLast(({ value }) => installedOn <= value.installedUntil);
