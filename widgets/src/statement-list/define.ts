import { register } from '../element/register.ts';
import { KmStatementList } from './statement-list.ts';

/** Registers the list of statements; doing it twice is harmless. */
export function define(tag = 'km-statement-list'): void {
  register(tag, KmStatementList);
}

declare global {
  interface HTMLElementTagNameMap {
    'km-statement-list': KmStatementList;
  }
}
