import type { Action } from './action';
import { aggregateDocuments, calculateDocument, getDocument } from './read';
import { abortTransaction, commitTransaction, startTransaction } from './transaction';
import { insertDocument, modifyAndReturnDoc, modifyDocument, removeDocument } from './write';

/** `database.addCollection`: createCollection(). */
const addCollection: Action = (request, { catalog, group }) => {
  group.begin();
  catalog.create(request.collectionName);
  return { message: 'ok' };
};

/** Every database action the SDK sends, by its name on the wire. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    'database.addCollection': addCollection,
    'database.insertDocument': insertDocument,
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
    'database.startTransaction': startTransaction,
    'database.commitTransaction': commitTransaction,
    'database.abortTransaction': abortTransaction,
  }),
);
