/* global document, FormData */

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; text goes in as text, never as markup. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function replace(id, children, whenEmpty) {
  const empty = () => make('li', { className: 'quiet' }, whenEmpty);
  byId(id).replaceChildren(...(children.length > 0 ? children : [empty()]));
}

/** Shows what went wrong above everything else, or clears it. */
export function showProblem(message) {
  const problem = byId('problem');
  problem.hidden = message === undefined;
  problem.textContent = message ?? '';
}

/** Sends JSON and gives JSON back. Errors: throws with the local cloud's own words. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const reply = await response.json();
  if (!response.ok)
    throw new Error(reply.error?.message ?? reply.error?.code ?? response.statusText);
  return reply;
}

/** Runs what a button does; a failure is shown instead of lost. */
export async function act(run) {
  try {
    showProblem(undefined);
    await run();
  } catch (error) {
    showProblem(error.message);
  }
}

/** A form's fields as an object, handed over when it is sent. */
export function onSubmit(id, run) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(() => run(Object.fromEntries(new FormData(event.target))));
  });
}
