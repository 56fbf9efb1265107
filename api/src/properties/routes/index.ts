import type { App } from '../../http/app.ts';
import { registerCreateCustomer } from './create-customer.ts';
import { registerCreateOccupancy } from './create-occupancy.ts';
import { registerCreateOccupantToken } from './create-occupant-token.ts';
import { registerCreateProperty } from './create-property.ts';
import { registerCreateUnit } from './create-unit.ts';
import { registerGetCustomer } from './get-customer.ts';
import { registerGetOccupancy } from './get-occupancy.ts';
import { registerGetProperty } from './get-property.ts';
import { registerGetUnit } from './get-unit.ts';
import { registerListCustomers } from './list-customers.ts';
import { registerListOccupancies } from './list-occupancies.ts';
import { registerListProperties } from './list-properties.ts';
import { registerListUnits } from './list-units.ts';
import { registerUpdateCustomer } from './update-customer.ts';
import { registerUpdateOccupancy } from './update-occupancy.ts';
import { registerUpdateProperty } from './update-property.ts';
import { registerUpdateUnit } from './update-unit.ts';

export function registerProperties(app: App) {
  registerCreateCustomer(app);
  registerListCustomers(app);
  registerGetCustomer(app);
  registerUpdateCustomer(app);
  registerCreateProperty(app);
  registerListProperties(app);
  registerGetProperty(app);
  registerUpdateProperty(app);
  registerCreateUnit(app);
  registerListUnits(app);
  registerGetUnit(app);
  registerUpdateUnit(app);
  registerCreateOccupancy(app);
  registerListOccupancies(app);
  registerGetOccupancy(app);
  registerUpdateOccupancy(app);
  registerCreateOccupantToken(app);
}
