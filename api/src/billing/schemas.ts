export type AdvancePayment = unknown;
export type PeriodSettings = unknown;
export type RunFinding = unknown;
export type RunProgress = unknown;
export type StatementLine = unknown;
