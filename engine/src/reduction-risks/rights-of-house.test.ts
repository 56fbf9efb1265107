import { describe, expect, test } from 'vitest';
import type { AuditFacts } from '../audit/facts.ts';
import type { House } from '../billing/house.ts';
import { billed, during, flat, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { LAW_PARAMETERS } from '../law/register.ts';
import { REDUCTIONS_ADD_UP, type ReductionFacts, rightsOfHouse } from './rights-of-house.ts';

/** The houses cost 600.00 EUR for A and 400.00 EUR for B. CO2 cost is not what most rows are about. */
const divided: Partial<House> = {
  co2: { building: 'residential', living_area_m2: '100', emissions_kg: '0', cost_eur: '0.00' },
};
const printed: AuditFacts = { information: { co2_share: true, co2_class: true, co2_basis: true } };
const facts = (house: House, over: Partial<ReductionFacts> = {}, audit: AuditFacts = {}): ReductionFacts => {
  const whole = { ...divided, ...house };
  return {
    audit: { house: whole, result: billed(whole), facts: { ...printed, ...audit } },
    devices: [],
    informations: [],
    billedByAssociation: false,
    ...over,
  };
};
const told = (given: ReductionFacts) =>
  rightsOfHouse(given).flatMap(({ unit, rights }) =>
    rights.map(({ right, percent, amountCents, extent, causes, since }) =>
      [unit, right, percent, amountCents, extent, since ?? '-', ...causes.map(named)].join(' '),
    ),
  );
const named = (cause: ReturnType<typeof rightsOfHouse>[number]['rights'][number]['causes'][number]) =>
  cause.kind === 'check' ? cause.finding.check : cause.kind === 'device' ? cause.deviceId : cause.month;

const unreadable = { id: 'D', unit: 'A', removedOn: null, remotelyReadable: false } as const;
const old = { ...unreadable, installedOn: '2015-06-01' } as const;
const season = during(twoFlats, '2026-07-01', '2027-06-30');
const months = ['2025-01', '2025-02'] as const;

describe('HeizkostenV s. 12(1)', () => {
  test.each<[string, ReductionFacts, readonly string[]]>([
    ['nothing breached', facts(twoFlats), []],
    [
      '15 % of what was not billed by consumption, by the check that says so',
      facts(
        {
          ...twoFlats,
          units: [flat('A', '60', { heating: '600', hot_water_m3: '1' }), flat('B', '40', { heating: '400' })],
        },
        {},
      ),
      [
        'A notByConsumption 15 9000 full - hot_water_not_separated',
        'B notByConsumption 15 6000 full - hot_water_not_separated',
      ],
    ],
    [
      '3 % for new equipment that is not readable, for whoever lives with it',
      facts(twoFlats, { devices: [{ ...unreadable, installedOn: '2022-01-10' }] }),
      ['A notRemotelyReadable 3 1800 full 2025-01-01 D'],
    ],
    ['old equipment within its respite', facts(twoFlats, { devices: [old] }), []],
    [
      'a period only partly in 2027: up to',
      facts(season, { devices: [old] }),
      ['A notRemotelyReadable 3 1800 up_to 2027-01-01 D'],
    ],
    [
      'a device taken out before somebody came is none of his',
      facts(
        {
          ...twoFlats,
          units: [
            {
              id: 'A',
              heating_area_m2: '100',
              heating: '1000',
              occupancies: [
                { id: 'before', from: '2025-01-01', to: '2025-06-30' },
                { id: 'after', from: '2025-07-01', to: '2025-12-31' },
              ],
            },
          ],
        },
        { devices: [{ ...unreadable, installedOn: '2022-01-10', removedOn: '2025-03-31' }] },
      ),
      // 584 of 1,000 degree days.
      ['A notRemotelyReadable 3 1752 up_to 2025-01-01 D'],
    ],
    [
      '3 % for missing informations, as much as there can be where only some are',
      facts(twoFlats, { informations: [{ occupancy: '1', owed: [...months], missing: ['2025-02'] }] }),
      ['A informationMissing 3 1800 up_to - 2025-02', 'B informationMissing 3 1200 up_to - 2025-02'],
    ],
    [
      'and in full where the statement itself lacks some',
      facts(twoFlats, {}, { information: { ...printed.information, fuel_mix: false } }),
      ['A informationMissing 3 1800 full - fuel_mix_missing', 'B informationMissing 3 1200 full - fuel_mix_missing'],
    ],
  ])('%s', (_, given, expected) => expect(told(given)).toEqual(expected));

  test('each by itself with its paragraph, its first day and its source from the register, never summed', () => {
    const [own] = rightsOfHouse(
      facts(twoFlatsWithHotWater, {
        devices: [{ ...unreadable, installedOn: '2022-01-10' }],
        informations: [{ occupancy: '1', owed: [...months], missing: [...months] }],
      }),
    );
    const dated = LAW_PARAMETERS.find(({ id }) => id === 'heizkostenv.12.reductions')?.entries.at(-1);
    expect(own?.rights.map(({ right }) => right)).toEqual(['notRemotelyReadable', 'informationMissing']);
    for (const right of own?.rights ?? [])
      expect(right).toMatchObject({ baseCents: own?.shareCents, inForceFrom: dated?.from, source: dated?.source });
    expect(REDUCTIONS_ADD_UP.de).toContain('nicht geregelt');
  });
});

test('a flat owner has no right against his association, but the tenant of CO2KostAufG has his', () => {
  const undivided = { ...facts(twoFlats), devices: [{ ...unreadable, installedOn: '2022-01-10' as const }] };
  const [own] = rightsOfHouse({
    ...undivided,
    audit: { house: twoFlats, result: billed(twoFlats), facts: {} },
    billedByAssociation: true,
  });
  expect(own?.excluded?.sentence.de).toBe('Zwischen Wohnungseigentümer und Gemeinschaft gibt es kein Kürzungsrecht.');
  expect(own?.rights.map(({ right, source, percent }) => [right, source.provision, percent])).toEqual([
    ['co2NotDivided', '§ 7(4)', '3'],
  ]);
});

test('vacancy has no tenant, and outside of the ordinance there is no right', () => {
  const vacant = {
    ...twoFlats,
    units: [flat('A', '60', { heating: '600', vacant: true }), ...twoFlats.units.slice(1)],
  };
  const devices = [{ ...unreadable, installedOn: '2022-01-10' as const }];
  expect(rightsOfHouse(facts(vacant, { devices })).map(({ unit }) => unit)).toEqual(['B']);
  expect(told(facts(twoFlats, { devices }, { building: { exception: { exempted_by_authority: true } } }))).toEqual([]);
});
