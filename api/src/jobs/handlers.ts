import { proposeCorrections, runBilling } from '../billing/index.ts';
import type { JobName } from '../db/outbox.ts';
import { deliverDocument, renderDocument, renderFieldDocument, sequenceLog } from '../delivery/index.ts';
import { processReadingFile } from '../exchange/index.ts';
import { runMonthlyInformation } from '../information/index.ts';
import { closeOverdueSelfReading, judgeKeptTelegrams } from '../metering/index.ts';
import { lookAfterDevices } from '../service/index.ts';
import { each, type JobHandler } from './job.ts';

/** Which verb does which job. */
export const HANDLERS: Readonly<Record<JobName, JobHandler>> = {
  'run-billing': runBilling,
  'run-monthly-information': runMonthlyInformation,
  'propose-corrections': each(proposeCorrections),
  'look-after-devices': each(lookAfterDevices),
  'render-document': each(renderDocument),
  'render-field-document': each(renderFieldDocument),
  'deliver-document': each(deliverDocument),
  'sequence-log': each(sequenceLog),
  'process-reading-file': each(processReadingFile),
  'judge-kept-telegrams': each(judgeKeptTelegrams),
  'close-overdue-self-reading': each(closeOverdueSelfReading),
};
