import { start } from '{{api}}/v1/embed.js';

start({ fetchSession: async () => (await fetch('/embed-session', { method: 'POST' })).json() });
