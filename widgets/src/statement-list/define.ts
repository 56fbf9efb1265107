import { register } from '../element/km-element.ts';
import { KmStatementList } from './statement-list.ts';

/** Registers the list of statements; doing it twice is harmless. */
export function define(tag = 'km-statement-list'): void {
  register(tag, KmStatementList);
}
