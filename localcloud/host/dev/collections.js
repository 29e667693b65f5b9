import { act, byId, make, onSubmit, post } from './dom.js';

let chosen;

/** One request of the SDK's protocol. Errors: throws with the service's code. */
async function ask(action, fields) {
  const reply = await post('/admin', { action, envName: 'jidian-local', ...fields });
  if (reply.code) throw new Error(`${reply.code}: ${reply.message}`);
  return reply.data;
}

export async function openCollections() {
  const collections = await (await fetch('/dev/collections')).json();
  const buttons = collections.map(({ name, count }) => {
    const button = make(
      'button',
      { type: 'button' },
      `${name} `,
      make('span', { className: 'quiet' }, String(count)),
    );
    button.addEventListener('click', () => {
      chosen = name;
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      byId('query').requestSubmit();
    });
    return button;
  });
  byId('collections').replaceChildren(...buttons);
}

onSubmit('query', async ({ where, order, limit }) => {
  if (chosen === undefined) throw new Error('Choose a collection first.');
  const { list } = await ask('database.getDocument', {
    collectionName: chosen,
    queryType: 'WHERE',
    query: where.trim() || '{}',
    ...(order.trim() && { order }),
    limit: Number(limit) || 20,
    multi: false,
  });
  byId('found').textContent = `${list.length} of ${chosen}`;
  byId('documents').replaceChildren(...list.map((text) => documentEntry(chosen, text)));
});

/** A document that opens into an editor for its JSON. */
function documentEntry(collectionName, text) {
  const { _id: id } = JSON.parse(text);
  const details = make(
    'details',
    {},
    make(
      'summary',
      {},
      `${JSON.stringify(id)} `,
      make('span', { className: 'quiet' }, text.slice(0, 120)),
    ),
  );
  // Filled when opened: a hundred large documents need not be laid out at once.
  details.addEventListener(
    'toggle',
    () => details.append(...editor(collectionName, id, text, details)),
    { once: true },
  );
  return details;
}

function editor(collectionName, id, text, details) {
  const area = make('textarea', {
    value: JSON.stringify(JSON.parse(text), null, 2),
    spellcheck: false,
    ariaLabel: 'Document as JSON',
  });
  const which = {
    collectionName,
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
    multi: false,
  };
  const said = make('span', { className: 'quiet', role: 'status' });

  const save = make('button', { type: 'button' }, 'Save');
  save.addEventListener('click', () =>
    act(async () => {
      const fields = JSON.parse(area.value);
      delete fields._id;
      await ask('database.modifyDocument', {
        ...which,
        data: JSON.stringify(fields),
        merge: false,
        upsert: true,
      });
      said.textContent = 'Saved.';
    }),
  );
  const remove = make('button', { type: 'button' }, 'Delete');
  remove.addEventListener('click', () =>
    act(async () => {
      await ask('database.removeDocument', which);
      details.remove();
    }),
  );
  return [area, make('div', { className: 'row' }, save, remove, said)];
}
