import type { Presentation } from '../../../billing/index.ts';

type Parts = Pick<Presentation, 'advice' | 'deadlines'>;

/** What a residential tenant may do. Rules, not days: receipt is not known when the document is made. */
export const RESIDENTIAL_TEXTS: Parts = {
  advice: [
    { name: 'Verbraucherzentrale Energieberatung', web: 'www.verbraucherzentrale-energieberatung.de' },
    { name: 'Deutsche Energie-Agentur', web: 'www.dena.de' },
    { name: 'co2online', web: 'www.co2online.de' },
  ],
  deadlines: [
    { title: 'Belege', text: 'Sie dürfen alle Belege zu dieser Abrechnung einsehen.', legal_basis: '§ 556 Abs. 4 BGB' },
    {
      title: 'Einspruch',
      text: 'bis zum Ende des zwölften Monats, nachdem Sie die Abrechnung bekommen haben. Sagen Sie, was nicht stimmt.',
      legal_basis: '§ 556 Abs. 3 BGB',
    },
  ],
};

/** A shop: the rules for dwellings do not apply, its contract does. */
export const COMMERCIAL_TEXTS: Parts = {
  advice: RESIDENTIAL_TEXTS.advice,
  deadlines: [
    { title: 'Belege', text: 'Sie dürfen alle Belege zu dieser Abrechnung einsehen.', legal_basis: '§ 259 BGB' },
    {
      title: 'Einspruch',
      text: 'Sagen Sie uns bald, was nicht stimmt. Fristen stehen in Ihrem Mietvertrag.',
      legal_basis: 'Gewerbemietvertrag',
    },
  ],
};
