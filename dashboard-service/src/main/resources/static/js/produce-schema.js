/** Keys and values that are written by a schema: which one, its form, and its example. */
import { $, attr, el, text } from './dom.js';
import { getJson } from './socket.js';
import { subjectApi, subjectPage } from './format.js';
import { pretty, readJson } from './json.js';
import { SchemaForm } from './schema-form.js';

export class SchemaField {
    /**
     * @param name key or value
     * @param select the field's format
     * @param area the field's text
     * @param onChange called when what would be sent is another
     */
    constructor(name, topic, select, area, onChange) {
        Object.assign(this, { name, topic, select, area, onChange });
        select.append(el('option', { value: 'schema' }, 'Schema registry'));
        this.subject = el('input', { type: 'text', class: 'mono', value: `${topic}-${name}`, spellcheck: 'false', autocomplete: 'off', 'aria-label': `Subject of the ${name}` });
        this.version = el('select', { 'aria-label': `Version of the ${name}'s schema` }, el('option', { value: '' }, 'newest'));
        this.example = el('button', { class: 'button small', type: 'button' }, 'Fill with an example');
        this.link = el('a', { class: 'hint', href: '/schemas' }, 'Its page');
        this.note = el('p', { class: 'hint', role: 'status' });
        const fields = el('div', { class: 'schema-form' });
        this.form = new SchemaForm(fields, (json) => {
            area.value = json;
            onChange();
        });
        this.box = el('div', { class: 'by-schema', hidden: true, id: `${name}-schema` },
            el('div', { class: 'by-schema-head' }, el('label', {}, el('span', {}, 'Subject'), this.subject), el('label', {}, el('span', {}, 'Version'), this.version), this.example, this.link), this.note, fields);
        area.closest('.pair').after(this.box);
        this.subject.addEventListener('change', () => this.load(''));
        this.version.addEventListener('change', () => this.load(this.version.value));
        this.example.addEventListener('click', () => this.fillExample());
        area.addEventListener('input', () => this.isChosen && this.form.fill(area.value));
        select.addEventListener('change', () => this.choose());
    }

    get isChosen() {
        return this.select.value === 'schema';
    }

    /** What the resource is told of it. */
    given() {
        return this.isChosen ? { [`${this.name}Schema`]: { subject: this.subject.value.trim(), version: this.version.value === '' ? null : Number(this.version.value) } } : {};
    }

    /** Shows or hides it after the format was chosen, by hand or by a template. */
    choose(schema = null) {
        this.box.hidden = !this.isChosen;
        if (!this.isChosen) return;
        if (schema) this.subject.value = schema.subject;
        this.load(schema?.version ? String(schema.version) : '');
    }

    async load(wanted) {
        const subject = this.subject.value.trim();
        attr(this.link, 'href', subjectPage(subject));
        text(this.note, 'Looking the schema up …');
        try {
            const found = await getJson(subjectApi(subject));
            const alive = found.versions.filter((each) => !each.deleted);
            this.version.replaceChildren(el('option', { value: '' }, `newest (v${alive[0]?.version ?? '?'})`), ...alive.map((each) => el('option', { value: String(each.version) }, `v${each.version}`)));
            this.version.value = alive.some((each) => String(each.version) === wanted) ? wanted : '';
            const number = this.version.value || alive[0]?.version;
            this.shown = await getJson(subjectApi(subject, `/versions/${number}`));
            text(this.note, this.shown.problem ?? '');
            this.form.show(this.shown.fields);
            if (this.area.value.trim() === '') this.fillExample();
            else this.form.fill(this.area.value);
        } catch (problem) {
            this.shown = null;
            this.form.show([]);
            text(this.note, problem.message);
        }
        this.onChange();
    }

    fillExample() {
        if (!this.shown) return;
        const source = JSON.stringify(this.shown.example);
        this.area.value = pretty(readJson(source) ?? { kind: 'object', items: [] });
        this.form.fill(this.area.value);
        this.onChange();
    }
}
