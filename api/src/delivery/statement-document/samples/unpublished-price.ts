import type { ProvisionalValue } from '@klarmeter/engine';

/** A value of the law that a statement may rest on before it is officially published. */
export const UNPUBLISHED_PRICE: ProvisionalValue = {
  id: 'behg.10.certificate_price',
  from: '2027-01-01',
  title_de: 'Preis der Emissionszertifikate',
  title_en: 'Price of emission certificates',
  legal_basis: 'CO2KostAufG § 4',
};
