import type { Sentence } from '@klarmeter/engine';
import type { DeviceRefusal } from '../../metering/index.ts';

/** Why no device is made although somebody asks for it; of a file as a whole only the first. */
export const REFUSAL_WORDS: Readonly<Record<DeviceRefusal, Sentence>> = {
  house_gone: {
    de: 'Es wurden keine Geräte angelegt: Die Liegenschaft, für die sie angelegt werden sollten, gibt es nicht mehr. Mit einer anderen kann die Datei noch einmal eingelesen werden.',
    en: 'No devices were made: the property they were to be made for is no longer there. With another one the file can be taken in again.',
  },
  maker_unsaid: {
    de: 'Es wurde kein Gerät angelegt: Die Datei nennt den Hersteller nicht.',
    en: 'No device was made: the file does not name its maker.',
  },
  kind_unsaid: {
    de: 'Es wurde kein Gerät angelegt: Die Datei sagt nicht, was für ein Gerät es ist.',
    en: 'No device was made: the file does not say what kind of device it is.',
  },
  kind_not_kept: {
    de: 'Es wurde kein Gerät angelegt: Geräte dieser Art werden nicht erfasst.',
    en: 'No device was made: devices of this kind are not registered.',
  },
  address_unreadable: {
    de: 'Es wurde kein Gerät angelegt: Die Adresse ist unlesbar.',
    en: 'No device was made: its address cannot be read.',
  },
};
