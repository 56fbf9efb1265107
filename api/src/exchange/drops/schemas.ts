import { z } from '@hono/zod-openapi';
import { Instant, idOf, isOneLine, ONE_LINE, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { newDevicesOfReceiver } from '../new-devices/schemas.ts';
import { readPublicKey } from './public-key.ts';

const line = (example: string) => z.string().trim().min(1).max(200).refine(isOneLine, ONE_LINE).openapi({ example });
const newDevices = newDevicesOfReceiver('files that come this way name');
const once = 'Shown once. Keep it where secrets are kept.';

/* Logins for files by SFTP. */

const PublicKey = z
  .string()
  .max(4_000)
  .refine(
    (text) => readPublicKey(text) !== null,
    'A public key of OpenSSH: Ed25519, ECDSA, or RSA of at least 2048 bits',
  )
  .openapi({ example: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM0Dt5u2xP9bq1UjzzkN3mC1xYxJ3zS3o6n9yJ5jXk1w' });

export const UploadLogin = z
  .object({
    id: idOf('uploadLogin'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    name: z.string().openapi({ example: 'Gateways Musterstraße' }),
    username: z.string().openapi({ example: 'agj2lqxux3lr5hdakvi5pyvt6qtq4kqz' }),
    has_password: z.boolean().openapi({ example: true }),
    public_keys: z.array(z.string()).openapi({ example: [] }),
    new_devices_property_id: newDevices,
    created_at: Instant,
    revoked_at: orNull(Instant),
    last_used_at: orNull(Instant),
  })
  .openapi('UploadLogin');
export const NewUploadLogin = UploadLogin.extend({
  password: z
    .string()
    .nullable()
    .openapi({ example: 'q2v6k3m5xw7n4c2tzrha', description: `Null where keys alone open. ${once}` }),
}).openapi('NewUploadLogin');
export const CreateUploadLogin = z
  .strictObject({
    name: line('Gateways Musterstraße'),
    password: z.boolean().default(true).openapi({ description: 'Whether a password is made' }),
    public_keys: z.array(PublicKey).max(10).default([]),
    new_devices_property_id: newDevices.default(null),
  })
  .refine(({ password, public_keys }) => password || public_keys.length > 0, {
    path: ['public_keys'],
    message: 'Without a password there is a key',
  })
  .openapi('CreateUploadLogin');
export const UpdateUploadLogin = z
  .strictObject({ name: line('Gateways Musterstraße'), new_devices_property_id: newDevices })
  .partial()
  .openapi('UpdateUploadLogin');
export const UploadLoginPage = pageOf('UploadLoginPage', UploadLogin);

/* Addresses for mail with files. */

const Sender = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@<>"]*@[a-z0-9.-]+$/)
  .openapi({ example: '@gateways.example', description: 'An address, or @ and a domain' });

const AllowedSenders = z.array(Sender).max(50).openapi({
  description:
    'Mail of others is refused; empty: everybody may send. A sender can be forged: this keeps stray mail out, the secret is the address',
});

export const InboxAddress = z
  .object({
    id: idOf('inboxAddress'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    name: z.string().openapi({ example: 'Ableseberichte' }),
    hint: z.string().openapi({ example: '…k4qz' }),
    allowed_senders: z.array(z.string()).openapi({ example: ['@gateways.example'] }),
    new_devices_property_id: newDevices,
    created_at: Instant,
    revoked_at: orNull(Instant),
    last_used_at: orNull(Instant),
  })
  .openapi('InboxAddress');
export const NewInboxAddress = InboxAddress.extend({
  local_part: z.string().openapi({
    example: 'agj2lqxux3lr5hdakvi5pyvt6qt7h2k4m6q2v6k3m5xw7n4c2tzrha',
    description: `What stands in front of the @. Whoever knows it may send. ${once}`,
  }),
  address: z.string().nullable().openapi({
    example: 'agj2lqxux3lr5hdakvi5pyvt6qt7h2k4m6q2v6k3m5xw7n4c2tzrha@in.example',
    description: 'Null where the domain of the mail server is not set up here',
  }),
}).openapi('NewInboxAddress');
export const CreateInboxAddress = z
  .strictObject({
    name: line('Ableseberichte'),
    allowed_senders: AllowedSenders.default([]),
    new_devices_property_id: newDevices.default(null),
  })
  .openapi('CreateInboxAddress');
export const UpdateInboxAddress = z
  .strictObject({
    name: line('Ableseberichte'),
    allowed_senders: AllowedSenders,
    new_devices_property_id: newDevices,
  })
  .partial()
  .openapi('UpdateInboxAddress');
export const InboxAddressPage = pageOf('InboxAddressPage', InboxAddress);

/* What came. */

export const REFUSALS = [
  'too_large',
  'empty',
  'sender_not_allowed',
  'no_attachment',
  'too_many_attachments',
  'unreadable_mail',
  'not_accepted',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const FileDrop = z
  .object({
    id: idOf('fileDrop'),
    livemode: z.boolean().openapi({ example: false }),
    channel: z.enum(['sftp', 'email']).openapi({ example: 'sftp' }),
    source_id: z.union([idOf('uploadLogin'), idOf('inboxAddress')]).openapi({
      example: 'upl_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
      description: 'The upload login or the inbox address',
    }),
    name: z.string().openapi({ example: 'valuereport_20260115.csv' }),
    size_bytes: z.int().openapi({ format: 'int64', example: 48_211 }),
    sha256: z.string().openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
    verdict: z.enum(['taken', 'refused']).openapi({ example: 'taken' }),
    reason: z.enum(REFUSALS).nullable().openapi({ example: null }),
    detail: z.string().nullable().openapi({ example: null }),
    reading_file_id: z.string().nullable().openapi({
      example: 'rfl_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
      description: 'The file it became: its lines have their verdicts there',
    }),
    received_at: Instant,
  })
  .openapi('FileDrop');
export const FileDropPage = pageOf('FileDropPage', FileDrop);

export const listQuery = z.object(pageQuery);
export const dropsQuery = z.object({
  ...pageQuery,
  source_id: z
    .string()
    .regex(/^(upl|inb)_[0-9a-f]{32}$/)
    .optional()
    .openapi({ description: 'Only what came this way' }),
});
