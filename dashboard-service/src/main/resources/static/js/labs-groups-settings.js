/** The settings of the group: what holds, and what is to hold. What is being changed is not overwritten by what comes in. */
import { $, $$, text } from './dom.js';
import { complaints } from './api.js';
import { settingsWords } from './labs-groups-words.js';

const NUMBERS = ['autoCommitMillis', 'sessionTimeoutMillis', 'maxPollIntervalMillis'];

export class GroupSettings {
    /** @param apply (settings) => Promise: starts the lab with them, or sets them in the one that runs */
    constructor(apply) {
        this.form = $('#settings-form');
        this.isTouched = false;
        this.form.addEventListener('input', (event) => this.touch(event));
        this.form.addEventListener('reset', (event) => {
            event.preventDefault();
            this.set(this.held);
        });
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.send(apply);
        });
    }

    show({ settings, running }) {
        this.held = settings;
        this.isRunning = running;
        text($('#settings-words'), settingsWords(settings));
        $('#settings-note').hidden = !settings.note;
        text($('#settings-note'), settings.note ?? '');
        if (!this.isTouched) this.set(settings);
        this.offer();
    }

    /** What is chosen now. */
    get wanted() {
        const { elements } = this.form;
        const wanted = { protocol: elements.protocol.value, assignment: this.assignment?.value, commit: elements.commit.value, staticMembership: elements.staticMembership.checked };
        for (const name of NUMBERS) wanted[name] = elements[name].value === '' ? null : Number(elements[name].value);
        return wanted;
    }

    get assignment() {
        return $('input[name="assignment"]:checked', this.form);
    }

    set(settings) {
        const { elements } = this.form;
        elements.protocol.value = settings.protocol;
        elements.commit.value = settings.commit;
        elements.staticMembership.checked = settings.staticMembership;
        for (const name of NUMBERS) elements[name].value = settings[name];
        this.fit(settings.assignment);
        this.isTouched = false;
        this.complain(null);
        this.offer();
    }

    touch({ target }) {
        this.isTouched = true;
        if (target.name === 'protocol') this.fit(target.value === this.held.protocol ? this.held.assignment : null);
        if (target.name === 'autoCommitMillis') this.form.elements.commit.value = 'AUTO';
        this.offer();
    }

    /** Each protocol has assignments of its own, and the first of them is the usual one. */
    fit(chosen) {
        const protocol = this.form.elements.protocol.value;
        const offered = [];
        for (const option of $$('[data-protocol]', this.form)) {
            const input = $('input', option);
            option.hidden = option.dataset.protocol !== protocol;
            input.disabled = option.hidden;
            input.checked = false;
            if (!option.hidden) offered.push(input);
        }
        (offered.find((input) => input.value === chosen) ?? offered[0]).checked = true;
        text($('[data-f="assignment-setting"]', this.form), protocol === 'CLASSIC' ? 'partition.assignment.strategy' : 'group.remote.assignor');
    }

    offer() {
        const isOther = this.held && Object.entries(this.wanted).some(([name, value]) => value !== this.held[name]);
        $('#apply').disabled = !isOther;
        $('#discard').disabled = !isOther;
        if (!isOther) this.isTouched = false;
        text($('#apply'), this.isRunning ? 'Apply' : 'Start with these');
        if (!this.isRunning) $('#apply').disabled = false;
        text($('#apply-hint'), this.isRunning ? 'Stops all members, and starts as many anew with these settings. Topic, records and committed offsets stay.' : '');
    }

    async send(apply) {
        const button = $('#apply');
        this.complain(null);
        button.setAttribute('aria-busy', 'true');
        try {
            await apply(this.wanted);
            this.isTouched = false;
        } catch (cause) {
            this.complain(cause);
        } finally {
            button.removeAttribute('aria-busy');
        }
    }

    /** A complaint stands below, and its field is marked. */
    complain(cause) {
        const problem = $('#settings-problem');
        problem.hidden = !cause;
        for (const input of $$('[aria-invalid]', this.form)) input.removeAttribute('aria-invalid');
        if (!cause) return;
        const told = complaints(cause);
        text(problem, told.every((each) => each.field) ? told.map(({ field, value, remedy }) => `${field}${value === null || value === undefined ? '' : ` ${value}`}: ${remedy}`).join(' ') : cause.message);
        for (const { field } of told) {
            const input = field && this.form.elements[field];
            if (input instanceof HTMLInputElement) {
                input.setAttribute('aria-invalid', 'true');
                input.focus();
            }
        }
    }
}
