import { parseDay } from './calendar.ts';
import { Fraction, zero } from './fraction.ts';

// Reading JSON by hand. the house file contract "Input": "All numbers are decimal strings", "Unknown fields are an
// error, never ignored". What is wrong is noted and reading goes on, so that all faults are found.

export class Fields {
  private readonly values: Map<string, unknown>;
  private readonly path: string;
  private readonly reasons: string[];

  constructor(value: unknown, path: string, reasons: string[]) {
    this.path = path;
    this.reasons = reasons;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) reasons.push(`not_an_object ${path}`);
    this.values = new Map(isObject ? Object.entries(value) : []);
  }

  private wrong(code: string, name: string): undefined {
    this.reasons.push(`${code} ${this.path}/${name}`);
    return undefined;
  }

  private take(name: string): unknown {
    const value = this.values.get(name);
    this.values.delete(name);
    return value;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  ignore(name: string): void {
    this.values.delete(name);
  }

  /** To be called last: every field that nobody asked for is an error. */
  end(): void {
    for (const name of this.values.keys()) this.wrong('unknown_field', name);
  }

  maybeText(name: string): string | undefined {
    if (!this.has(name)) return undefined;
    const value = this.take(name);
    return typeof value === 'string' ? value : this.wrong('not_a_text', name);
  }

  text(name: string): string {
    if (!this.has(name)) this.wrong('missing_field', name);
    return this.maybeText(name) ?? '';
  }

  maybeNumber(name: string, mayBeNegative = false): Fraction | undefined {
    const text = this.maybeText(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+(\.\d+)?$/.test(text)) return this.wrong('not_a_decimal', name);
    if (text.startsWith('-') && !mayBeNegative) return this.wrong('negative_number', name);
    return Fraction.decimal(text);
  }

  number(name: string, mayBeNegative = false): Fraction {
    if (!this.has(name)) this.wrong('missing_field', name);
    return this.maybeNumber(name, mayBeNegative) ?? zero;
  }

  /** "`share` may be `p/q`". */
  ratio(name: string): Fraction {
    const text = this.text(name);
    const parts = /^(\d+)\/(\d+)$/.exec(text);
    const bottom = parts ? BigInt(parts[2] ?? '0') : 0n;
    if (parts && bottom !== 0n) return new Fraction(BigInt(parts[1] ?? '0'), bottom);
    if (/^-?\d+(\.\d+)?$/.test(text)) return Fraction.decimal(text);
    this.wrong('not_a_share', name);
    return zero;
  }

  year(name: string): number {
    const text = this.text(name);
    if (!/^\d{4}$/.test(text)) this.wrong('not_a_year', name);
    return Number.parseInt(text, 10) || 0;
  }

  day(name: string): number {
    const day = parseDay(this.text(name));
    if (day === undefined) this.wrong('not_a_date', name);
    return day ?? 0;
  }

  choice<T extends string>(name: string, allowed: readonly T[], otherwise?: T): T {
    if (!this.has(name) && otherwise !== undefined) return otherwise;
    const text = this.text(name);
    const found = allowed.find((value) => value === text);
    if (found === undefined) this.wrong('not_allowed', name);
    return found ?? (allowed[0] as T);
  }

  maybeFlag(name: string): boolean | undefined {
    if (!this.has(name)) return undefined;
    const value = this.take(name);
    return typeof value === 'boolean' ? value : this.wrong('not_true_or_false', name);
  }

  /** A field that is an object itself. */
  maybeObject<T>(name: string, read: (fields: Fields) => T): T | undefined {
    if (!this.has(name)) return undefined;
    const fields = new Fields(this.take(name), `${this.path}/${name}`, this.reasons);
    const result = read(fields);
    fields.end();
    return result;
  }

  object<T>(name: string, read: (fields: Fields) => T): T | undefined {
    if (!this.has(name)) this.wrong('missing_field', name);
    return this.maybeObject(name, read);
  }

  /** A field that is a list of objects. */
  maybeList<T>(name: string, read: (fields: Fields) => T): T[] | undefined {
    if (!this.has(name)) return undefined;
    const value = this.take(name);
    if (!Array.isArray(value)) return this.wrong('not_a_list', name);
    return value.map((item: unknown, index) => {
      const fields = new Fields(item, `${this.path}/${name}/${index}`, this.reasons);
      const result = read(fields);
      fields.end();
      return result;
    });
  }

  list<T>(name: string, read: (fields: Fields) => T): T[] {
    if (!this.has(name)) this.wrong('missing_field', name);
    return this.maybeList(name, read) ?? [];
  }
}
