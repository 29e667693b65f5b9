import { Fragment, useSyncExternalStore, type PropsWithChildren } from 'react';
import { hasLeft, onFarewell } from '../../platform/farewell';
import { goBack } from '../../platform/navigation';
import { currentSession, onSessionChange } from '../../platform/session';
import { textUnitPx } from '../../platform/text';
import { Page } from '../../ui/layout/Page';
import { Farewell } from './Farewell';
import { Login } from './Login';
import { LostPage } from './LostPage';

interface Props {
  readonly title: string;
  /** Opened from another page, and leads back to it. */
  readonly nested?: boolean;
}

/** Every page stands on one: asks who is there first, and starts over when that changes. */
export function Screen({ title, nested = false, children }: PropsWithChildren<Props>) {
  const session = useSyncExternalStore(onSessionChange, currentSession);
  const isGone = useSyncExternalStore(onFarewell, hasLeft);
  const back = nested ? goBack : undefined;
  return (
    <Page title={title} onBack={back} textUnit={`${textUnitPx()}px`}>
      {!session.signedIn && <Login />}
      {session.signedIn && isGone && <Farewell />}
      {session.signedIn && !isGone && <Fragment key={session.key}>{children}</Fragment>}
      <LostPage />
    </Page>
  );
}
