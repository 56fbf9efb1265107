import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Props = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  readonly rows?: number;
  readonly theme?: 'light' | 'dark';
  readonly [event: `onkm-${string}`]: ((event: never) => void) | undefined;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'km-statement-list': Props;
      'km-consumption-chart': Props;
      'km-delivery-proof': Props;
    }
  }
}
