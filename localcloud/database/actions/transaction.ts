import type { Action } from './action';

/** `database.startTransaction`: only hands out an id; the snapshot comes with the first operation. */
export const startTransaction: Action = (_request, { store }) => ({
  transactionId: store.transactions.start(),
});

/** `database.commitTransaction`. */
export const commitTransaction: Action = (request, { store }) => {
  store.commit(request.transactionId);
  return {};
};

/** `database.abortTransaction`. */
export const abortTransaction: Action = (request, { store }) => {
  store.transactions.end(store.transactions.get(request.transactionId));
  return {};
};
