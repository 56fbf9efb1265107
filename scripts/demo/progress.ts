const WIDTH = 30;

/** One line per step: what, how many, how long. Times are of this machine and this run. */
export function createProgress(write: (text: string) => void, now: () => number = () => performance.now()) {
  let since = now();
  const seconds = (ms: number) =>
    `${(ms / 1000).toLocaleString('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
  return {
    heading(text: string) {
      write(`\n${text}\n`);
      since = now();
    },
    step(what: string, count: number) {
      const at = now();
      write(`  ✓ ${what.padEnd(WIDTH)} ${String(count).padStart(5)}  ${seconds(at - since).padStart(8)}\n`);
      since = at;
    },
  };
}

/** Cents as German people write euros: 1.091,56. */
export function euros(cents: number): string {
  const sign = cents < 0 ? '−' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${whole},${digits.slice(-2)}`;
}

/** A decimal string of euros, such as `3055.79`, the German way. */
export function eurosOf(decimal: string): string {
  const [whole = '0', cents = ''] = decimal.replace('-', '').split('.');
  return euros(Number(`${whole}${cents.padEnd(2, '0')}`) * (decimal.startsWith('-') ? -1 : 1));
}
