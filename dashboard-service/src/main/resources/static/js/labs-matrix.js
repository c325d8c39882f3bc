/** What the registry accepts: a change a row, a level a column; why not, for the cell that is pointed at. */
import { $, attr, el, text } from './dom.js';
import { clock, count } from './format.js';
import { send } from './api.js';

export class LevelMatrix {
    constructor(choice, levels) {
        this.choice = choice;
        this.levels = levels;
        this.button = $('#ask');
        this.button.addEventListener('click', () => this.ask());
    }

    async ask() {
        const problem = $('#matrix-problem');
        this.button.disabled = true;
        attr(this.button, 'aria-busy', 'true');
        problem.hidden = true;
        try {
            this.show(await send('POST', '/api/labs/schemas/matrix', { text: this.choice.ownText }));
        } catch (cause) {
            text(problem, cause.message);
            problem.hidden = false;
        } finally {
            this.button.disabled = false;
            attr(this.button, 'aria-busy', null);
        }
    }

    show(matrix) {
        if (!matrix) return;
        $('#matrix-box').hidden = false;
        text($('#matrix-note'), `${count(matrix.questions)} questions, asked of the registry at ${clock(matrix.at, false)} in ${count(matrix.millis)} ms`);
        $('#matrix thead tr').replaceChildren(el('th', { scope: 'col' }, 'Change'), ...matrix.levels.map((level) => el('th', { scope: 'col', title: this.levels[level] }, ...level.split('_').flatMap((part, index) => (index ? [el('br'), part.toLowerCase()] : [part])))));
        $('#matrix tbody').replaceChildren(...matrix.rows.map((row) => el('tr', {}, el('th', { scope: 'row' }, row.title), ...row.cells.map((cell, index) => el('td', {}, this.cell(row, matrix.levels[index], cell))))));
        text($('#why'), 'Press a cell to read why.');
    }

    cell(row, level, cell) {
        const words = cell.taken ? 'accepted' : 'refused';
        const differs = cell.taken !== cell.expected;
        const button = el('button', { type: 'button', class: `verdict-cell ${cell.taken ? 'is-ok' : 'is-bad'}`, title: cell.taken ? `${level}: accepted` : cell.reasons.join('\n'), 'aria-label': `${row.title} at ${level}: ${words}${differs ? ', unlike expected' : ''}` }, cell.taken ? '✓' : '✗', differs ? ' !' : '');
        const tell = () => this.why(row, level, cell, differs, button);
        button.addEventListener('click', tell);
        button.addEventListener('focus', tell);
        return button;
    }

    why(row, level, cell, differs, button) {
        for (const other of document.querySelectorAll('.verdict-cell[aria-pressed]')) attr(other, 'aria-pressed', null);
        attr(button, 'aria-pressed', 'true');
        $('#why').replaceChildren(
            el('p', {}, el('b', {}, `${row.title} at ${level}: ${cell.taken ? 'accepted' : 'refused'}. `), `${this.levels[level]}.`),
            cell.reasons.length ? el('ul', {}, cell.reasons.map((reason) => el('li', {}, reason))) : '',
            differs ? el('p', { class: 'is-warn-text' }, 'By the rules of schema resolution we had expected the other answer; this is what the registry says.') : '');
    }
}
