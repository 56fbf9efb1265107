import type { Context } from './context.ts';
import { Problem } from './problem.ts';

/**
 * Which right each operation asks for, once. Verbs ask by operation name, the OpenAPI document publishes it as
 * `x-right`, and the matrix test walks it: an operation that is missing here does not compile.
 */
export const OPERATION_RIGHTS = {
  createAccount: 'accounts:write',
  listAccounts: 'accounts:read',
  getAccount: 'accounts:read',
  createApiKey: 'api_keys:write',
  listApiKeys: 'api_keys:read',
  revokeApiKey: 'api_keys:write',
  createBrand: 'brands:write',
  getBrand: 'brands:read',
  listBrands: 'brands:read',
  updateBrand: 'brands:write',
  listAuditEvents: 'audit:read',
  createOccupantToken: 'occupant_tokens:write',
  createEmbedSession: 'embed_sessions:write',
  getEmbedSession: 'embed_sessions:read',
  listEmbedSessions: 'embed_sessions:read',
  revokeEmbedSession: 'embed_sessions:write',

  createCustomer: 'master_data:write',
  getCustomer: 'master_data:read',
  listCustomers: 'master_data:read',
  updateCustomer: 'master_data:write',
  createProperty: 'master_data:write',
  getProperty: 'master_data:read',
  listProperties: 'master_data:read',
  updateProperty: 'master_data:write',
  createUnit: 'master_data:write',
  getUnit: 'master_data:read',
  listUnits: 'master_data:read',
  updateUnit: 'master_data:write',
  createOccupancy: 'master_data:write',
  getOccupancy: 'master_data:read',
  listOccupancies: 'master_data:read',
  updateOccupancy: 'master_data:write',

  createMeasuringPoint: 'master_data:write',
  getMeasuringPoint: 'master_data:read',
  listMeasuringPoints: 'master_data:read',
  updateMeasuringPoint: 'master_data:write',
  createDevice: 'devices:write',
  getDevice: 'devices:read',
  listDevices: 'devices:read',
  updateDevice: 'devices:write',
  importDeviceKeys: 'devices:write',
  installDevice: 'devices:write',
  exchangeDevice: 'devices:write',
  listDeviceInstallations: 'devices:read',
  removeDevice: 'devices:write',
  recordDeviceEvent: 'devices:write',
  getDeviceLifeCycle: 'devices:read',
  listDeviceExchanges: 'devices:read',
  correctExchange: 'devices:write',
  recordCalibration: 'devices:write',
  listCalibrationExpiries: 'devices:read',
  listVerificationNotices: 'devices:read',
  listBatteryForecasts: 'devices:read',
  recordEquipmentExemption: 'devices:write',
  listEquipmentExemptions: 'devices:read',
  checkDeviceReuse: 'devices:read',
  getTruthScore: 'devices:read',
  getRadioQuality: 'devices:read',
  getReadingProgress: 'devices:read',
  createTicket: 'tickets:write',
  getTicket: 'tickets:read',
  listTickets: 'tickets:read',
  updateTicket: 'tickets:write',
  createTicketComment: 'tickets:write',
  listTicketEvents: 'tickets:read',
  createGateway: 'devices:write',
  getGateway: 'devices:read',
  listGateways: 'devices:read',
  updateGateway: 'devices:write',
  listGatewayDevices: 'devices:read',
  ingestTelegrams: 'telegrams:write',
  getTelegram: 'telegrams:read',
  listTelegrams: 'telegrams:read',
  createReading: 'readings:write',
  listReadings: 'readings:read',
  receiveReadingFile: 'reading_files:write',
  pushGatewayPayload: 'telegrams:write',
  getReadingFile: 'reading_files:read',
  listReadingFiles: 'reading_files:read',
  listReadingFileLines: 'reading_files:read',
  getReadingFileContent: 'reading_files:read',
  repeatReadingFile: 'reading_files:write',
  confirmReadingFileMapping: 'reading_file_mappings:write',
  rejectReadingFile: 'reading_files:write',
  previewReadingFile: 'reading_files:read',
  createReadingFileMapping: 'reading_file_mappings:write',
  getReadingFileMapping: 'reading_file_mappings:read',
  listReadingFileMappings: 'reading_file_mappings:read',
  updateReadingFileMapping: 'reading_file_mappings:write',
  getCapabilities: 'capabilities:read',
  validateSeries: 'readings:read',
  listSeries: 'readings:read',
  listMonthEndValues: 'readings:read',
  listConsumptions: 'consumption:read',

  createReadingRoute: 'reading_routes:write',
  getReadingRoute: 'reading_routes:read',
  listReadingRoutes: 'reading_routes:read',
  updateReadingRoute: 'reading_routes:write',
  closeReadingRoute: 'reading_routes:write',
  getReadingWalk: 'reading_walks:read',
  createReaderAccess: 'reader_accesses:write',
  listReaderAccesses: 'reader_accesses:read',
  revokeReaderAccess: 'reader_accesses:write',
  createReaderSession: 'reader_sessions:write',
  submitReadingBatch: 'reading_entries:write',
  listReadingEntries: 'reading_entries:read',
  createReadingPhoto: 'reading_entries:write',
  getReadingPhotoContent: 'reading_photos:show',
  openSelfReading: 'self_reading_windows:write',
  getSelfReadingWindow: 'self_readings:read',
  listSelfReadingWindows: 'self_readings:read',
  listSelfReadingPoints: 'self_readings:read',
  createSelfReading: 'self_readings:write',
  closeSelfReading: 'self_reading_windows:write',

  createBillingPeriod: 'billing:write',
  getBillingPeriod: 'billing:read',
  listBillingPeriods: 'billing:read',
  updateBillingPeriod: 'billing:write',
  simulateCycleChange: 'billing:read',
  changeBillingCycle: 'billing:write',
  getCycleChange: 'billing:read',
  listCycleChanges: 'billing:read',
  createCostEntry: 'billing:write',
  getCostEntry: 'billing:read',
  listCostEntries: 'billing:read',
  updateCostEntry: 'billing:write',
  deleteCostEntry: 'billing:write',
  createFuelDelivery: 'billing:write',
  getFuelDelivery: 'billing:read',
  listFuelDeliveries: 'billing:read',
  updateFuelDelivery: 'billing:write',
  deleteFuelDelivery: 'billing:write',
  createOperatingCostEntry: 'billing:write',
  getOperatingCostEntry: 'billing:read',
  listOperatingCostEntries: 'billing:read',
  updateOperatingCostEntry: 'billing:write',
  deleteOperatingCostEntry: 'billing:write',
  createClimateFactorTable: 'billing:write',
  getClimateFactorTable: 'billing:read',
  listClimateFactors: 'billing:read',
  startBillingRun: 'billing:write',
  getBillingRun: 'billing:read',
  listBillingRuns: 'billing:read',
  getBillingRunInputs: 'billing:read',
  getBillingRunAudit: 'billing:read',
  getReductionRisks: 'billing:read',
  simulateBillingRun: 'billing:read',
  listCorrectionProposals: 'billing:read',
  getCorrectionProposal: 'billing:read',
  acceptCorrectionProposal: 'billing:write',
  dismissCorrectionProposal: 'billing:write',
  issueStatements: 'billing:write',
  getStatement: 'billing:read',
  listStatements: 'billing:read',
  getStatementVersion: 'billing:read',
  explainStatementVersion: 'explanations:read',
  getYearlyInformation: 'billing:read',
  compareStatementVersions: 'billing:read',
  recomputeStatementVersion: 'billing:read',
  listStatementVersions: 'billing:read',
  releaseStatementVersion: 'releases:write',
  releaseBillingRun: 'releases:write',
  listReleases: 'billing:read',
  listLawParameters: 'law:read',

  createUploadLogin: 'file_drops:write',
  listUploadLogins: 'file_drops:read',
  revokeUploadLogin: 'file_drops:write',
  createInboxAddress: 'file_drops:write',
  listInboxAddresses: 'file_drops:read',
  revokeInboxAddress: 'file_drops:write',
  listFileDrops: 'file_drops:read',

  startMonthlyInformationRun: 'monthly_information_runs:write',
  getMonthlyInformationRun: 'monthly_information_runs:read',
  listMonthlyInformationRuns: 'monthly_information_runs:read',
  listMonthlyInformation: 'monthly_information:read',
  getMonthlyInformation: 'monthly_information:read',
  listMonthlyInformationDuties: 'monthly_information_runs:read',

  listStatementOverviews: 'statements:read',
  getDocument: 'documents:read',
  listDocuments: 'documents:read',
  getDocumentContent: 'documents:read',
  createDelivery: 'deliveries:write',
  getDelivery: 'deliveries:read',
  listDeliveries: 'deliveries:read',
  acknowledgeDelivery: 'deliveries:acknowledge',
  getDeliveryProof: 'deliveries:read',
  listLogCheckpoints: 'log:read',
  getLogKey: 'log:read',
} as const;

