import type { StepType } from '@klarmeter/engine/proof';
import type { Delivery, Document } from './deliveries.ts';

export type Channel = Delivery['channel'];
type Attempt = Delivery['attempts'][number];
/** `person`: somebody signed in to the portal. */
export type ActorKind = 'system' | 'manager' | 'person';

/** How a step stands: done, still to come, failed, under way, or nobody knows. */
export type Mark = 'done' | 'open' | 'failed' | 'running' | 'unclear';

export interface TimelineItem {
  readonly key: string;
  readonly mark: Mark;
  /** A step of the evidence log, or an attempt that led to none. */
  readonly what: StepType | 'attempt';
  /** Null for what is still to come. */
  readonly at: string | null;
  readonly deliveryId: string | null;
  readonly channel: Channel | null;
  readonly actor: ActorKind | null;
  /** What the mail server said. */
  readonly detail: string | null;
  /** Number of the attempt, from 1. */
  readonly attempt: number | null;
  /** Place in the log; null while it stands under no signed checkpoint. */
  readonly logIndex: number | null;
}

/** The steps in their order; the place of each is its level. */
export const STEPS: readonly StepType[] = ['created', 'released', 'handed_over', 'delivered', 'opened', 'acknowledged'];
const ATTEMPT_MARKS = { refused: 'failed', unclear: 'unclear', started: 'running', accepted: 'done' } as const;

/**
 * What happened to a document, newest last, then what has not happened. Steps of the document itself come once, those of
 * each delivery with its channel. An accepted attempt is the step it led to, and its answer stands there; one that led
 * nowhere stays visible on its own.
 */
export function timelineOf(
  document: Document,
  deliveries: readonly Delivery[],
  actors: ReadonlyMap<number, ActorKind> = new Map(),
): TimelineItem[] {
  const items = new Map<string, TimelineItem>();
  for (const delivery of deliveries) {
    for (const { id, type, occurred_at, log_index } of delivery.evidence) {
      const own = type !== 'created' && type !== 'released';
      items.set(id, {
        key: id,
        mark: 'done',
        what: type,
        at: occurred_at,
        deliveryId: own ? delivery.id : null,
        channel: own ? delivery.channel : null,
        actor: (log_index === null ? undefined : actors.get(log_index)) ?? null,
        detail: type === 'handed_over' ? acceptedAnswer(delivery) : null,
        attempt: null,
        logIndex: log_index,
      });
    }
    for (const item of attemptsOf(delivery)) items.set(item.key, item);
  }
  const past = [...items.values()].toSorted(inTime);
  const reached = new Set(past.map(({ what }) => what));
  return [...past, ...unrecorded(document, reached)];
}

function attemptsOf({ id, channel, attempts, evidence }: Delivery): TimelineItem[] {
  const handedOver = evidence.some(({ type }) => type === 'handed_over');
  // An attempt is written down before and after: the note that it began says something only while nothing followed.
  const superseded = ({ number }: Attempt) =>
    attempts.some((other) => other.number > number || (other.number === number && other.outcome !== 'started'));
  return attempts
    .filter((attempt) => (attempt.outcome === 'started' ? !superseded(attempt) : true))
    .filter(({ outcome }) => outcome !== 'accepted' || !handedOver)
    .map(({ number, outcome, detail, occurred_at }) => ({
      key: `${id}/${number}/${outcome}`,
      mark: ATTEMPT_MARKS[outcome],
      what: 'attempt' as const,
      at: occurred_at,
      deliveryId: id,
      channel,
      actor: null,
      detail,
      attempt: number,
      logIndex: null,
    }));
}

function acceptedAnswer({ attempts }: Delivery): string | null {
  return attempts.findLast(({ outcome }) => outcome === 'accepted')?.detail ?? null;
}

/** Without a delivery the steps of the document have no entry in hand, but they are known to have been taken. */
function unrecorded(document: Document, reached: ReadonlySet<string>): TimelineItem[] {
  const known: Partial<Record<StepType, { at: string | null }>> = {};
  if (document.status === 'ready') known.created = { at: document.rendered_at ?? document.created_at };
  if (document.released) known.released = { at: null };
  return STEPS.filter((step) => !reached.has(step)).map((step) => ({
    key: step,
    mark: known[step] === undefined ? 'open' : 'done',
    what: step,
    at: known[step]?.at ?? null,
    deliveryId: null,
    channel: null,
    actor: null,
    detail: null,
    attempt: null,
    logIndex: null,
  }));
}

function inTime(a: TimelineItem, b: TimelineItem): number {
  return (a.at ?? '').localeCompare(b.at ?? '') || levelOf(a) - levelOf(b);
}

// The answer of a mail server and what follows from it may carry one moment.
const levelOf = ({ what }: TimelineItem): number => STEPS.indexOf(what === 'attempt' ? 'released' : what);

const ACTORS: Readonly<Record<string, ActorKind | undefined>> = {
  system: 'system',
  api_key: 'manager',
  occupant: 'person',
  embed_session: 'person',
};

/**
 * Who took each step, by place in the log, as the proof file says. Read without checking: it is shown beside what the API
 * says, and the check is a step of its own.
 */
export function actorsIn(proof: Uint8Array): Map<number, ActorKind> {
  const actors = new Map<number, ActorKind>();
  try {
    const file = JSON.parse(new TextDecoder().decode(proof)) as {
      readonly entries: readonly {
        readonly index: number;
        readonly values: { readonly actor?: { readonly value: string } };
      }[];
    };
    for (const { index, values } of file.entries) {
      const kind = ACTORS[values.actor?.value.split(':')[0] ?? ''];
      if (kind !== undefined) actors.set(index, kind);
    }
  } catch {
    // No proof file: then nobody is named, and the check will say what is wrong with it.
  }
  return actors;
}
