/** The stage: lanes of partitions, ribbons, cards of members; and a sentence on what goes on. */
import { $, status, text } from './dom.js';
import { count } from './format.js';
import { Lanes } from './labs-groups-lanes.js';
import { Members } from './labs-groups-members.js';
import { Ribbons } from './labs-groups-ribbons.js';
import { groupWords, story, tone } from './labs-groups-words.js';

const APART = 14;
const CARD_EDGE = 16;

export class Stage {
    constructor(ask) {
        this.lanes = new Lanes($('#lanes'));
        this.members = new Members($('#members'), ask);
        this.ribbons = new Ribbons($('#ribbons'));
        this.positions = new Map();
        new ResizeObserver(() => this.state && this.draw(true)).observe($('#stage'));
    }

    show(state) {
        this.state = state;
        $('#at-work').hidden = !state.running;
        text($('#group-line'), state.running ? groupWords(state) : '');
        if (!state.running) {
            this.positions.clear();
            return;
        }
        const [words, level] = story(state);
        text($('#story'), state.waiting ? `${words} ${state.waiting}` : words);
        status($('#story'), level);
        this.members.show(state);
        this.lanes.show(state);
        for (const name of ['written', 'read', 'redelivered', 'waitingToBeRead']) text($(`#totals [data-f="${name}"]`), count(state.totals[name]));
        this.draw(false);
        this.tellReads(state);
    }

    draw(isJump) {
        const { partitions, members } = this.state;
        const place = this.ribbons.place;
        if (!place.height || !place.width) return;
        const middle = (box) => box.top + box.height / 2 - place.top;
        const ends = [];
        for (const { partition, owner } of partitions) {
            const track = this.lanes.track(partition);
            const card = owner && this.members.card(owner);
            const member = members.find((each) => each.name === owner);
            let to = null;
            if (card) {
                const box = card.getBoundingClientRect();
                const mine = partitions.filter((each) => each.owner === owner).map((each) => each.partition);
                const spread = (mine.indexOf(partition) - (mine.length - 1) / 2) * APART;
                to = Math.min(box.bottom - place.top - CARD_EDGE, Math.max(box.top - place.top + CARD_EDGE, middle(box) + spread));
            }
            ends.push({ partition, from: middle(track.getBoundingClientRect()), to, tone: tone(to === null ? null : owner), isStill: member?.state === 'PAUSED' });
        }
        this.ribbons.show(ends, isJump);
    }

    /** Records read since the last frame run along the ribbon. */
    tellReads({ partitions }) {
        for (const { partition, owner, position } of partitions) {
            const before = this.positions.get(partition);
            if (before?.owner === owner && owner && position > before.position) this.ribbons.read(partition, position - before.position);
            this.positions.set(partition, { owner, position: position ?? 0 });
        }
    }
}
