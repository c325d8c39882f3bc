/** A small line in a 96 by 22 box: zero at the foot, gaps where a value is unknown. Sparkline.java draws the first one. */
const WIDTH = 96;
const FOOT = 21;
const HEIGHT = 20;

export function sparkline(node, values) {
    if (!node) return;
    const [area, line] = node.children;
    line.setAttribute('d', path(values, false));
    area.setAttribute('d', path(values, true));
}

function path(values, toTheFoot) {
    if (!values || values.length < 2) return '';
    const top = Math.max(0, ...values.filter((value) => value !== null));
    const scale = top === 0 ? 0 : HEIGHT / top;
    const step = WIDTH / (values.length - 1);
    let drawn = '';
    let isDrawing = false;
    let last = 0;
    const close = () => (isDrawing && toTheFoot ? ` L${last.toFixed(1)} ${FOOT}Z` : '');
    values.forEach((value, index) => {
        if (value === null) {
            drawn += close();
            isDrawing = false;
            return;
        }
        const x = index * step;
        if (!isDrawing && toTheFoot) drawn += `M${x.toFixed(1)} ${FOOT}`;
        drawn += `${isDrawing || toTheFoot ? ' L' : 'M'}${x.toFixed(1)} ${(FOOT - value * scale).toFixed(1)}`;
        isDrawing = true;
        last = x;
    });
    return drawn + close();
}