export type OperationId = keyof typeof OPERATION_RIGHTS;
export type Right = (typeof OPERATION_RIGHTS)[OperationId];

const ALL = [...new Set(Object.values(OPERATION_RIGHTS))] as readonly Right[];
/** What belongs to somebody who is not a key: who got the document, lives there, or holds a reader's link. */
const OF_TOKENS: readonly Right[] = ['deliveries:acknowledge', 'self_readings:write', 'reader_sessions:write'];
const OF_KEYS = ALL.filter((right) => !OF_TOKENS.includes(right));
const READS = ALL.filter((right) => right.endsWith(':read') && right !== 'api_keys:read' && right !== 'accounts:read');

/** What the elements of an embed session read. */
const SHOWN = [
  'statements:read',
  'explanations:read',
  'documents:read',
  'deliveries:read',
  'log:read',
  'consumption:read',
  'monthly_information:read',
] as const;

/**
 * What an API key of a role may do. `occupant` and the roles of sessions belong to short-lived tokens and never to a
 * key.
 */
export const ROLES = {
  admin: OF_KEYS,
  manager: OF_KEYS.filter((right) => !right.startsWith('accounts:') && !right.startsWith('api_keys:')),
  reader: READS,
  gateway: ['telegrams:write'],
  occupant: [
    'documents:read',
    'deliveries:read',
    'deliveries:acknowledge',
    'self_readings:read',
    'self_readings:write',
  ],
  tenant_session: [
    'embed_sessions:read',
    ...SHOWN,
    'deliveries:acknowledge',
    'self_readings:read',
    'self_readings:write',
  ],
  manager_session: ['embed_sessions:read', ...SHOWN, 'self_readings:read'],
  reader_session: ['embed_sessions:read', 'consumption:read'],
  reader_link: ['reader_sessions:write'],
  route_reader: ['reading_walks:read', 'reading_entries:write'],
} as const satisfies Record<string, readonly Right[]>;

export type Role = keyof typeof ROLES;
export const KEY_ROLES = ['admin', 'manager', 'reader', 'gateway'] as const satisfies readonly Role[];

/** Who lives there, whichever token says so. */
export const isOccupant = (role: Role): boolean => role === 'occupant' || role === 'tenant_session';

/** First line of every verb. @throws Problem `forbidden` when role or session lack the operation's right. */
export function authorize({ actor }: Pick<Context, 'actor'>, operation: OperationId): void {
  const right = OPERATION_RIGHTS[operation];
  if (!(ROLES[actor.role] as readonly Right[]).includes(right))
    throw new Problem('forbidden', `The role "${actor.role}" lacks the right "${right}".`);
  if (actor.rights?.has(right) === false)
    throw new Problem('forbidden', `No component of this session has the right "${right}".`);
}
