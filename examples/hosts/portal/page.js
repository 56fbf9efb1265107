import { start } from '{{api}}/v1/embed.js';

const as = new URLSearchParams(location.search).get('as') ?? '';
for (const link of document.querySelectorAll('.people a')) {
  const own = new URL(link.href).searchParams.get('as') ?? '';
  if (own === as || (as === '' && link === document.querySelector('.people a')))
    link.setAttribute('aria-current', 'page');
}

// The proof follows the statement that is looked at.
document.addEventListener('km-statement-select', ({ detail }) => {
  document.querySelector('km-delivery-proof').statementId = detail.statementId;
});

start({
  fetchSession: async () => (await fetch(`/embed-session?as=${encodeURIComponent(as)}`, { method: 'POST' })).json(),
});
