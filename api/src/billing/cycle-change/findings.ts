import type { z } from '@hono/zod-openapi';
import { type Detail, filled } from '@klarmeter/engine';
import type { ProblemFinding } from '../../problem.ts';
import type { CycleChangeFinding as Schema } from './schemas.ts';

export type CycleChangeFinding = z.infer<typeof Schema>;

interface Kind {
  readonly severity: CycleChangeFinding['severity'];
  readonly basis?: string;
  readonly de: string;
  readonly en: string;
}

/** What is wrong or remarkable with a change of cycle beside what the engine says. `{0}`, `{1}` and so on are filled in. */
const KINDS = {
  billing_period_issued: {
    severity: 'error',
    basis: 'HeizkostenV § 6(4)',
    de: 'Für diesen Zeitraum sind Abrechnungen erstellt; seine Tage bleiben. Der Turnus lässt sich erst im nächsten wechseln.',
    en: 'Statements of this period are issued; its days stay. The cycle can be changed in the next one only.',
  },
  next_period_too_short: {
    severity: 'error',
    basis: 'BGB § 556(3)',
    de: 'Der nächste Zeitraum muss mindestens bis zum {0} gehen, dem Ende des laufenden: sonst blieben Tage ohne Abrechnung.',
    en: 'The next period has to reach the end of the running one, {0}, at least: days would be left without a statement.',
  },
  period_too_long: {
    severity: 'error',
    basis: 'BGB § 556(3)',
    de: 'Der nächste Zeitraum ist länger als zwölf Monate; er darf höchstens bis zum {0} gehen.',
    en: 'The next period is longer than twelve months; it may last until {0} at most.',
  },
  next_period_overlaps: {
    severity: 'error',
    de: 'Vom {0} bis {1} gibt es schon einen Zeitraum der Liegenschaft; der nächste muss davor enden (next_to).',
    en: 'There already is a period of the property from {0} to {1}; the next one has to end before it (next_to).',
  },
  cost_days_outside: {
    severity: 'error',
    basis: 'HeizkostenV § 7(2)',
    de: 'Die Kosten sind für Tage nach dem {0}, dem Ende des nächsten Zeitraums.',
    en: 'The cost is for days after {0}, the end of the next period.',
  },
  heating_embedded: {
    severity: 'warning',
    basis: 'BGB § 556(3)',
    de: 'Die Betriebskosten vom {0} bis {1} übernehmen diese Heizkostenabrechnung; nach dem Wechsel enthält sie nur die Tage bis zum {2}.',
    en: 'The operating costs from {0} to {1} take over this heating bill; after the change it holds the days until {2} only.',
  },
  interim_value_open: {
    severity: 'warning',
    basis: 'HeizkostenV § 9a(1)',
    de: 'Der Verbrauch bis zum Wechsel lässt sich noch nicht sagen ({0}, {1}). Fehlt der Wert auch bei der Abrechnung, gilt ein Ersatzwert.',
    en: 'The consumption up to the change cannot be told yet ({0}, {1}). If the value is still missing when it is billed, a substitute takes its place.',
  },
  hot_water_share_open: {
    severity: 'warning',
    basis: 'HeizkostenV § 9(1)',
    de: 'Der Anteil des Warmwassers an der Energie ist noch nicht bekannt; Energie wird allein nach Gradtagen geteilt.',
    en: 'The share of hot water in the energy is not known yet; energy is divided by degree days alone.',
  },
} as const satisfies Record<string, Kind>;

export function cycleChangeFinding(
  code: keyof typeof KINDS,
  pointer: string,
  objectId: string,
  details: readonly Detail[] = [],
): CycleChangeFinding {
  const { severity, de, en, ...kind }: Kind = KINDS[code];
  const message = filled({ de, en }, details);
  return {
    code,
    severity,
    pointer,
    object_id: objectId,
    ...(kind.basis === undefined ? {} : { legal_basis: kind.basis }),
    message_de: message.de,
    message_en: message.en,
  };
}

/** The errors among findings, as a problem lists them. */
export const errorsOf = (findings: readonly CycleChangeFinding[]): ProblemFinding[] =>
  findings.flatMap(({ severity, object_id: _, ...finding }) => (severity === 'error' ? [finding] : []));
