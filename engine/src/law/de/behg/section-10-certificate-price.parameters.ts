import type { Dated } from '../../dated.ts';

/** Euro per tonne of CO2, without VAT; null while no price is published. Picked by the year of delivery. */
export const CERTIFICATE_PRICE_EUR_PER_TONNE: readonly Dated<string | null>[] = [
  {
    from: '2021-01-01',
    source: {
      statute: 'BEHG',
      provision: '§ 10(2)',
      url: 'https://www.gesetze-im-internet.de/behg/__10.html',
    },
    value: '25',
  },
  {
    from: '2022-01-01',
    source: {
      statute: 'BEHG',
      provision: '§ 10(2)',
      url: 'https://www.gesetze-im-internet.de/behg/__10.html',
    },
    value: '30',
  },
  {
    from: '2023-01-01',
    source: {
      statute: 'BEHG',
      provision: '§ 10(2)',
      url: 'https://www.gesetze-im-internet.de/behg/__10.html',
    },
    value: '30',
  },
  {
    from: '2024-01-01',
    source: {
      statute: 'BEHG',
      provision: '§ 10(2)',
      url: 'https://www.gesetze-im-internet.de/behg/__10.html',
    },
    value: '45',
  },
  {
    from: '2025-01-01',
    source: {
      statute: 'BEHG',
      provision: '§ 10(2)',
      url: 'https://www.gesetze-im-internet.de/behg/__10.html',
    },
    value: '55',
  },
  {
    from: '2026-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 4',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__4.html',
    },
    // The mean of the corridor 55 to 65 of BEHG section 10(2), whatever the auctions cleared at.
    value: '60',
  },
  {
    from: '2027-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 4',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__4.html',
    },
    value: null,
    provisional: true,
  },
];
