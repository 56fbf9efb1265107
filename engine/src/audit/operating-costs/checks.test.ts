import { testChecks } from '../fixtures/check-tests.ts';
import { OPERATING_COST_AUDIT } from './fixtures/operating-cost-audit.ts';

testChecks(OPERATING_COST_AUDIT);
