import { findInForce } from '../../law/dated.ts';
import {
  beginsWithin,
  type EquipmentBreach,
  interoperabilityBreach,
  isHardship,
  remoteReadingBreach,
} from '../../law/de/heizkostenv/section-5-equipment.ts';
import { REMOTE_READING_RETROFIT } from '../../law/de/heizkostenv/section-5-retrofit.parameters.ts';
import { heatPumpMetersUntil } from '../../law/de/heizkostenv/section-12-heat-pumps.ts';
import { calendarBegin } from '../../time/calendar.ts';
import type { Period } from '../../time/period.ts';
import type { CheckDefinition } from '../check.ts';
import { name, names, onDay, words } from '../details.ts';
import type { DeviceFacts } from '../facts.ts';
import { indexBy } from '../index-by.ts';
import { devicesWhere } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import type { HeatClaim } from '../reduction.ts';
import { count } from '../settings.ts';
import type { Occupant, Subject } from '../subject.ts';

/** HeizkostenV sections 5 and 12(3): whether the equipment is of the kind it has to be. */
export const equipmentChecks = {
  new_device_not_remotely_readable: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(2)',
    title: words('Neues Gerät nicht fernablesbar', 'New device not remotely readable'),
    message: words(
      '{unit}: Nicht fernablesbar: {devices}. Beim Einbau war das schon Pflicht.',
      '{unit}: not remotely readable: {devices}. It was a duty already when they were installed.',
    ),
    toDo: words('Tauschen Sie die Geräte gegen fernablesbare.', 'Replace the devices by remotely readable ones.'),
    run: (subject) => withoutRemoteReading(subject, 'installed_without', { right: 'notRemotelyReadable' }),
  },

  old_device_not_retrofitted: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(3)',
    title: words('Fernablesbarkeit nicht nachgerüstet', 'Remote reading not retrofitted'),
    message: words(
      '{unit}: Nicht fernablesbar: {devices}. Die Frist zum Nachrüsten ist abgelaufen.',
      '{unit}: not remotely readable: {devices}. The time to retrofit has run out.',
    ),
    toDo: words(
      'Rüsten Sie die Geräte nach oder halten Sie den Härtegrund fest.',
      'Retrofit the devices, or put the reason of hardship on file.',
    ),
    run: (subject) =>
      withoutRemoteReading(subject, 'not_retrofitted', {
        right: 'notRemotelyReadable',
        upTo: beginsWithin(subject.house.period),
      }),
  },

  retrofit_due: {
    severity: 'info',
    legalBasis: 'HeizkostenV § 5(3)',
    title: words('Fernablesbarkeit bald nachzurüsten', 'Remote reading to be retrofitted soon'),
    message: words(
      'Nicht fernablesbar (Anzahl {count}): {serials}. Nachzurüsten ist bis {until}.',
      'Not remotely readable ({count} devices): {serials}. To be retrofitted by {until}.',
    ),
    toDo: words(
      'Beauftragen Sie den Austausch. Danach dürfen Nutzer jede Abrechnung kürzen.',
      'Order the replacement. After that users may cut every bill.',
    ),
    run: (subject) => {
      const { house, facts } = subject;
      const until = findInForce(REMOTE_READING_RETROFIT, house.period.to)?.value.until;
      if (until === undefined || house.period.to > until) return [];
      const old = devicesWhere(
        subject,
        ({ use, remotely_readable: remote, hardship_reason: hardship }) =>
          COVERED.includes(use) && remote === false && !isHardship(hardship),
      );
      if (old === undefined) return [lacks('devices')];
      const [first] = old;
      if (first === undefined) return [];
      if (facts.today === undefined) return [lacks('today')];
      if (facts.today < calendarBegin('month', until, 1 - count('retrofit_notice_months'))) return [];
      const serials = names(old.map(({ device }) => device.serial));
      return [hit(first.path, { count: name(String(old.length)), serials, until: onDay(until) })];
    },
  },

  device_not_interoperable: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(2)',
    title: words('Gerät nicht anbindbar oder nicht interoperabel', 'Device not connectable or not interoperable'),
    message: words(
      '{unit}: Nicht an ein Smart-Meter-Gateway anbindbar oder nicht von anderen auslesbar: {devices}.',
      '{unit}: not connectable to a smart-meter gateway, or not readable by others: {devices}.',
    ),
    toDo: words(
      'Verlangen Sie Schlüssel und Nachweis vom Hersteller oder tauschen Sie die Geräte.',
      'Demand the keys and the proof from the maker, or replace the devices.',
    ),
    run: (subject) =>
      byUnit(subject, ({ remotely_readable, installed_on, gateway_connectable, interoperable }, period) => {
        if (remotely_readable !== true) return false;
        if (installed_on === undefined) return lacksInPart('devices.installed_on');
        if (interoperabilityBreach(installed_on, period) === undefined) return false;
        if (gateway_connectable === false || interoperable === false) return true;
        if (gateway_connectable === undefined) return lacksInPart('devices.gateway_connectable');
        return interoperable === undefined ? lacksInPart('devices.interoperable') : false;
      }),
  },

  heat_pump_meters_late: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 12(3)',
    title: words('Wärmepumpe ohne Zähler', 'Heat pump without meters'),
    message: words(
      'Der Verbrauch der Wärmepumpe war bis zum {until} zu erfassen. {state}',
      'The consumption of the heat pump had to be metered by {until}. {state}',
    ),
    toDo: words('Bauen Sie die Zähler ein.', 'Install the meters.'),
    run: ({ house, facts }) => {
      const until = heatPumpMetersUntil(house.period);
      if (house.plant.energy !== 'electricity_heat_pump' || until === undefined) return [];
      const installed = facts.plant?.heat_pump_meters_installed_on;
      if (installed === undefined) return [lacks('plant.heat_pump_meters_installed_on')];
      if (installed !== null && installed <= until) return [];
      const state =
        installed === null
          ? words('Es gibt keine Zähler.', 'There are no meters.')
          : words(`Die Zähler kamen am ${onDay(installed).de}.`, `The meters came on ${installed}.`);
      return [hit('/facts/plant/heat_pump_meters_installed_on', { until: onDay(until), state })];
    },
  },
} satisfies Record<string, CheckDefinition>;

