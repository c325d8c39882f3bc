/** A page that draws what a service knows: asks, says when the service is away and since when, and heals by itself. */
import { $, fill, status, text } from './dom.js';
import { clock } from './format.js';
import { getJson } from './socket.js';

const EVERY_MILLIS = 5000;

/**
 * Asks for several resources in turn, again and again.
 *
 * @param resources {name: () => url}
 * @param show called with {name: body} of those that answered
 * @returns a function that asks at once
 */
export function watchService(resources, show, every = EVERY_MILLIS) {
    const badge = $('#service-state');
    const body = $('#service-body');
    const away = $('#service-away');
    const name = badge.dataset.service;
    let since = null;
    let timer = 0;
    let hasShown = false;

    async function ask() {
        clearTimeout(timer);
        if (!document.hidden) {
            const entries = Object.entries(resources);
            const answers = await Promise.allSettled(entries.map(([, url]) => getJson(url())));
            const good = {};
            let problem = null;
            answers.forEach((answer, index) => {
                if (answer.status === 'fulfilled') good[entries[index][0]] = answer.value;
                else problem ??= answer.reason;
            });
            const isUp = Object.keys(good).length > 0;
            tell(isUp, problem);
            if (isUp) {
                hasShown = true;
                body.hidden = false;
                try {
                    show(good);
                } catch (failure) {
                    console.error('the answer of the service could not be drawn', failure);
                }
            }
        }
        timer = setTimeout(ask, every);
    }

    function tell(isUp, problem) {
        if (isUp) since = null;
        else since ??= new Date();
        status(badge, isUp ? (problem ? 'warn' : 'ok') : 'bad');
        status(badge.firstElementChild, isUp ? (problem ? 'warn' : 'ok') : 'bad');
        text(badge.lastElementChild, isUp ? (problem ? `${name} service answers in part: ${problem.message}` : `${name} service is up`) : `${name} service away since ${clock(since, false)}`);
        badge.title = problem?.message ?? '';
        away.hidden = isUp || hasShown;
        body.toggleAttribute('data-stale', !isUp);
        if (!isUp) fill(away, { detail: problem.message });
    }

    ask();
    document.addEventListener('visibilitychange', () => document.hidden || ask());
    return ask;
}
