import { testChecks } from './fixtures/check-tests.ts';
import { HEAT_AUDIT } from './fixtures/heat-audit.ts';

testChecks(HEAT_AUDIT);
