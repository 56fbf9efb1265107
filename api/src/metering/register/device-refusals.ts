/** Why no device can be made of what a record says. */
export const UNENTERABLE = ['address_unreadable', 'maker_unsaid', 'kind_unsaid', 'kind_not_kept'] as const;
export type Unenterable = (typeof UNENTERABLE)[number];

/** Why no device is made although somebody asks for it. */
export const DEVICE_REFUSALS = ['house_gone', ...UNENTERABLE] as const;
export type DeviceRefusal = (typeof DEVICE_REFUSALS)[number];
