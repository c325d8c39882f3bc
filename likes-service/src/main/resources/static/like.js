const LIKES = 'api/likes';
const ROWS = 10;
const REFRESH_MILLIS = 1000;
const PATIENCE_MILLIS = 35000;
const PAUSE_MILLIS = 50;

const byId = (id) => document.getElementById(id);
const outcome = byId('outcome');

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const user = byId('user').value;
  say(`Publishing a like of ${user} …`);
  try {
    const taken = await ask(`${LIKES}?user=${encodeURIComponent(user)}`, {method: 'POST'});
    await tellOutcome(taken.lastOrder);
  } catch (problem) {
    say(problem.message, true);
  }
});

/** Waits until the producer's callback has told what became of a like. */
async function tellOutcome(order) {
  const deadline = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < deadline) {
    const state = await ask(LIKES);
    show(state);
    const delivery = state.deliveries.find((each) => each.order === order);
    if (delivery) {
      say(`Like ${order} is record ${delivery.offset} of partition ${delivery.partition}, `
          + `acknowledged after ${millis(delivery.latencyMillis)}.`);
      return;
    }
    const failure = state.failures.find((each) => each.order === order);
    if (failure) {
      say(`Like ${order} was not acknowledged: ${failure.reason}`, true);
      return;
    }
    if (state.deliveries.length > 0 && state.deliveries.at(-1).order > order) {
      say(`Like ${order} was delivered; newer ones have pushed it from the list.`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
  say(`Nothing is known of like ${order} yet.`, true);
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error('The likes service does not answer. Start it with ./platform start likes.');
  }
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail ?? `The likes service answered ${answer.status}.`);
  }
  return body;
}

function say(text, bad = false) {
  outcome.textContent = text;
  outcome.classList.toggle('bad', bad);
}

function millis(value) {
  return `${value.toFixed(1)} ms`;
}

function show(state) {
  for (const field of ['sent', 'acknowledged', 'failed']) {
    byId(field).textContent = state[field].toLocaleString('en');
  }
  byId('partitioner').textContent = state.partitioner.toLowerCase().replace('_', '-');
  byId('deliveries').replaceChildren(...state.deliveries.slice(0, ROWS).map(row));
}

function row(delivery) {
  const tr = document.createElement('tr');
  const cells = [delivery.order, delivery.user, delivery.partition, delivery.offset,
    millis(delivery.latencyMillis)];
  for (const text of cells) {
    tr.insertCell().textContent = text;
  }
  return tr;
}

async function refresh() {
  if (!document.hidden) {
    try {
      const state = await ask(LIKES);
      show(state);
      if (state.absence && !outcome.textContent) {
        say(`No likes are taken yet, for ${state.absence}.`, true);
      }
    } catch (problem) {
      say(problem.message, true);
    }
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

void refresh();
