/**
 * A button that is pressed before the page's modules are there is pressed again once they are. Not a module itself: it has
 * to come before them.
 */
{
    const pressed = new Set();
    const keep = (event) => {
        const button = event.target.closest?.('button');
        if (!button || document.readyState === 'complete') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        pressed.add(button);
    };
    addEventListener('click', keep, true);
    addEventListener('load', () => {
        removeEventListener('click', keep, true);
        for (const button of pressed) button.click();
    }, { once: true });
}