/** HeizkostenV section 5 speaks of heat and hot water; the heat meter of section 9(2) is covered too. */
const COVERED: readonly DeviceFacts['use'][] = ['heating', 'hot_water', 'hot_water_heat', 'group_heat'];

function withoutRemoteReading(subject: Subject, breach: EquipmentBreach, claim: HeatClaim): readonly Outcome[] {
  const test = (device: DeviceFacts, period: Period) => {
    const { remotely_readable, installed_on, single_replacement = false, hardship_reason } = device;
    if (remotely_readable === undefined) return lacksInPart('devices.remotely_readable');
    if (remotely_readable) return false;
    if (installed_on === undefined) return lacksInPart('devices.installed_on');
    const own = {
      installedOn: installed_on,
      remotelyReadable: remotely_readable,
      addedToOlderSystem: single_replacement,
      hardshipReason: hardship_reason ?? null,
    };
    const found = remoteReadingBreach(own, period.to);
    return found !== undefined && found.breach === breach && found.since <= period.to;
  };
  return byUnit(subject, test, claim);
}

/** One finding a unit, however many devices it has: the cut is one, too. Devices of the house concern everybody. */
function byUnit(
  subject: Subject,
  test: (device: DeviceFacts, period: Period) => boolean | Outcome,
  claim?: HeatClaim,
): readonly Outcome[] {
  const devices = devicesWhere(subject, ({ use }) => COVERED.includes(use));
  if (devices === undefined) return [lacks('devices')];
  const { from, to } = subject.house.period;
  const lacking: Outcome[] = [];
  const found = new Map<string | undefined, { path: string; serials: string[] }>();
  for (const { device, path } of devices) {
    // A device that was taken out within the period answers for its own time only.
    const last = device.end !== undefined && device.end !== null && device.end.on < to ? device.end.on : to;
    const verdict = test(device, { from, to: last });
    if (typeof verdict !== 'boolean') lacking.push(verdict);
    if (verdict !== true) continue;
    const at = found.get(device.unit) ?? { path, serials: [] };
    at.serials.push(device.serial);
    found.set(device.unit, at);
  }
  const units = indexBy(subject.units, ({ id }) => id);
  const hits = [...found].map(([id, { path, serials }]) => {
    const unit = id === undefined ? undefined : units.get(id);
    const details = { unit: unit === undefined ? words('Haus', 'House') : name(unit.name), devices: names(serials) };
    if (claim === undefined) return hit(path, details);
    const ofUnit = ({ unit: own }: Occupant) => own.id === id;
    return hit(path, details, unit === undefined ? claim : { ...claim, of: ofUnit });
  });
  return [...hits, ...lacking];
}
