import type { KmStatementOpenDetail, start as Start } from '@klarmeter/widgets';
import type {} from '@klarmeter/widgets/react';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A React page around the elements: they are tags like any other, and their events are props. */
function Home() {
  const [opened, setOpened] = useState<string>();
  useEffect(() => {
    document.title = opened ?? 'Meine Wohnung';
  }, [opened]);
  return (
    <main>
      <h1>Meine Wohnung</h1>
      <p aria-live="polite">{opened ?? 'Noch nichts geöffnet.'}</p>
      <km-statement-list
        rows={1}
        onkm-statement-open={({ detail }: CustomEvent<KmStatementOpenDetail>) =>
          setOpened(`Fassung ${detail.version} geöffnet`)
        }
      />
      <km-consumption-chart />
      <km-delivery-proof />
    </main>
  );
}

const place = document.getElementById('app');
if (place !== null) createRoot(place).render(<Home />);

const api: string = new URL(document.documentElement.dataset.api ?? '/', location.href).origin;
const { start } = (await import(/* from the API itself, not into the bundle */ `${api}/v1/embed.js`)) as {
  readonly start: typeof Start;
};
start({ fetchSession: async () => (await fetch('/embed-session', { method: 'POST' })).json() });
