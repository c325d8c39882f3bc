/** What lanes say: how much of a partition is not yet read. */

/** How much of a lane is drawn as not yet read, in percent: nothing below a handful, all at a million. */
export function unreadShare(unread) {
    return unread === null || unread === undefined || unread < 5 ? 0 : Math.min(100, Math.round((Math.log10(1 + unread / 10) / 5) * 1000) / 10);
}
