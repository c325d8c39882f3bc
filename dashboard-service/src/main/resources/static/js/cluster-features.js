/** Features and their levels; raising one is tried by the controllers before it is offered. */
import { el } from './dom.js';
import { send } from './api.js';
import { confirmed } from './confirm.js';
import { renew, stayFresh } from './live-page.js';

document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-raise]');
    if (!button) return;
    const { feature, level } = button.dataset;
    const url = `/api/cluster/features/${encodeURIComponent(feature)}`;
    const body = { level: Number(level) };
    const done = await confirmed({
        title: `Raise ${feature}`,
        preview: async () => {
            const change = await send('POST', `${url}/dry-run`, body);
            return el('div', {}, el('p', {}, `The controllers would accept it: from ${change.words}.`), el('p', { class: 'is-warn-text' }, 'It cannot be lowered here: nodes of an older release can no longer join.'));
        },
        name: feature,
        action: 'Raise',
        run: async () => {
            const change = await send('PUT', url, body);
            return `Raised from ${change.words}.`;
        },
    });
    if (done) renew();
});

stayFresh(10_000);
