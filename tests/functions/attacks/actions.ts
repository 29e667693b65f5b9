import type { ActionName } from '#shared/api';
import type { ActionRow } from './rows';
import { memberSamples } from './samples-member';
import { operatorSamples } from './samples-operator';
import { storeSamples } from './samples-store';

export const actions: { readonly [Name in ActionName]: ActionRow<Name> } = {
  ...memberSamples,
  ...storeSamples,
  ...operatorSamples,
};

export const actionNames = Object.keys(actions) as ActionName[];
