import { compare, fraction, isLess, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { isDwelling } from '../common.ts';
import { joined, name, names, number, words } from '../details.ts';
import { areaOf, devicesWhere, differenceOf, hasFailed, heatingPots, recordedOf, recordedSum } from '../look.ts';
import { hit, lacks, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { AuditedUnit } from '../subject.ts';

/** HeizkostenV sections 5(7) and 6: who shares a pot with whom. */
export const groupChecks = {
  mixed_use_in_one_group: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 5(7)',
    title: words('Läden und Wohnungen in einer Nutzergruppe', 'Shops and flats in one user group'),
    message: words(
      '{group}: Läden ({commercial}) und Wohnungen ({residential}) teilen sich einen Topf.',
      '{group}: shops ({commercial}) and flats ({residential}) share one pot.',
    ),
    toDo: words(
      'Prüfen Sie eine Vorerfassung: Läden heizen zu anderen Zeiten und anders als Wohnungen.',
      'Consider pre-recording: shops heat at other times and otherwise than flats.',
    ),
    run: (subject) =>
      heatingPots(subject).flatMap(({ path, label, units }): Outcome[] => {
        const heated = units.filter((unit) => areaOf(unit, 'heating').n !== 0n);
        if (heated.some(({ facts }) => facts?.use === undefined)) return [lacks('units.use')];
        const commercial = heated.filter(({ facts }) => facts?.use === 'commercial').length;
        const residential = heated.filter(isDwelling).length;
        if (commercial === 0 || residential === 0) return [];
        return [
          hit(path, { group: groupWords(label), commercial: whole(commercial), residential: whole(residential) }),
        ];
      }),
  },

  different_equipment_without_pre_recording: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(7)',
    title: words('Verschiedene Geräte ohne Vorerfassung', 'Different equipment without pre-recording'),
    message: words(
      '{group}: Erfasst wird mit {kinds}. Ihre Werte lassen sich nicht vergleichen.',
      '{group}: recorded by {kinds}. Their values cannot be compared.',
    ),
    toDo: words(
      'Erfassen Sie jede Geräteart als eigene Nutzergruppe mit eigenem Wärmezähler vor.',
      'Pre-record each kind of equipment as a user group with a heat meter of its own.',
    ),
    run: (subject) => {
      const devices = devicesWhere(subject, ({ use }) => use === 'heating');
      if (devices === undefined) return [lacks('devices')];
      return heatingPots(subject).flatMap(({ path, label, units }): Outcome[] => {
        const members = new Set(units.map(({ id }) => id));
        const own = devices.filter(({ device }) => members.has(device.unit ?? ''));
        const kinds = [...new Set(own.map(({ device }) => device.kind))].sort();
        if (kinds.length < 2) return [];
        const claim = {
          right: 'notByConsumption',
          pot: 'heating',
          of: ({ unit }: { readonly unit: AuditedUnit }) => members.has(unit.id),
        } as const;
        return [
          hit(
            path,
            {
              group: groupWords(label),
              kinds: joined(
                kinds.map((kind) => KIND_WORDS[kind]),
                ' und ',
                ' and ',
              ),
            },
            claim,
          ),
        ];
      });
    },
  },

  group_recorded_differs_from_members: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 6(2)',
    title: words('Gruppenzähler passt nicht zu seinen Einheiten', 'Meter of the group does not fit its units'),
    message: words(
      '{group}: Der Gruppenzähler zeigt {recorded} kWh, die Einheiten zusammen {members} kWh.',
      '{group}: the meter of the group shows {recorded} kWh, its units {members} kWh together.',
    ),
    toDo: words(
      'Prüfen Sie die Zuordnung der Einheiten und die Stände des Gruppenzählers.',
      'Check which units belong to the group, and the values of its meter.',
    ),
    run: (subject) => {
      const { groups } = subject.house;
      if (groups === undefined) return [];
      const devices = devicesWhere(subject, ({ use }) => use === 'heating');
      if (devices === undefined) return [lacks('devices')];
      return groups.list.flatMap((group): Outcome[] => {
        const units = subject.units.filter(({ model }) => model.group === group.id);
        const members = new Set(units.map(({ id }) => id));
        const own = devices.filter(({ device }) => members.has(device.unit ?? ''));
        // Units of allocators are no kilowatt hours: nothing to add up.
        if (own.length === 0 || own.some(({ device }) => device.kind !== 'heat_meter')) return [];
        if (units.some((unit) => hasFailed(unit, 'heating') || recordedOf(unit, 'heating') === undefined)) return [];
        const counted = recordedSum(units, 'heating');
        const difference = differenceOf(counted, group.recorded);
        if (difference !== undefined && !isLess(limit('group_difference_max'), difference)) return [];
        const details = { group: name(group.id), recorded: number(group.recorded), members: number(counted) };
        return [hit(`/house${group.path}/recorded`, details)];
      });
    },
  },

  group_area_differs_from_members: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 6(2)',
    title: words('Fläche der Gruppe ist nicht die ihrer Einheiten', 'Area of the group is not that of its units'),
    message: words(
      '{group}: Angesetzt sind {area} m², die Einheiten haben {members} m².',
      '{group}: {area} m2 are taken, the units have {members} m2.',
    ),
    toDo: words(
      'Berichtigen Sie die Fläche. Sonst zahlt eine Gruppe für die andere.',
      'Correct the area. Otherwise one group pays for the other.',
    ),
    run: ({ house, units }) =>
      (house.groups?.list ?? []).flatMap(({ id, path, areaM2 }): Outcome[] => {
        const own = sum(units.filter(({ model }) => model.group === id).map((unit) => areaOf(unit, 'heating')));
        if (areaM2 === undefined || compare(areaM2, own) === 0) return [];
        return [hit(`/house${path}/area_m2`, { group: name(id), area: number(areaM2), members: number(own) })];
      }),
  },

  group_meter_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 5(7)',
    title: words('Nutzergruppe ohne Gruppenzähler', 'User group without a meter'),
    message: words(
      '{groups}: Für die Vorerfassung ist kein Wärmezähler der Gruppe bekannt.',
      '{groups}: no heat meter of the group is known for the pre-recording.',
    ),
    toDo: words(
      'Erfassen Sie den Gruppenzähler mit Ständen oder lösen Sie die Gruppen auf.',
      'Enter the meter of the group with its values, or dissolve the groups.',
    ),
    run: (subject) => {
      const { groups } = subject.house;
      if (groups === undefined) return [];
      const meters = devicesWhere(subject, ({ use }) => use === 'group_heat');
      if (meters === undefined) return [lacks('devices')];
      const metered = new Set(meters.map(({ device }) => device.group));
      const without = groups.list.filter(({ id }) => !metered.has(id)).map(({ id }) => id);
      // One group may be what the meter of the house leaves to it.
      return without.length < 2 ? [] : [hit('/house/groups/list', { groups: names(without) })];
    },
  },

  common_rooms_not_recorded: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 4(3)',
    title: words('Gemeinschaftsraum ohne Zähler', 'Common room without a meter'),
    message: words(
      '{rooms}: hoher Verbrauch, aber nicht erfasst. Die Nutzer der Wohnungen zahlen ihn mit.',
      '{rooms}: high use, but not recorded. The users of the flats pay for it.',
    ),
    toDo: words(
      'Lassen Sie den Verbrauch erfassen und teilen Sie ihn vorab ab.',
      'Have the consumption recorded and divided off beforehand.',
    ),
    run: ({ facts }) => {
      const rooms = facts.building?.common_rooms;
      if (rooms === undefined) return [lacks('building.common_rooms')];
      const missing = rooms.filter(({ high_use, recorded }) => high_use && !recorded).map((room) => room.name);
      return missing.length === 0 ? [] : [hit('/facts/building/common_rooms', { rooms: names(missing) })];
    },
  },
} satisfies Record<string, CheckDefinition>;

const KIND_WORDS = {
  heat_meter: words('Wärmezählern', 'heat meters'),
  heat_cost_allocator: words('elektronischen Heizkostenverteilern', 'electronic allocators'),
  evaporator_allocator: words('Verdunstern', 'evaporators'),
  water_meter: words('Wasserzählern', 'water meters'),
} as const;

const whole = (many: number) => number(fraction(BigInt(many)));

const groupWords = (label: string | null) => (label === null ? words('Das Haus', 'The house') : name(label));
