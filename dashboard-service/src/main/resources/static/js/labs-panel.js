/** The panel of a comparison: starts and stops it, tells how far it is, and shows what it measured. */
import { $, attr, text } from './dom.js';
import { send } from './api.js';
import { follow } from './socket.js';

/**
 * @param lab the comparison's own
 * @param request () => what is asked for when it starts
 * @param showRunning (view) => shows what only this comparison has; called with each view
 * @param showResults (view) => shows what it measured; called once for each comparison
 * @returns a function that shows a view
 */
export function comparisonPanel({ lab, request = () => ({}), showRunning = () => {}, showResults }) {
    const path = `/api/labs/${lab}/comparison`;
    const problem = $('#comparison-problem');
    let shown = null;

    async function ask(method, body) {
        problem.hidden = true;
        try {
            show(await send(method, path, body));
        } catch (cause) {
            text(problem, cause.message);
            problem.hidden = false;
        }
    }

    function show(view) {
        const isRunning = view.state === 'RUNNING';
        $('#comparing').hidden = !isRunning;
        $('#compare').disabled = isRunning;
        $('#stop-comparing').hidden = !isRunning;
        attr($('#comparison-progress'), 'value', String(view.progress));
        text($('#comparison-doing'), view.doing);
        if (view.state === 'FAILED' || view.state === 'STOPPED') {
            text(problem, view.doing);
            problem.hidden = false;
        } else if (isRunning) problem.hidden = true;
        showRunning(view);
        const isMeasured = view.results.length > 0;
        $('#compared').hidden = !isMeasured;
        $('#not-compared').hidden = isMeasured || isRunning;
        // The same results again would only make the charts flicker.
        if (isMeasured && shown !== view.startedAt) showResults(view);
        shown = isMeasured ? view.startedAt : null;
    }

    $('#compare').addEventListener('click', () => ask('POST', request()));
    $('#stop-comparing').addEventListener('click', () => ask('DELETE'));
    follow(`/topic/labs/${lab}/comparison`, path, show);
    return show;
}

/** How often a value is that of the one that all are measured against. */
export const against = (value, base) => (value === base ? '–' : `${(value / base).toFixed(2)} ×`);
