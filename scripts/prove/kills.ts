import type { Inspection } from '../../api/test/kill/inspect.ts';
import { chanceOf } from './chance.ts';
import { differences, type EndState, readEndState } from './end-state.ts';
import { evidenceFaults } from './evidence-holds.ts';
import { frozenFaults } from './frozen.ts';
import { halfWritten } from './half-written.ts';
import { killHouse } from './kill-house.ts';
import { ALL_POINTS, drawKills, type KillPlan, NO_KILLS } from './kill-plan.ts';
import { onKillStage } from './kill-stage.ts';
import { type Walked, walkHouse } from './killed-walk.ts';
import { mailFaults } from './mail-faults.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import type { MortalServer } from './mortal-server.ts';

export interface KillProofOptions {
  /** An empty or migrated database of a real PostgreSQL, as its superuser. */
  readonly databaseUrl: string;
  readonly seed: number;
  /** Walks are repeated until so many kills have come to pass. */
  readonly kills: number;
  /** Kills of every kind of step, and at random moments, in one walk. */
  readonly each: number;
  /** Flats of the house. */
  readonly units: number;
  /** Told after each walk. */
  readonly tell?: (line: string) => void;
}

export interface KillVerdict {
  /** Points and `random moment`, with how often each killed. */
  readonly deaths: Readonly<Record<string, number>>;
  readonly total: number;
  readonly walks: number;
  /** Deliveries for a person to look at. */
  readonly unclear: number;
  /** Everything that was not as in the undisturbed walk; empty when the proof holds. */
  readonly faults: readonly string[];
  /** Kills that were planned and whose point was not reached any more. */
  readonly spared: readonly string[];
  /** Named points at which the process never died. */
  readonly missed: readonly string[];
}

/** A walk that goes round in circles shall not do so for ever. */
const WALKS_MAX = 40;
/** Two deliveries are under way at a time: more than these a death cannot leave in the dark. */
const UNCLEAR_PER_DEATH = 2;

interface Stage {
  readonly server: MortalServer;
  readonly mail: MailServer;
  readonly db: Inspection;
  readonly adminKey: string;
}

/**
 * Walks equal houses from loading to proof, one undisturbed and the others with the server process killed (kill -9) again
 * and again, and compares what is left behind at the end.
 */
export async function proveKills(options: KillProofOptions): Promise<KillVerdict> {
  const { databaseUrl, seed, kills, each, units, tell = () => {} } = options;
  const house = killHouse(units, chanceOf(seed));
  const chance = chanceOf(seed + 1);
  const faults: string[] = [];
  let unclear = 0;
  let walks = 0;
  return onStage(databaseUrl, async (stage) => {
    const walk = async (name: string, plan: KillPlan): Promise<EndState> => {
      const before = stage.server.deaths.length;
      const walked = await walkHouse(stage.server, { adminKey: stage.adminKey, name, house, plan });
      const state = await readEndState(stage.db, walked);
      const checked = await checkWalk(stage, walked);
      const deaths = stage.server.deaths.length - before;
      unclear += checked.unclear;
      if (checked.unclear > deaths * UNCLEAR_PER_DEATH)
        checked.faults.push(`${checked.unclear} deliveries are unclear after ${deaths} deaths`);
      faults.push(...checked.faults.map((fault) => `${name}: ${fault}`));
      tell(
        `${name}: killed ${deaths} times, ${checked.unclear} deliveries unclear, ${checked.faults.length} faults in the end state`,
      );
      return state;
    };
    const wanted = await walk('undisturbed', NO_KILLS);
    if (unclear > 0) faults.push(`undisturbed: ${unclear} deliveries are unclear`);
    while (stage.server.deaths.length < kills && walks < WALKS_MAX && faults.length === 0) {
      walks += 1;
      const name = `walk-${walks}`;
      const state = await walk(name, drawKills(each, units, chance));
      faults.push(...differences(state, wanted).map((difference) => `${name}: ${difference}`));
    }
    // A point that was added or renamed has to be killed at too.
    const plan = new Set(ALL_POINTS);
    faults.push(...[...stage.server.passed.difference(plan)].map((point) => `no kill is planned at ${point}`));
    faults.push(...[...plan.difference(stage.server.passed)].map((point) => `${point} is never passed`));
    const deaths: Record<string, number> = {};
    for (const at of stage.server.deaths.toSorted()) deaths[at] = (deaths[at] ?? 0) + 1;
    return {
      deaths,
      total: stage.server.deaths.length,
      walks,
      unclear,
      faults,
      spared: stage.server.spared,
      missed: ALL_POINTS.filter((point) => deaths[point] === undefined),
    };
  });
}

async function checkWalk(
  { db, mail }: Stage,
  walked: Walked,
): Promise<{ readonly faults: string[]; readonly unclear: number }> {
  const { accountId } = walked;
  const { faults: mails, unclear } = await mailFaults(db, accountId, mail.taken);
  const evidence = await evidenceFaults(db, walked);
  const halves = await halfWritten(db, accountId);
  return { faults: [...mails, ...evidence, ...halves, ...(await frozenFaults(db, walked))], unclear };
}

async function onStage<T>(databaseUrl: string, play: (stage: Stage) => Promise<T>): Promise<T> {
  const mail = await startMailServer();
  try {
    return await onKillStage(databaseUrl, { SMTP_URL: mail.url }, ({ server, key, db }) =>
      play({ server, mail, db, adminKey: key }),
    );
  } finally {
    await mail.close();
  }
}
