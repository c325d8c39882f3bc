/** What is said of topics in more than one place. */
import { count } from './format.js';

const WHY = {
    COMPACTED: 'About: offsets from begin to end. The topic is compacted, so many of them may be gone.',
    TRANSACTIONAL: 'About: offsets from begin to end. It is written in transactions, whose markers and aborted records take offsets too.',
};

/** Records between two offsets, with a tilde and why where those are not all records. */
export function about(records, holes, format = count) {
    if (records === null || records === undefined) return { text: '–', title: 'unknown' };
    if (!holes || records === 0) return { text: format(records), title: format === count ? null : count(records) };
    return { text: '~' + format(records), title: `${count(records)}. ${WHY[holes]}` };
}

export const whyAbout = (holes) => WHY[holes] ?? null;
