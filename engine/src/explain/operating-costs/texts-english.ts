import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import type { OperatingCostReasonKindName } from '../../operating-costs/reason-kinds.ts';
import type { Wording } from '../wording.ts';

export const OPERATING_COST_ENGLISH: Readonly<Record<Exclude<OperatingCostReasonKindName, ReasonKindName>, Wording>> = {
  operating_cost: {
    exact: '{value} is to be distributed for {position}[: {amount} less {deduction}, which the landlord bears].',
    plain: '{position} costs {value} in the whole house.',
  },
  key_value: {
    exact: 'The key counts {value}[, in proportion to the days from {from} to {to}].',
    plain: 'Your share counts {value}.',
  },
  person_days: {
    exact: 'The key counts {value}[: persons times days from {from} to {to}].',
    plain: 'Your share counts {value}. That is persons times days.',
  },
  consumption_value: {
    exact: '{value} were recorded[, in proportion to the days from {from} to {to}].',
    plain: 'You used {value}.',
  },
  fixed_value: {
    exact: '{value} are agreed as a fixed amount for the unit[, in proportion to the days from {from} to {to}].',
    plain: 'A fixed amount is agreed for you: {value}.',
  },
  key_total: {
    exact: 'In the whole house there are {value}.',
    plain: 'In the whole house there are {value}.',
  },
  key_price: {
    exact: 'The price is {value}: {distributed} divided by {whole}.',
    plain: 'The price is {value}.',
  },
  operating_cost_line: {
    exact: '{position}: {value} for {own} at {unit_price}.',
    plain: '{position}: of this you pay {value}.',
  },
  heating_line: {
    exact: '{value} are taken over from the heating bill.',
    plain: 'This much is in your heating bill: {value}.',
  },
  operating_costs_total: {
    exact: 'The operating costs are {value}[, the sum of the {several} rounded lines].',
    plain: 'All together it costs {value}.',
  },
  advance_sum: {
    exact: '{value} are credited as advance payments.',
    plain: 'You have paid {value} already.',
  },
  labour_line: {
    exact: '{position}: {value} of labour, by the same key[ out of {labour}], and at most the own share.',
    plain: '{position}: it contains {value} for labour.',
  },
  heating_labour_line: {
    exact: 'Heating: {value} of labour, by the own lines[ out of {labour}], and at most these lines.',
    plain: 'Your heating cost contains {value} for labour.',
  },
  heating_labour_total: {
    exact: 'The lines of all occupants that this labour is distributed by are {value} together.',
    plain: 'All together pay {value} for this.',
  },
  labour_sum: {
    exact: '{value} of labour are certified for {service}.',
    plain: 'This much you paid for {service}: {value}.',
  },
  advance_basis: {
    exact: 'For twelve months that is {value}: heat by degree days, all else by days.',
    plain: 'For twelve months that is {value}.',
  },
  advance_proposal: {
    exact: 'A monthly advance payment of {value} is proposed: a twelfth of {year}, rounded to whole euro.',
    plain: 'Our proposal for each month: {value}. It is rounded to whole euro.',
  },
};
