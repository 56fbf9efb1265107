/** One thing that is wrong with a request, with the place in it. */
export interface Finding {
  /** JSON pointer into the request body. */
  readonly pointer: string;
  readonly code: string;
  readonly legal_basis?: string;
  readonly message_de: string;
  readonly message_en: string;
}

/** Everything this client throws is one of these, so one `instanceof` catches all. */
export class KlarMeterError extends Error {
  override name = 'KlarMeterError';
}

/** The client was given something it cannot work with. Nothing was sent. */
export class KlarMeterUsageError extends KlarMeterError {
  override name = 'KlarMeterUsageError';
}

/** No complete answer arrived: no connection, or it broke off. */
export class KlarMeterConnectionError extends KlarMeterError {
  override name = 'KlarMeterConnectionError';
}

/** No complete answer arrived in time. Whether the request had an effect is unknown. */
export class KlarMeterTimeoutError extends KlarMeterConnectionError {
  override name = 'KlarMeterTimeoutError';
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class KlarMeterAbortError extends KlarMeterError {
  override name = 'KlarMeterAbortError';
}

interface ProblemFields {
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly Finding[];
  readonly requestId: string | undefined;
  readonly headers: Headers;
}

const SHOWN_MAX = 3;

/** Where and what the first findings are, for whoever has nothing but the log. What `detail` says already is not repeated. */
function told(detail: string, errors: readonly Finding[] = []): string {
  const first = errors.slice(0, SHOWN_MAX).map((finding) => {
    const said = finding?.message_en === detail ? [] : [finding?.message_en];
    return [...(finding?.pointer === '' ? [] : [finding?.pointer]), ...said].join(': ');
  });
  const more = errors.length - first.length;
  return [...first.filter((words) => words !== ''), ...(more > 0 ? [`and ${more} more`] : [])].join(' | ');
}

/**
 * The API refused (RFC 9457). `code` says why and never changes its meaning; `detail` and `message` are for
 * people, and the first findings are in `message`.
 */
export class KlarMeterProblem extends KlarMeterError {
  override name = 'KlarMeterProblem';
  readonly status: number;
  readonly code: string;
  /** Address of the page that explains this code, relative to the API. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly Finding[];
  /** Name this to support. */
  readonly requestId: string | undefined;
  readonly headers: Headers;

  constructor(fields: ProblemFields) {
    super(`${fields.status} ${fields.code}: ${fields.detail} ${told(fields.detail, fields.errors)}`.trimEnd());
    this.status = fields.status;
    this.code = fields.code;
    this.type = fields.type;
    this.title = fields.title;
    this.detail = fields.detail;
    this.instance = fields.instance;
    this.errors = fields.errors;
    this.requestId = fields.requestId;
    this.headers = fields.headers;
  }
}

/** 401: the key is missing, wrong or expired. */
export class KlarMeterAuthenticationProblem extends KlarMeterProblem {
  override name = 'KlarMeterAuthenticationProblem';
}
/** 403: the key may not do this. */
export class KlarMeterPermissionProblem extends KlarMeterProblem {
  override name = 'KlarMeterPermissionProblem';
}
/** 404: missing, or not yours. */
export class KlarMeterNotFoundProblem extends KlarMeterProblem {
  override name = 'KlarMeterNotFoundProblem';
}
/** 409, 412, 428: the object is not, or may no longer be, as the request assumes. */
export class KlarMeterConflictProblem extends KlarMeterProblem {
  override name = 'KlarMeterConflictProblem';
}
/** 400, 413, 415, 422: the input is wrong; `errors` says where. */
export class KlarMeterInputProblem extends KlarMeterProblem {
  override name = 'KlarMeterInputProblem';
}
/** 429: too many requests. */
export class KlarMeterRateLimitProblem extends KlarMeterProblem {
  override name = 'KlarMeterRateLimitProblem';
}
/** 5xx: the fault is not the caller's. */
export class KlarMeterServerProblem extends KlarMeterProblem {
  override name = 'KlarMeterServerProblem';
}

const BY_STATUS: Readonly<Record<number, typeof KlarMeterProblem>> = {
  400: KlarMeterInputProblem,
  401: KlarMeterAuthenticationProblem,
  403: KlarMeterPermissionProblem,
  404: KlarMeterNotFoundProblem,
  409: KlarMeterConflictProblem,
  412: KlarMeterConflictProblem,
  413: KlarMeterInputProblem,
  415: KlarMeterInputProblem,
  422: KlarMeterInputProblem,
  428: KlarMeterConflictProblem,
  429: KlarMeterRateLimitProblem,
};

/** The problem an answer tells of. An answer of somebody in between, such as a proxy, gets the code `http-<status>`. */
export function toProblem(response: Response, text: string): KlarMeterProblem {
  const said = parseObject(text);
  const word = (field: string): string | undefined =>
    typeof said[field] === 'string' && said[field] !== '' ? said[field] : undefined;
  const { status, headers } = response;
  const Kind = BY_STATUS[status] ?? (status >= 500 ? KlarMeterServerProblem : KlarMeterProblem);
  const title = word('title') ?? (response.statusText || `HTTP ${status}`);
  return new Kind({
    status,
    code: word('code') ?? `http-${status}`,
    type: word('type') ?? 'about:blank',
    title,
    detail: word('detail') ?? title,
    instance: word('instance') ?? '',
    errors: Array.isArray(said.errors) ? (said.errors as Finding[]) : [],
    requestId: word('request_id') ?? headers.get('request-id') ?? undefined,
    headers,
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
